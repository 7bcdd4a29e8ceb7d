/**
 * A line without what has the shape of a secret: the password of a URL, the value of a variable, option or field that is named like a
 * secret, and tokens that are known by how they begin. `***` stands for each, and for the whole line where what is left of it is encoded:
 * a runner knows a secret by its whole text, and would no longer know the rest of one.
 */
export function maskSecretShapes(line: string): string {
  const masked = shapes.reduce((text, shape) => text.replace(shape, '$<kept>***'), line);
  return masked !== line && isEncoded(masked) ? '***' : masked;
}

/** Whether a text holds escapes of JSON in JSON or of a URL: what is quoted in it may be one value, however long. */
export function isEncoded(text: string): boolean {
  return /\\["\\n]|%[\dA-Fa-f]{2}/.test(text);
}

const secretName =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|signature)';
const value = '(?:"[^"]{1,500}|\'[^\']{1,500}|[^\\s"\',;&]{1,2000})';
/** What stands for no secret, though a word like "password" is before it. */
const noValue = '(?!["\']?(?:yes|no|true|false|null|none|nil|undefined)\\b)';

const shapes: readonly RegExp[] = [
  /(?<kept>:\/\/[^\s:@/'"]{0,200}:)[^\s'"]{1,500}(?=@)/g,
  new RegExp(`(?<kept>${secretName}[\\w-]{0,20}=)${noValue}${value}`, 'gi'),
  new RegExp(
    `(?<kept>${secretName}[\\w-]{0,20}\\\\?["']\\s{0,3}[:=]>?\\s{0,3})${noValue}(?:\\\\?"[^"\\\\]{1,500}|${value})`,
    'gi',
  ),
  new RegExp(`(?<kept>${secretName}: {1,3})${noValue}\\S{1,500}$`, 'gim'),
  new RegExp(`(?<kept>--?${secretName} )(?!-)\\S{1,500}`, 'gi'),
  /(?<kept>authorization["']?: {0,3}["']?(?:(?:basic|bearer|token) )?)[\w.~+/=-]{4,2000}/gi,
  /(?<kept>\bbearer )[\w.~+/=-]{16,2000}/gi,
  /(?<kept>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^\n]{1,4000}/g,
  /(?<kept>\b)(?:gh[opsur]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,64}|npm_\w{36}|xox[a-z]-[\w-]{10,255}|sk_live_\w{10,255}|A(?:KIA|SIA)[A-Z\d]{16}|eyJ[\w-]{10,2000}\.[\w-]{10,2000}(?:\.[\w-]{0,2000})?)/g,
];
