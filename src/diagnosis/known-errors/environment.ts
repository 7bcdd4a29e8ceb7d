import type { KnownError } from './known-error.ts';

/* What programs and their libraries say when a variable or a file of settings is missing or wrong. */

const sources = ['container-log'] as const;

/** Missing and wrong settings. */
export const environmentErrors: readonly KnownError[] = [
  {
    id: 'env-dotenv-file-missing',
    sources,
    patterns: [/Error loading \.env file/],
    what: 'The program reads a file .env, which is not in the image.',
    why: 'Likely it ends because of that; the file is not committed, and should not be.',
    fix: 'Go on when the file is missing (do not exit on an error of godotenv.Load), and give the variables in environment and secrets of the task definition.',
  },
  {
    id: 'env-required-variable-missing',
    sources,
    patterns: [
      /required key (?<variable>\w{1,100}) missing value/,
      /required environment variable \\?"(?<variable>\w{1,100})\\?" is not set/,
      /\bKeyError: '(?<variable>[A-Z][A-Z\d_]{2,100})'/,
      /UndefinedValueError: (?<variable>\w{1,100}) not found/,
      /ImproperlyConfigured: Set the (?<variable>\w{1,100}) environment variable/,
      /validation errors? for \w{1,100}\n(?<variable>\w{1,100})\n {1,8}Field required/,
    ],
    what: 'The program needs the variable {variable}, which is not set in the container.',
    why: 'Neither environment nor secrets of the task definition has it.',
    fix: 'Add {variable} to environment or secrets of the task definition (upper-case for a field of pydantic), and deploy again.',
  },
  {
    id: 'env-invalid-value',
    sources,
    patterns: [
      /parse error on field \\?"(?<field>\w{1,100})\\?" of type \\?"(?<type>[\w.]{1,60})/,
      /envconfig\.Process: assigning \w{1,100} to (?<field>\w{1,100}): converting '[^']{0,200}' to type (?<type>[\w.]{1,60}\w)/,
    ],
    what: 'The variable for {field} is set, but its value is no {type}.',
    why: 'Likely it has quotes, spaces, a unit, or a placeholder that nothing replaced.',
    fix: 'Correct the value in the task definition.',
  },
  {
    id: 'env-json-undefined',
    sources,
    patterns: [
      /SyntaxError: \\?"undefined\\?" is not valid JSON/,
      /SyntaxError: Unexpected token u in JSON at position 0/,
    ],
    what: 'The program read JSON from something that is not set.',
    why: 'Likely JSON.parse was given a variable that the container does not have.',
    fix: 'Set the variable to valid JSON, or let the program handle its absence.',
  },
  {
    id: 'config-file-missing',
    sources,
    patterns: [/Config File "(?<file>[^"]{1,200})" Not Found in "/],
    what: 'The configuration file "{file}" is in none of the directories that the program looks in.',
    why: 'It was not copied into the image, likely because it is not committed.',
    fix: 'Copy it into the image at one of these paths, or read the settings from variables (AutomaticEnv in viper).',
  },
];
