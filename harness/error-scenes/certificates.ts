import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { searchPath } from '../tools.ts';
import { shared } from './stage.ts';

/** Certificates that openssl made for the scenes, with their keys, in one folder. */
export interface Certificates {
  readonly folder: string;
  /** The certificate of the authority that issued all but the self-signed ones. */
  readonly authority: string;
  /** With its chain. */
  certificate(name: CertificateName): string;
  key(name: CertificateName): string;
}

/** What is wrong with each: `good` is of an authority that nobody knows, and `incomplete` lacks its intermediate. */
export type CertificateName = 'good' | 'expired' | 'future' | 'other-host' | 'self-signed' | 'incomplete';

interface Issued {
  readonly name: string;
  readonly issuer: string;
  readonly host: string;
  /** YYYYMMDD000000Z. */
  readonly from: string;
  readonly to: string;
}

const [past, since, until, later] = ['20200101000000Z', '20210101000000Z', '20990101000000Z', '20980101000000Z'];
const issued: readonly Issued[] = [
  { name: 'good', issuer: 'root', host: 'localhost', from: since, to: until },
  { name: 'expired', issuer: 'root', host: 'localhost', from: past, to: since },
  { name: 'future', issuer: 'root', host: 'localhost', from: later, to: until },
  { name: 'other-host', issuer: 'root', host: 'example.com', from: since, to: until },
  { name: 'incomplete', issuer: 'intermediate', host: 'localhost', from: since, to: until },
];

const configuration = `[ca]
default_ca = one
[one]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
`;

/** Made once for all scenes of a stage. */
export const certificates = shared(async (stage): Promise<Certificates> => {
  const folder = stage.folder({ 'openssl.cnf': configuration, 'index.txt': '' }, '/etc/nginx/certs');
  const openssl = (...parameters: readonly string[]) =>
    runCommand('openssl', parameters, { workingDirectory: folder, environment: { PATH: searchPath() } });
  await makeSelfSigned(openssl, 'root', 'Scene Root');
  await makeSelfSigned(openssl, 'self-signed', 'localhost');
  await request(openssl, 'intermediate', 'Scene Intermediate', []);
  await sign(openssl, { name: 'intermediate', issuer: 'root', host: '', from: since, to: until }, [
    '-extensions',
    'authority',
  ]);
  for (const one of issued) {
    await request(openssl, one.name, one.host, ['-addext', `subjectAltName=DNS:${one.host}`]);
    await sign(openssl, one, []);
  }
  return {
    folder,
    authority: join(folder, 'root.pem'),
    certificate: (name) => join(folder, `${name}.pem`),
    key: (name) => join(folder, `${name}.key`),
  };
});

type Openssl = (...parameters: readonly string[]) => Promise<string>;
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

async function makeSelfSigned(openssl: Openssl, name: string, host: string): Promise<void> {
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host.replaceAll(' ', '-')}`];
  await openssl('req', '-x509', ...newKey, '-days', '3650', ...names, '-keyout', `${name}.key`, '-out', `${name}.pem`);
}

async function request(openssl: Openssl, name: string, host: string, more: readonly string[]): Promise<void> {
  await openssl(
    'req',
    '-new',
    ...newKey,
    '-subj',
    `/CN=${host}`,
    ...more,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  );
}

async function sign(openssl: Openssl, { name, issuer, from, to }: Issued, more: readonly string[]): Promise<void> {
  const authority = ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`];
  const dates = ['-startdate', from, '-enddate', to];
  await openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'openssl.cnf',
    ...authority,
    ...dates,
    ...more,
    '-in',
    `${name}.csr`,
    '-out',
    `${name}.pem`,
  );
}
