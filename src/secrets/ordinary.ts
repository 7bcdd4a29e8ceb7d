import { hasCredentials, isRandom, secretKey } from './telling-lines.ts';
import type { Secret } from './types.ts';

/**
 * Whether a value that was given as a secret may well stand elsewhere by chance: a settings file holds `DB_USER=backend` and
 * `API_URL=https://api.example.com` beside its passwords, and such words are in many programs. A name that speaks of a secret, such as
 * `DB_PASSWORD`, is believed whatever the value is.
 */
export function isOrdinary({ name, value }: Secret): boolean {
  const text = value.trim();
  return !secretKey.test(name) && ordinaryShapes.some((isOf) => isOf(text));
}

const ordinaryShapes: readonly ((text: string) => boolean)[] = [
  isPhrase,
  isNumber,
  isHost,
  isPlainUrl,
  isAddress,
  isPath,
];

/** `backend`, `eu-west-1`, `node20`, `application/json`; something longer is a passphrase. */
function isPhrase(text: string): boolean {
  const words = text.replace(/[-_.]?\d{0,2}$/, '').split(/[-_. /:]/);
  return text.length < shortestPassphrase && words.every((word) => /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(word));
}

const shortestPassphrase = 20;

/** `5432`, `1.22.3`, `10.0.12.7`, `2026-11-26`; a long row of digits may be a key. */
function isNumber(text: string): boolean {
  return text.length < 16 && /^v?\d+(?:[.:-]\d+)*$/.test(text) && !/\d{10}/.test(text);
}

/** A host in small letters, with its port or without. */
function isHost(text: string): boolean {
  return /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?$/.test(text);
}

function isPlainUrl(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/[^\s?#@]+$/i.test(text) && !hasCredentials.test(text) && !isRandom(text);
}

/** An address for letters. */
function isAddress(text: string): boolean {
  return /^[a-z\d._+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(text);
}

/** The path of a file or folder. */
function isPath(text: string): boolean {
  return /^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/.test(text) && !isRandom(text);
}
