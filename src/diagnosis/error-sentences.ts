/**
 * Fills a text's `{name}` with what was found under that name, and `{name|otherwise}` with the words behind the line where nothing was. A
 * sentence with a `{name}` that stays empty is left out, and of what stands in `[[ ]]` only that part.
 */
export function fillSentences(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split(betweenSentences)
    .map((sentence) => fillSentence(sentence, values))
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/** The names that a text has places for. */
export function namesIn(template: string): readonly string[] {
  return [...template.matchAll(place)].map(([, name = '']) => name);
}

const place = /\{(\w{1,40})(?:\|([^{}]{0,200}))?\}/g;
const betweenSentences = /(?<=[.!?]) (?=[A-Z{"`])/;

const part = /\[\[([^[\]]{1,200})\]\]/g;

function fillSentence(sentence: string, values: Readonly<Record<string, string>>): string | undefined {
  return fillPlaces(
    sentence.replace(part, (_, text: string) => fillPlaces(text, values) ?? ''),
    values,
  );
}

function fillPlaces(sentence: string, values: Readonly<Record<string, string>>): string | undefined {
  let isComplete = true;
  const text = sentence.replace(place, (_, name: string, otherwise: string | undefined) => {
    const value = values[name] ?? otherwise ?? '';
    if (value === '') isComplete = false;
    return value;
  });
  return isComplete ? text : undefined;
}
