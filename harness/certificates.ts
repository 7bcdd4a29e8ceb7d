import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';

/** A certificate with its key, as paths of files in PEM. */
export interface IssuedCertificate {
  /** The certificate alone. */
  readonly certificate: string;
  /** The certificate, and that of the intermediate authority behind it. */
  readonly fullChain: string;
  readonly key: string;
}

export interface CertificateOptions {
  /** Host names and addresses, such as `example.test` and `127.0.0.1`. */
  readonly names: readonly string[];
  /** Days from now, which may be negative. Default: -1 to 90. */
  readonly validFrom?: number;
  readonly validTo?: number;
}

/** A certificate authority of a test: a root, and an intermediate that issues. */
export interface CertificateAuthority {
  /** The root's certificate, for those who are to trust it. */
  readonly root: string;
  issue(name: string, options: CertificateOptions): Promise<IssuedCertificate>;
  /** A certificate that is signed by its own key. */
  selfSigned(name: string, options: CertificateOptions): Promise<IssuedCertificate>;
}

const day = 86_400_000;

/** Makes an authority in a folder, with OpenSSL. */
export async function createAuthority(folder: string): Promise<CertificateAuthority> {
  mkdirSync(folder, { recursive: true });
  const place = new Folder(folder);
  await place.selfSign('root', { names: [], validTo: 3_650 }, authorityExtensions);
  await place.sign('intermediate', 'root', { names: [], validTo: 1_825 }, authorityExtensions);
  return {
    root: place.path('root.pem'),
    issue: async (name, options) => {
      await place.sign(name, 'intermediate', options, serverExtensions(options.names));
      const chain = ['intermediate', name].reverse().map((part) => readFileSync(place.path(`${part}.pem`), 'utf8'));
      return place.issued(name, chain.join(''));
    },
    selfSigned: async (name, options) => {
      await place.selfSign(name, options, serverExtensions(options.names));
      return place.issued(name, readFileSync(place.path(`${name}.pem`), 'utf8'));
    },
  };
}

const authorityExtensions = 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n';

function serverExtensions(names: readonly string[]): string {
  const alternatives = names.map((name) => `${/^[\d.:]+$/.test(name) ? 'IP' : 'DNS'}:${name}`).join(',');
  return `basicConstraints=CA:false\nextendedKeyUsage=serverAuth\nsubjectAltName=${alternatives}\n`;
}

class Folder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    writeFileSync(
      this.path('ca.cnf'),
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${this.path('index.txt')}
new_certs_dir=${folder}\nrand_serial=yes\nunique_subject=no\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n`,
    );
    writeFileSync(this.path('index.txt'), '');
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  issued(name: string, chain: string): IssuedCertificate {
    writeFileSync(this.path(`${name}.chain.pem`), chain);
    return {
      certificate: this.path(`${name}.pem`),
      fullChain: this.path(`${name}.chain.pem`),
      key: this.path(`${name}.key`),
    };
  }

  async selfSign(name: string, options: CertificateOptions, extensions: string): Promise<void> {
    await this.#request(name, options);
    await this.#certify(name, options, extensions, ['-selfsign', '-keyfile', this.path(`${name}.key`)]);
  }

  async sign(name: string, issuer: string, options: CertificateOptions, extensions: string): Promise<void> {
    await this.#request(name, options);
    const by = ['-cert', this.path(`${issuer}.pem`), '-keyfile', this.path(`${issuer}.key`)];
    await this.#certify(name, options, extensions, by);
  }

  #request(name: string, { names }: CertificateOptions) {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', this.path(`${name}.key`)];
    const subject = names[0] ?? `Berth test ${name}`;
    return runCommand('openssl', ['req', '-new', ...key, '-subj', `/CN=${subject}`, '-out', this.path(`${name}.csr`)]);
  }

  /** `openssl ca`, because it takes dates in the past. */
  #certify(
    name: string,
    { validFrom = -1, validTo = 90 }: CertificateOptions,
    extensions: string,
    by: readonly string[],
  ) {
    writeFileSync(this.path(`${name}.ext`), extensions);
    const dates = ['-startdate', stamp(validFrom), '-enddate', stamp(validTo)];
    const files = [
      '-in',
      this.path(`${name}.csr`),
      '-extfile',
      this.path(`${name}.ext`),
      '-out',
      this.path(`${name}.pem`),
    ];
    return runCommand('openssl', [
      'ca',
      '-config',
      this.path('ca.cnf'),
      '-batch',
      '-notext',
      ...by,
      ...dates,
      ...files,
    ]);
  }
}

/** So many days from now, as ASN.1 writes it. */
function stamp(days: number): string {
  const time = new Date(Date.now() + days * day).toISOString();
  return `${time.slice(0, 19).replace(/[-T:]/g, '')}Z`;
}
