import type { Canary } from './canaries.ts';

/** A piece of a canary that was found. */
export interface Sighting {
  readonly canary: string;
  /** How it was written down, such as `hex` or `base64 of base64`. */
  readonly encoding: string;
  /** What stands around it, for the report of a test; canaries are secrets of nobody. */
  readonly context: string;
}

/** Looks for canaries in bytes; each canary and encoding is reported once. */
export type Detector = (bytes: Buffer) => readonly Sighting[];

/**
 * Finds canaries in every encoding, also in part: 15 characters in a row of any form are enough, and a form that is shorter as a
 * whole. It shares no code with the product's own scanner, whose mistakes it is to find.
 */
export function createDetector(canaries: readonly Canary[]): Detector {
  const forms = canaries.flatMap(formsOf);
  const windows = new Map<string, Form>();
  for (const form of forms) for (const piece of windowsOf(form.text)) windows.set(piece, form);
  const whole = forms.filter(({ text }) => text.length < shortestRun);
  return (bytes) => {
    const text = bytes.toString('latin1');
    const found = new Map<string, Sighting>();
    const note = (form: Form, at: number) => {
      const key = `${form.canary} ${form.encoding}`;
      const context = text.slice(Math.max(0, at - 60), at + 90);
      if (!found.has(key)) found.set(key, { canary: form.canary, encoding: form.encoding, context });
    };
    for (const form of whole) {
      const at = text.indexOf(form.text);
      if (at !== -1) note(form, at);
    }
    for (let at = 0; at + windowLength <= text.length; at += stride) {
      const form = windows.get(text.slice(at, at + windowLength));
      if (form !== undefined) note(form, at);
    }
    return [...found.values()];
  };
}

/** A way in which a core of a canary may be written down, as Latin-1: one character for each byte. */
interface Form {
  readonly canary: string;
  readonly encoding: string;
  readonly text: string;
}

const windowLength = 12;
/** Looking at every fourth place finds each run of 12 + 4 - 1 characters. */
const stride = 4;
const shortestRun = windowLength + stride - 1;

function windowsOf(text: string): readonly string[] {
  if (text.length < shortestRun) return [];
  return Array.from({ length: text.length - windowLength + 1 }, (_, at) => text.slice(at, at + windowLength));
}

function formsOf({ name, cores }: Canary): readonly Form[] {
  return cores.flatMap((core) =>
    Object.entries(encodingsOf(core)).flatMap(([encoding, texts]) =>
      texts.map((text) => ({ canary: name, encoding, text: Buffer.from(text).toString('latin1') })),
    ),
  );
}

/** By name; an encoding that depends on what stands in front of the text has several forms. */
function encodingsOf(core: string): Readonly<Record<string, readonly string[]>> {
  const bytes = Buffer.from(core);
  const json = JSON.stringify(core).slice(1, -1);
  const url = [...bytes].map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : percent(byte))).join('');
  const base64 = base64Of(bytes);
  const urlBase64 = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return {
    raw: [core],
    JSON: [json],
    'JSON in JSON': [JSON.stringify(json).slice(1, -1)],
    'JSON in ASCII': [json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)],
    URL: [url, encodeURIComponent(core), encodeURI(core)],
    'URL in lower case': [url.replace(/%../g, (code) => code.toLowerCase())],
    'form data': [url.replaceAll('%20', '+')],
    XML: [xml(core, '&quot;', '&apos;'), xml(core, '&#34;', '&#39;')],
    shell: [core.replaceAll("'", `'\\''`), core.replace(/[^\w/.,:=@%+-]/g, '\\$&'), core.replace(/["$`\\]/g, '\\$&')],
    base64,
    base64url: urlBase64,
    'base64 of base64': [...base64, ...urlBase64].flatMap((text) => base64Of(Buffer.from(text))),
    hex: [bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
  };
}

function isPlain(byte: number): boolean {
  return /[\w.~-]/.test(String.fromCharCode(byte)) && byte < 128;
}

const percent = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function xml(text: string, quote: string, apostrophe: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': quote,
    "'": apostrophe,
  };
  return text.replace(/[<>&"']/g, (character) => escapes[character] ?? character);
}

/** The characters that do not depend on neighbours, for a text that begins at the first, second or third byte of a group. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const certain = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), certain);
  });
}
