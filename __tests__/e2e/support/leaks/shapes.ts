import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** Kinds of values that people keep as secrets. */
export const shapes = [
  'password',
  'URL with a password',
  'PEM key',
  'JSON key',
  'token',
  'UTF-8',
  'quotes and dollars',
  'several lines',
] as const;

export type Shape = (typeof shapes)[number];

/** Shapes that have more than one line. */
export const shapesOfLines: readonly Shape[] = ['PEM key', 'JSON key', 'quotes and dollars', 'several lines'];

/** A new value of this shape, unlike every other one. */
export function makeValue(shape: Shape): string {
  const unique = randomWord();
  switch (shape) {
    case 'password':
      return `P${unique.slice(0, 10)}!`;
    case 'URL with a password':
      return `postgres://app:${unique}%3F@db.internal:5432/shop?sslmode=require&options=<a>`;
    case 'PEM key':
      return pemKey();
    case 'JSON key':
      return jsonKey();
    case 'token':
      return `ghp_${randomBytes(27).toString('hex').slice(0, 36)}`;
    case 'UTF-8':
      return `Pässwörd «${unique}» 日本語`;
    case 'quotes and dollars':
      return `it's "${unique}" \${HOME} \\ $(id) \`x\` #not=a&comment\nsecond '${unique.slice(4)}'`;
    case 'several lines':
      return `host=db.internal\npassword=${unique}\n\nuser=${unique.slice(0, 8)}app\n`;
  }
}

/** Small letters, capital letters and digits, as every generator of passwords promises, in its last part too. */
function randomWord(): string {
  const word = randomBytes(12).toString('base64').replaceAll('/', '~');
  return [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(word.slice(4))) ? word : randomWord();
}

function pemKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** What Google Cloud gives for a service account. */
function jsonKey(): string {
  const key = {
    type: 'service_account',
    project_id: 'shop-123456',
    private_key_id: randomBytes(20).toString('hex'),
    private_key: pemKey(),
    client_email: 'deploy@shop-123456.iam.gserviceaccount.com',
    token_uri: 'https://oauth2.googleapis.com/token',
  };
  return JSON.stringify(key, null, 2);
}
