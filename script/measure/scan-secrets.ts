import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Secret } from '../../src/secrets/types.ts';

/** Twenty secrets of the shapes that people have: keys, URLs, tokens and passwords. None of them stands in any file. */
export function realisticSecrets(): readonly Secret[] {
  return Array.from({ length: 20 }, (_, index) => ({ name: `SECRET_${index + 1}`, value: secretValue(index) }));
}

function secretValue(index: number): string {
  const noise = createHash('sha512').update(`secret ${index}`).digest('base64');
  switch (index % 5) {
    case 0:
      return generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
    case 1:
      return `postgres://app:${noise.slice(0, 16)}@db-${index}.internal:5432/app?sslmode=require&pool=5`;
    case 2:
      return `sk_live_${noise.replace(/\W/g, '').slice(0, 32)}`;
    case 3:
      return `Winter-${noise.slice(0, 6)}!$`;
    default:
      return noise.slice(0, 12);
  }
}
