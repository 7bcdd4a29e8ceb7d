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
    'sha256',
    'aes-256-gcm',
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
    'production,metrics',
    'kafka:9092',
    '[::]:8000',
    '*.example.com',
    'kafka-1:9092,kafka-2:9092',
    'https://a.example.com, https://b.example.com',
    'jdbc:postgresql://db:5432/app?sslmode=require',
  ])('is %s', (value) => {
    expect(isOrdinary({ name: 'SETTING', value })).toBe(true);
    expect(isOrdinary({ name: 'SETTING', value: ` ${value}\n` })).toBe(true);
  });

  test.each([
    'hunter2222',
    'x9kqwe',
    'abc123-def456',
    'qKdWmXpTzRvB',
    'correct horse battery staple',
    'p@ssw0rd!',
    'postgres://app:secret@db.example.com/app',
    'https://hooks.slack.com/services/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',
    'https://example.com/hook?key=abcdef',
    'https://example.com/hook?sig=k6LmN7oPq8RsT9uVw0',
    'correct,horse,battery,staple',
    'Server=db;Password=hunter2',
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
    for (const name of [
      'DB_PASSWORD',
      'API_KEY',
      'githubToken',
      'CLIENT_SECRET',
      'SESSION_SALT',
      'PGPASSWORD',
      'apikey2',
    ])
      expect(isOrdinary({ name, value: 'backend' })).toBe(false);
  });

  test('is one whose name only speaks of something about a secret', () => {
    for (const name of ['AUTH_PROVIDER', 'TOKEN_TYPE', 'keyPrefix', 'PASSWORD_FILE', 'AUTHOR', 'KEYCLOAK'])
      expect(isOrdinary({ name, value: 'backend' })).toBe(true);
    expect(isOrdinary({ name: 'PASSWORD_RESET_URL', value: 'https://example.com/reset' })).toBe(true);
  });

  test.each([
    ['S3_BUCKET', 'my-company-production-uploads'],
    ['AWS_ACCOUNT_ID', '123456789012'],
    ['NODE_VERSION', '20.11.1-alpine3'],
    ['OPENAI_MODEL', 'text-embedding-3-small'],
    ['JAVA_OPTS', '-Xmx512m -Xms256m'],
  ])('is one as %s=%s, and would not be one by itself', (name, value) => {
    expect(isOrdinary({ name, value })).toBe(true);
    expect(isOrdinary({ name: 'SETTING', value })).toBe(false);
  });

  test.each([
    ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'],
    ['CLIENT_ID', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['LICENSE_ID', 'a1b2c3-d4e5f6-g7h8i9'],
    ['DATABASE_URL', 'postgres://app:hunter2@db/app'],
    ['DATABASE_URL', 'app:hunter2@tcp(db)/app'],
    ['WEBHOOK_URL', 'https://hooks.slack.com/services/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'],
    ['JAVA_OPTS', '-Djavax.net.ssl.keyStorePassword=hunter'],
  ])('is none as %s=%s', (name, value) => {
    expect(isOrdinary({ name, value })).toBe(false);
  });

  test.each(['VITE_MAPS_KEY', 'NEXT_PUBLIC_API_TOKEN', 'REACT_APP_KEY', 'STRIPE_PUBLISHABLE_KEY'])(
    'is any value of %s, which is meant for browsers',
    (name) => {
      const value = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
      expect(isOrdinary({ name, value })).toBe(true);
      expect(isOrdinary({ name: name.replace(/VITE|PUBLIC|REACT_APP|PUBLISHABLE/, 'SECRET'), value })).toBe(false);
    },
  );

  test('is a number that is too short to tell it from any other, whatever its name', () => {
    expect(isOrdinary({ name: 'ADMIN_PIN', value: '482913' })).toBe(true);
    expect(isOrdinary({ name: 'ADMIN_PIN', value: '4829136507' })).toBe(false);
  });

  test('is never a random word of letters of both kinds and digits', () => {
    const word = fc
      .stringMatching(/^[A-Za-z0-9]{12,40}$/)
      .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d.*\D/.test(text));
    fc.assert(fc.property(word, (value) => !isOrdinary({ name: 'SETTING', value })));
  });
});
