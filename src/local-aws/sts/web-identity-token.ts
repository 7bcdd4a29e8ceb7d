import { createHmac, timingSafeEqual } from 'node:crypto';
import { asObject, type JsonObject } from '../../toolkit/json.ts';

/**
 * A JSON Web Token over these claims. GitHub signs with RS256 and publishes the key; nobody but the emulator checks these tokens, so
 * HS256 with a key of the emulator's own is enough to tell them from others.
 */
export function signToken(claims: JsonObject, key: Buffer): string {
  const head = encode({ typ: 'JWT', alg: 'HS256' });
  const body = encode(claims);
  return `${head}.${body}.${signatureOf(`${head}.${body}`, key).toString('base64url')}`;
}

/** What a text that should be a token is. */
export type ReadToken =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'foreign'; readonly claims: JsonObject }
  | { readonly kind: 'ours'; readonly claims: JsonObject };

/** The claims of a token, and whether it was signed with this key. */
export function readToken(token: string, key: Buffer): ReadToken {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const claims = decode(body);
  if (decode(head) === undefined || claims === undefined || rest.length > 0) return { kind: 'malformed' };
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(`${head}.${body}`, key);
  const ours = given.length === expected.length && timingSafeEqual(given, expected);
  return { kind: ours ? 'ours' : 'foreign', claims };
}

function encode(part: JsonObject): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decode(part: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

function signatureOf(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
