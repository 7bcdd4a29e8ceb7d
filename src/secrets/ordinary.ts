import { speaksOfPublic, speaksOfSecret, speaksOfSetting } from './name-meaning.ts';
import { hasCredentials, isRandom } from './telling-lines.ts';
import type { Secret } from './types.ts';

/**
 * Whether a value that was given as a secret may well stand elsewhere by chance: a settings file holds `DB_USER=backend` and
 * `API_URL=https://api.example.com` beside its passwords, and such words are in many programs. A name that speaks of a secret, such as
 * `DB_PASSWORD`, is believed whatever the value is, but for a short number, which no search can tell from any other; and so is one that
 * speaks of something public, such as `VITE_MAPS_KEY`.
 */
export function isOrdinary({ name, value }: Secret): boolean {
  const text = value.trim();
  if (speaksOfPublic(name) || /^\d{6,9}$/.test(text)) return true;
  if (speaksOfSecret(name)) return false;
  return isList(text) || ordinaryShapes.some((isOf) => isOf(text)) || (speaksOfSetting(name) && isPlain(text));
}

const listShapes: readonly ((text: string) => boolean)[] = [isNumber, isHost, isPlainUrl, isPath];
const ordinaryShapes = [...listShapes, isPhrase, isAddress];

/** Hosts, URLs and the like in a row. Words are not among them: many of them are a passphrase. */
function isList(text: string): boolean {
  const elements = text.split(/\s*[,;]\s*/);
  return elements.length > 1 && elements.every((element) => listShapes.some((isOf) => isOf(element)));
}

/** `backend`, `eu-west-1`, `sha256`, `aes-256-gcm`, `application/json`; something longer is a passphrase. */
function isPhrase(text: string): boolean {
  const words = text.replace(/[-_.]?(?<!\d)\d{1,3}(?![A-Za-z\d])/, '').split(/[-_. /:,]/);
  return text.length < shortestPassphrase && words.every((word) => /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(word));
}

const shortestPassphrase = 20;

/** `5432`, `1.22.3`, `10.0.12.7`, `2026-11-26`; a long row of digits may be a key. */
function isNumber(text: string): boolean {
  return text.length < 16 && /^v?\d+(?:[.:-]\d+)*$/.test(text) && !/\d{10}/.test(text);
}

/** A host in small letters, with its port or without, or all hosts of a domain; a name without dots needs its port. */
function isHost(text: string): boolean {
  return (
    /^(?:\*?\.)?(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?$/.test(text) ||
    /^(?:[a-z][a-z-]*(?:-\d{1,2})?|\[[\da-f:]+\]):\d{2,5}$/.test(text)
  );
}

function isPlainUrl(text: string): boolean {
  const [url, query = ''] = /^(?:jdbc:)?[a-z][a-z\d+.-]*:\/\/[^\s?#@]+(?:\?([^\s#@]*))?$/i.exec(text) ?? [];
  if (url === undefined || hasCredentials.test(text) || isRandom(text)) return false;
  return query.split('&').every(isPlainParameter);
}

function isPlainParameter(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=');
  return !speaksOfSecret(name) && (value === '' || isPhrase(value) || isNumber(value));
}

/** An address for letters. */
function isAddress(text: string): boolean {
  return /^[a-z\d._+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(text);
}

/** The path of a file or folder. */
function isPath(text: string): boolean {
  return /^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/.test(text) && !isRandom(text);
}

/**
 * What a setting may be besides: `my-company-production-uploads`, `20.11.1-alpine`, `-Xmx512m -Xms256m`. Words and numbers, of which
 * two at most are both, and those short: more of them may be a key.
 */
function isPlain(text: string): boolean {
  if (/[\r\n]|:\/\/|@/.test(text) || text.length > longestPlain) return false;
  const words = text.split(/[^\p{L}\d]+/u);
  const mixed = words.filter((word) => !/^(?:\p{L}*|\d*)$/u.test(word));
  return mixed.length <= 2 && mixed.every((word) => word.length < shortestMixed) && !words.some(speaksOfSecret);
}

const longestPlain = 200;
const shortestMixed = 8;
