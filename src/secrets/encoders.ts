/** With the line ends of Unix, and with those of Windows. */
export function lineEndTexts(text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n');
  return [plain, plain.replaceAll('\n', '\r\n')];
}

/** On one line, as a program prints a text that it quotes. */
export function escapedLineEnds(text: string): readonly string[] {
  return [text.replaceAll('\r', '\\r').replaceAll('\n', '\\n'), text.replace(/\r?\n/g, '\\n')];
}

/** As JavaScript writes a string, as PHP does (`\/`), as Python does (`\u00e4`), and as Go does (`\u0026` for `&`). */
export function jsonTexts(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
  const go = json.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  const slashed = json.replaceAll('/', '\\/');
  return [json, go, ascii, upperEscapes(ascii), slashed, slashed.replace(/[\u007f-\uffff]/g, unicodeEscape)];
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function upperEscapes(text: string): string {
  return text.replace(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
}

/** encodeURIComponent, RFC 3986 to the letter, a path (with its slashes), encodeURI, and a form; each with both kinds of hex digits. */
export function urlTexts(text: string): readonly string[] {
  const wellFormed = Buffer.from(text).toString();
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(/[!'()*]/g, percent);
  const form = new URLSearchParams([['', wellFormed]]).toString().slice(1);
  const all = [
    component,
    strict,
    strict.replaceAll('%2F', '/'),
    component.replaceAll('%20', '+'),
    strict.replaceAll('%20', '+'),
    form,
    encodeURI(wellFormed),
  ];
  return all.flatMap((url) => [url, url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())]);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** As HTML and XML write a text, with each way to write a quote. */
export function markupTexts(text: string): readonly string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = ['&quot;', '&#34;'];
  const apostrophes = ["'", '&apos;', '&#39;', '&#x27;', '&#039;'];
  return [
    basic,
    ...quotes.flatMap((quote) =>
      apostrophes.map((apostrophe) => basic.replaceAll('"', quote).replaceAll("'", apostrophe)),
    ),
  ];
}

/** Between single quotes in both ways that are usual, between double quotes, and word by word as `printf %q` writes it. */
export function shellTexts(text: string): readonly string[] {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/["\\$`]/g, '\\$&'),
    text.replace(/[^\w@%+=:,./\n-]/g, '\\$&'),
  ];
}

/** With both alphabets, and for each place that the bytes can have within a group of three. */
export function base64Texts(bytes: Buffer): readonly string[] {
  const texts = [0, 1, 2].map((before) => stableBase64(bytes, before));
  return [...texts, ...texts.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** The characters that are made of bits of these bytes alone, when `before` bytes stand in front of them in the first group. */
function stableBase64(bytes: Buffer, before: number): string {
  const characters = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor(((before + bytes.length) * 8) / 6);
  return characters.slice(first, end);
}
