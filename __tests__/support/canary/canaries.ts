import { randomInt } from 'node:crypto';

/** A secret that is planted to see whether it comes out anywhere. */
export interface Canary {
  readonly name: string;
  readonly value: string;
  /** The random parts of the value, none of which has a line break: where one of these stands, or a piece of it, the value leaked. */
  readonly cores: readonly string[];
}

/** Every shape of secret that people have, each with random parts of its own, so that runs never see each other's. */
export function plantCanaries(): readonly Canary[] {
  return [password(), databaseUrl(), pemKey(), serviceAccount(), passphrase(), shortToken(), bundle()];
}

/** Quotes, a dollar, a backslash, and whatever else shells, dotenv, JSON, URLs and XML treat in their own ways. */
function password(): Canary {
  const core = `${letters(14)}"'$HOME\\n#=;&<%2f>+/ ${letters(14)}`;
  return { name: 'PASSWORD', value: core, cores: [core] };
}

function databaseUrl(): Canary {
  const core = `${letters(16)}%40${letters(16)}`;
  return { name: 'DATABASE_URL', value: `postgres://app:${core}@db.internal:5432/app?sslmode=require`, cores: [core] };
}

function pemKey(): Canary {
  const { text, cores } = key();
  return { name: 'TLS_KEY', value: text, cores };
}

/** A JSON file with line breaks, in one string of which a key of several lines stands. */
function serviceAccount(): Canary {
  const { text, cores } = key();
  const account = { type: 'service_account', private_key: text, client_email: 'app@example.test' };
  return { name: 'SERVICE_ACCOUNT', value: JSON.stringify(account, null, 2), cores };
}

function passphrase(): Canary {
  const core = `${letters(10)} grüße 日本語 🗝 ${letters(10)}`;
  return { name: 'PASSPHRASE', value: core, cores: [core] };
}

function shortToken(): Canary {
  const core = letters(10);
  return { name: 'PIN', value: core, cores: [core] };
}

/** 100 KiB on one line. It repeats itself, so that any piece of it is known. */
function bundle(): Canary {
  const core = letters(48);
  const value = core.repeat(Math.ceil((100 * 1024) / core.length)).slice(0, 100 * 1024);
  return { name: 'BUNDLE', value, cores: [`${core}${core}`] };
}

function key(): { readonly text: string; readonly cores: readonly string[] } {
  const cores = [64, 64, 64, 28].map((length) => characters(length, `${alphanumerics}+/`));
  return { text: ['-----BEGIN PRIVATE KEY-----', ...cores, '-----END PRIVATE KEY-----', ''].join('\n'), cores };
}

const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const letters = (length: number) => characters(length, alphanumerics);

function characters(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
