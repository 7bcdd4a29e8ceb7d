import { speaksOfSecret } from './name-meaning.ts';

/**
 * The lines of a value that tell it from other people's files, without the blanks around them. A settings file that is a secret as a
 * whole has lines such as `port: 8080`, `"type": "service_account",` and `-----BEGIN PRIVATE KEY-----`, which are everywhere.
 */
export function tellingLines(value: string): readonly string[] {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.filter((line) => line.length >= shortestLine && isTelling(line));
}

const shortestLine = 8;

/** A part of a text, in characters; `end` is behind the last one. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The part of a text that tells it most surely from others: the password of a URL, a random word, or the longest word. */
export function tellingPart(text: string): Part {
  const password = /:\/\/[^/\s:@]*:([^/\s@]+)@/d.exec(text)?.indices?.[1];
  if (password !== undefined) return { start: password[0], end: password[1] };
  const words = [...text.matchAll(/[^\s"'`,;()[\]{}<>]+/g)].map((match) => ({ start: match.index, text: match[0] }));
  const random = words.filter((word) => isRandom(word.text));
  const [first] = (random.length > 0 ? random : words).toSorted((one, other) => other.text.length - one.text.length);
  return first === undefined
    ? { start: 0, end: text.length }
    : { start: first.start, end: first.start + first.text.length };
}

function isTelling(line: string): boolean {
  if (armour.test(line)) return false;
  const [, key = '', rest = line] = setting.exec(line) ?? [];
  const value = rest.replace(/^["'`]|["'`]?[,;]?$/g, '');
  if (publicSettings.has(key.toLowerCase()) || value.length < shortestSetting) return false;
  if (hasCredentials.test(value) || isRandom(value)) return true;
  return speaksOfSecret(key) ? !commonValue.test(value) : /\d{12}/.test(value);
}

/** `NAME=`, `name: `, `"name": ` and `export NAME=`, then the value. Two slashes are those of a URL. */
const setting = /^(?:export\s+|-\s+)?["']?([\w.-]+)["']?\s*(?:=|:(?!\/\/))\s*(.*)$/;
const shortestSetting = 6;

/** The armour of a PEM or PGP file, and the headers in it. */
const armour = /^(?:-{4,5} ?(?:BEGIN|END) [\w ]+-{4,5}|(?:Proc-Type|DEK-Info|Version|Comment): .*)$/;

/** What Google writes into the key of every service account, and what names things without keeping any. */
const publicSettings = new Set(['type', 'auth_uri', 'token_uri', 'auth_provider_x509_cert_url', 'universe_domain']);

/** A user and a password in a URL. */
export const hasCredentials = /:\/\/[^/\s:@]*:[^/\s@]+@/;

const commonValue = /^(?:true|false|null|none|undefined|default|required|disabled?|enabled?|\$\{?\w+\}?|<.*>|[*.x]+)$/i;

/** A word of small and capital letters and digits, a long one of letters and digits, or one of small and capital letters in no order. */
export function isRandom(value: string): boolean {
  const words = value.split(/[\s"'`,;()[\]{}<>]+/).filter((word) => word.length >= shortestSetting);
  return words.some((word) => {
    const [small, capital, digit] = [/[a-z]/, /[A-Z]/, /\d/].map((kind) => kind.test(word));
    if (digit && small && capital) return word.length >= 8;
    if (digit) return (small || capital) && /[\w+/=~-]{16}/.test(word);
    return isMixed(word);
  });
}

/** Names such as `getElementsByTagName` have far fewer capital letters than a random word, half of whose letters are. */
function isMixed(word: string): boolean {
  const letters = word.replace(/[^A-Za-z]/g, '');
  const capitals = letters.replace(/[^A-Z]/g, '').length;
  return letters.length >= shortestMixed && capitals >= 0.3 * letters.length && capitals <= 0.9 * letters.length;
}

const shortestMixed = 12;
