import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOrdinary } from '../../src/secrets/ordinary.ts';

describe('a value that may stand elsewhere by chance', () => {
  test.each([
    'backend',
    'postgres',
    'my-service',
    'eu-west-1',
    'node20',
    'application/json',
    '5432',
    '10.0.12.7',
    'v1.22.3',
    'db.internal.example.com',
    'db.internal.example.com:5432',
    'https://api.example.com/v1',
    'redis://cache:6379',
    'ops@example.com',
    '/var/lib/app/data',
  ])('is %s', (value) => {
    expect(isOrdinary({ name: 'SETTING', value })).toBe(true);
    expect(isOrdinary({ name: 'SETTING', value: ` ${value}\n` })).toBe(true);
  });

  test.each([
    'hunter2222',
    'qKdWmXpTzRvB',
    'correct horse battery staple',
    'p@ssw0rd!',
    'postgres://app:secret@db.example.com/app',
    'https://hooks.slack.com/services/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',
    'https://example.com/hook?key=abcdef',
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    '4111111111111111',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N',
    '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----',
    '{"type":"service_account"}',
  ])('is not %s', (value) => {
    expect(isOrdinary({ name: 'SETTING', value })).toBe(false);
  });

  test('is none whose name speaks of a secret', () => {
    for (const name of ['DB_PASSWORD', 'API_KEY', 'githubToken', 'CLIENT_SECRET', 'SESSION_SALT'])
      expect(isOrdinary({ name, value: 'backend' })).toBe(false);
  });

  test('is never a random word of letters of both kinds and digits', () => {
    const word = fc
      .stringMatching(/^[A-Za-z0-9]{12,40}$/)
      .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d.*\D/.test(text));
    fc.assert(fc.property(word, (value) => !isOrdinary({ name: 'SETTING', value })));
  });
});
