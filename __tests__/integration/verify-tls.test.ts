import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type CertificateAuthority, createAuthority, type IssuedCertificate } from '../../harness/certificates.ts';
import { type Nginx, startNginx } from '../../harness/nginx.ts';
import { freePort } from '../../harness/ports.ts';
import { test } from '../support/concurrent-test.ts';
import { errorOf, verify } from '../support/verify-job.ts';

let folder: string;
let authority: CertificateAuthority;
let port: number;
let nginx: Nginx;

const page = 'return 200 "the site\\n";';

function server(name: string, { key }: IssuedCertificate, certificate: string, more = ''): string {
  return `server { listen ${port} ssl; server_name ${name}; ssl_certificate ${certificate}; ssl_certificate_key ${key};
    ${more} location / { ${page} } }`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'berth-certificates-'));
  authority = await createAuthority(folder);
  port = await freePort();
  const issue = (name: string, days: { validFrom?: number; validTo?: number } = {}) =>
    authority.issue(name, { names: [`${name}.test`], ...days });
  // One after the other: they share a database of serial numbers.
  const good = await issue('good');
  const expired = await issue('expired', { validFrom: -90, validTo: -2 });
  const early = await issue('early', { validFrom: 3 });
  const soon = await issue('soon', { validFrom: -80, validTo: 10.5 });
  const short = await issue('short', { validFrom: -1, validTo: 6.5 });
  const address = await authority.issue('address', { names: ['127.0.0.1'] });
  const self = await authority.selfSigned('self', { names: ['self.test'] });
  const rotten = await authority.selfSigned('rotten', { names: ['other.test'], validFrom: -90, validTo: -2 });
  const servers = [
    // Who asks by address names no host in the handshake, and gets the first.
    server('127.0.0.1', address, address.fullChain),
    server('good.test', good, good.fullChain),
    server('expired.test', expired, expired.fullChain),
    server('early.test', early, early.fullChain),
    server('soon.test', soon, soon.fullChain),
    server('short.test', short, short.fullChain),
    server('elsewhere.test', good, good.fullChain),
    server('self.test', self, self.fullChain),
    server('rotten.test', rotten, rotten.fullChain),
    server('alone.test', good, good.certificate),
  ];
  nginx = await startNginx({ http: servers.join('\n'), port });
}, 60_000);

afterAll(async () => {
  await nginx.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks a host of the server, whose root is trusted as that of a private authority is. */
const ask = (host: string, inputs: Readonly<Record<string, string>> = {}) =>
  verify({
    urls: `https://${host}:${port}/`,
    'connect-to': `${host}=127.0.0.1`,
    'ca-file': authority.root,
    ...inputs,
  });

describe('a certificate', () => {
  test('that is valid for the host passes, and its days are an output', async () => {
    const result = await ask('good.test', { body: 'the site' });
    expect(errorOf(result)).toBe('');
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', 'certificate-days': '89' } });
    expect(result.log).toMatch(/, TLSv1\.[23], certificate for 89 more days/);
    expect(result.summary).toContain('✅');
  });

  test('that has expired is named with its day, and is not waited for', async () => {
    const start = Date.now();
    const result = await ask('expired.test', { 'wait-seconds': '60' });
    expect(Date.now() - start).toBeLessThan(20_000);
    expect(result).toMatchObject({ exitCode: 1, problems: [['certificate-expired']] });
    const ended = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    expect(errorOf(result)).toMatch(/^VERIFICATION_FAILED: https:\/\/expired\.test.*has expired/);
    expect(errorOf(result)).toContain(`It ended on ${ended}.`);
    expect(errorOf(result)).toContain('certbot renew');
    expect(Number(result.outputs['certificate-days'])).toBeLessThan(0);
  });

  test('that is not valid yet is named', async () => {
    expect((await ask('early.test')).problems).toEqual([['certificate-not-yet-valid']]);
  });

  test('of another host is named, with the names that it has', async () => {
    const result = await ask('elsewhere.test');
    expect(result.problems).toEqual([['certificate-host-mismatch']]);
    expect(errorOf(result)).toContain('does not name elsewhere.test');
    expect(errorOf(result)).toContain('It names good.test now.');
  });

  test('that is signed by itself is named', async () => {
    expect((await ask('self.test')).problems).toEqual([['certificate-self-signed']]);
  });

  test('that is signed by itself passes where it is given', async () => {
    expect((await ask('self.test', { 'ca-file': join(folder, 'self.pem') })).problems).toEqual([[]]);
  });

  test('with several faults has them all named', async () => {
    expect((await ask('rotten.test')).problems).toEqual([
      ['certificate-expired', 'certificate-self-signed', 'certificate-host-mismatch'],
    ]);
  });

  test('whose intermediate is not sent is named, with the one that is missing', async () => {
    const result = await ask('alone.test');
    expect(result.problems[0]).toContain('certificate-chain-incomplete');
    expect(errorOf(result)).toContain('signed by "Berth test intermediate"');
    expect(errorOf(result)).toContain('fullchain.pem');
  });

  test('of an authority that nobody knows is named', async () => {
    const { problems } = await verify({ urls: `https://good.test:${port}/`, 'connect-to': 'good.test=127.0.0.1' });
    expect(problems).toEqual([['certificate-authority-unknown']]);
  });

  test('that ends soon fails with the days that are left, and passes where fewer are wanted', async () => {
    const [result, patient] = await Promise.all([ask('soon.test'), ask('soon.test', { 'minimum-days': '10' })]);
    expect(result.problems).toEqual([['certificate-expires-soon']]);
    expect(errorOf(result)).toContain('in 10 days; 21 are wanted');
    expect(patient.problems).toEqual([[]]);
  });

  test('that was made for a week need not have three weeks left', async () => {
    expect((await ask('short.test')).problems).toEqual([[]]);
  });

  test('may be for an address', async () => {
    expect((await ask('127.0.0.1')).problems).toEqual([[]]);
  });
});

describe('what is wrong with "ca-file"', () => {
  test('is an error of the input', async () => {
    const missing = await ask('good.test', { 'ca-file': join(folder, 'none.pem') });
    expect(errorOf(missing)).toMatch(/^INVALID_INPUT: .*none\.pem cannot be read/);
    const key = await ask('good.test', { 'ca-file': join(folder, 'good.key') });
    expect(errorOf(key)).toMatch(/^INVALID_INPUT/);
  });
});
