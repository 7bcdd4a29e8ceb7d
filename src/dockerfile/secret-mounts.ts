import type { SecretMount } from './dockerfile.ts';

/** A flag of an instruction, such as `--mount=type=secret,id=x`, with its quotes still on. */
export interface InstructionFlag {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** The secrets that these flags of a `RUN` mount. */
export function secretMountsOf(flags: readonly InstructionFlag[], escapeCharacter: string): readonly SecretMount[] {
  return flags.filter(({ name }) => name === 'mount').flatMap((flag) => secretMountOf(flag, escapeCharacter) ?? []);
}

/** The value of the field `from` of each mount: a stage or an image. */
export function mountSourcesOf(flags: readonly InstructionFlag[], escapeCharacter: string): readonly string[] {
  const mounts = flags.filter(({ name }) => name === 'mount');
  return mounts.flatMap(({ value }) => fieldsOf(value, escapeCharacter).get('from') ?? []);
}

/** Source of the derived id: BuildKit, frontend/dockerfile/dockerfile2llb/convert_secrets.go (dispatchSecret). */
function secretMountOf({ value, line }: InstructionFlag, escapeCharacter: string): SecretMount | undefined {
  const fields = fieldsOf(value, escapeCharacter);
  if (fields.get('type')?.toLowerCase() !== 'secret') return undefined;
  const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? '';
  const id = fields.get('source') || fields.get('src') || fields.get('id') || (target.split('/').at(-1) ?? '');
  const required = fields.get('required');
  return {
    id,
    variable: id.includes('$'),
    // `required` alone means true.
    required: required !== undefined && /^(?:|1|t|true)$/i.test(required),
    line,
    onBuild: false,
  };
}

/** Keys are in any case, and a field without a value has an empty one. */
function fieldsOf(value: string, escapeCharacter: string): ReadonlyMap<string, string> {
  const fields = withoutQuotes(value, escapeCharacter).split(',');
  return new Map(
    fields.map((field) => {
      const equals = field.indexOf('=');
      const key = equals === -1 ? field : field.slice(0, equals);
      return [key.trim().toLowerCase(), equals === -1 ? '' : field.slice(equals + 1)] as const;
    }),
  );
}

/** A word as BuildKit's parser sees it (frontend/dockerfile/parser/split_command.go): quotes go, and what is escaped stays. */
function withoutQuotes(word: string, escapeCharacter: string): string {
  let text = '';
  let quote = '';
  for (let at = 0; at < word.length; at += 1) {
    const character = word[at] ?? '';
    if (character === escapeCharacter) {
      at += 1;
      text += word[at] ?? '';
    } else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
    else text += character;
  }
  return text;
}
