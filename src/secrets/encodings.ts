/**
 * The forms of a value that the runner's masker misses. The runner masks a value itself, its base64, its JSON and XML escapes and its
 * `%XX`; it misses what follows here.
 */
export function maskTextsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const base64 = bytes.toString('base64');
  const alignments = [0, 1, 2].map((shift) => stableBase64(bytes, shift));
  const encoded = encodeURIComponent(value);
  const texts = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...alignments,
    ...alignments.map(toUrlAlphabet),
    base64.replace(/=+$/, ''),
    stableBase64(Buffer.from(base64), 0),
    encoded.replaceAll(/%[0-9A-F]{2}/g, (sequence) => sequence.toLowerCase()),
    encoded.replaceAll('%20', '+'),
    JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
    value.replaceAll(/[^\x20-\x7e]/gu, asciiEscape),
  ];
  return [...new Set(texts)].filter((text) => text !== value && text.length >= 6 && !/[\r\n]/.test(text));
}

/** The characters of base64 that only the value decides, when `shift` bytes stand before it and anything behind. */
function stableBase64(bytes: Buffer, shift: number): string {
  const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const unstable = (bytes.length + shift) % 3 === 0 ? 0 : 1;
  return shifted.slice(shift === 0 ? 0 : shift + 1, shifted.length - unstable);
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

function asciiEscape(character: string): string {
  const units = character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return units.join('');
}
