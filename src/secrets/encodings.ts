import {
  base64Texts,
  escapedLineEnds,
  jsonTexts,
  lineEndTexts,
  markupTexts,
  shellTexts,
  urlTexts,
} from './encoders.ts';
import { tellingLines } from './telling-lines.ts';

/** How a value was written where it was found. */
export type Encoding =
  | 'as it is'
  | 'one of its lines'
  | 'with other line ends'
  | 'escaped line ends'
  | 'JSON'
  | 'JSON in JSON'
  | 'URL'
  | 'HTML or XML'
  | 'shell quotes'
  | 'base64'
  | 'base64 in base64'
  | 'hex';

/** One way in which a value can stand in a text. */
export interface Form {
  readonly encoding: Encoding;
  readonly text: string;
}

/** True for encodings whose usual programs break their output into lines of 60 to 76 characters. */
export function isWrapped(encoding: Encoding): boolean {
  return encoding === 'base64' || encoding === 'base64 in base64' || encoding === 'hex';
}

/**
 * Every text that a value becomes by a usual encoding, the whole of it, the value itself first. A base64 text stands here without
 * the characters at its ends that depend on what is in front of and behind the value, so each is part of what is found.
 */
export function formsOf(value: string): readonly Form[] {
  const text = value.trim();
  const forms = [
    { encoding: 'as it is', text: value },
    { encoding: 'as it is', text },
    ...lineForms(value),
    ...escapedForms(text),
    ...binaryForms([text, ...lineEndTexts(text)]),
  ] as const;
  return distinctForms(forms.filter((form) => form.text !== ''));
}

function lineForms(value: string): readonly Form[] {
  return tellingLines(value).map((text) => ({ encoding: 'one of its lines', text }));
}

/** The forms in which a program may write a text on one line. */
export function escapedForms(text: string): readonly Form[] {
  const forms = (encoding: Encoding, texts: readonly string[]) => texts.map((form) => ({ encoding, text: form }));
  const json = jsonTexts(text);
  return [
    ...forms('with other line ends', lineEndTexts(text)),
    ...forms('JSON', json),
    ...forms('JSON in JSON', json.flatMap(jsonTexts)),
    ...forms('escaped line ends', escapedLineEnds(text)),
    ...forms('URL', urlTexts(text)),
    ...forms('HTML or XML', markupTexts(text)),
    ...forms('shell quotes', shellTexts(text)),
  ];
}

/** Of the text with each kind of line ends. */
export function binaryForms(texts: readonly string[]): readonly Form[] {
  return [...new Set(texts)].flatMap((text) => {
    const bytes = Buffer.from(text);
    const once = base64Texts(bytes);
    const hex = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
    const twice = once.flatMap((form) => base64Texts(Buffer.from(form)));
    return [
      ...once.map((form) => ({ encoding: 'base64' as const, text: form })),
      ...hex.map((form) => ({ encoding: 'hex' as const, text: form })),
      ...twice.map((form) => ({ encoding: 'base64 in base64' as const, text: form })),
    ];
  });
}

/** Each text once, in the form that comes first. */
export function distinctForms(forms: readonly Form[]): readonly Form[] {
  const seen = new Set<string>();
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text));
}
