import type { Cause, CauseName } from './explanation.ts';

/**
 * A text by which a cause is known. The sentences are templates: `{name}` stands for a named group of the patterns, else for a member
 * of the context in which the text was found.
 */
export interface Signature {
  readonly cause: CauseName;
  /** All must match. Linear in the text: every repetition is bounded, and no two that are neighbours can match the same character. */
  readonly patterns: readonly RegExp[];
  readonly canHeal: boolean;
  readonly sentence: string;
  readonly fix: string;
}

/** What a template may name besides groups. */
export interface SignatureContext {
  readonly container: string;
  readonly image: string;
  readonly role: string;
  readonly logGroup: string;
}

/** What is looked at of longer texts: AWS's reasons have at most 1,024 characters, and a longer line tells nothing more. */
const longestText = 2_000;

/** The cause that the first fitting signature gives to a text; undefined when none fits. */
export function recognize(
  text: string,
  signatures: readonly Signature[],
  context: SignatureContext,
): Cause | undefined {
  const searched = text.slice(0, longestText);
  for (const { cause, patterns, canHeal, sentence, fix } of signatures) {
    const groups = matchAll(searched, patterns);
    if (groups === undefined) continue;
    const values = { ...context, ...groups };
    return { name: cause, canHeal, sentence: fill(sentence, values), fix: fill(fix, values), quote: text.trim() };
  }
  return undefined;
}

function matchAll(text: string, patterns: readonly RegExp[]): Readonly<Record<string, string>> | undefined {
  const matches = patterns.map((pattern) => pattern.exec(text));
  if (matches.includes(null)) return undefined;
  return Object.assign({}, ...matches.map((match) => match?.groups ?? {}));
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').replace(/[.,;]$/, ''));
}
