import { describe, expect, test } from '@jest/globals';
import { tellingLines, tellingPart } from '../../src/secrets/telling-lines.ts';

describe("the lines that tell a value from other people's files", () => {
  test.each([
    'password: q7Rk1xVz',
    'DB_PASSWORD=hunter-two',
    'export API_TOKEN="abc123def456"',
    'DATABASE_URL=postgres://postgres:postgres@localhost/app',
    '"private_key_id": "4b1f9a7c3d5e6f8091a2b3c4d5e6f70812345678",',
    '"client_id": "104912837465564738291",',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg',
    `it's "qKdWmXpTzRvBhJcE" and more`,
    'https://hooks.example.com/services/T02AB3CDE/k6LmN7oPq8RsT9uVw0',
  ])('%s is one', (line) => {
    expect(tellingLines(`x\n  ${line}  \ny`)).toEqual([line]);
  });

  test.each([
    '-----BEGIN PRIVATE KEY-----',
    'Proc-Type: 4,ENCRYPTED',
    '"type": "service_account",',
    '"token_uri": "https://oauth2.googleapis.com/token",',
    '"project_id": "my-project",',
    'port: 8080',
    'HOST=0.0.0.0',
    'LOG_LEVEL=info',
    'sslmode: disable',
    'NODE_ENV=production',
    '# Settings of the shop',
    'password: required',
    '"author": "Jane Doe",',
    'auth_method: scram-sha',
    'element: getElementsByTagName',
    'log: org.springframework.boot.SpringApplication',
    'path: /Users/Shared/Library/Application',
    'tokenUrl: https://auth.example.com/token',
    `token: \${TOKEN}`,
    'database:',
  ])('%s is none', (line) => {
    expect(tellingLines(`x\n  ${line}\ny`)).toEqual([]);
  });
});

test.each([
  ['postgres://app:s3cret-pw@db:5432/app?sslmode=require', 's3cret-pw'],
  ['the token is Ab3dEf9hIj2k for now', 'Ab3dEf9hIj2k'],
  ['correct horse battery staple', 'correct'],
])('the telling part of %s is %s', (text, part) => {
  const { start, end } = tellingPart(text);
  expect(text.slice(start, end)).toBe(part);
});
