import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand, tryCommand } from '../../../../harness/command.ts';
import { cacheDirectory } from '../../../../harness/tools.ts';

/** Where a package comes from. */
export type Ecosystem = 'npm' | 'PyPI' | 'Debian';

/** A package with all that it needs, as a Dockerfile would install it. */
export interface PackageLayer {
  readonly ecosystem: Ecosystem;
  /** With its version, where the registry keeps more than the newest. */
  readonly packages: readonly string[];
}

/** Twenty layers that everybody's images have parts of: programs, documentation, examples with keys, test data, certificates. */
export const packageLayers: readonly PackageLayer[] = [
  { ecosystem: 'npm', packages: ['express@5.3.0'] },
  { ecosystem: 'npm', packages: ['typescript@5.9.3'] },
  { ecosystem: 'npm', packages: ['@aws-sdk/client-s3@3.1175.0'] },
  { ecosystem: 'npm', packages: ['google-auth-library@11.3.4'] },
  { ecosystem: 'npm', packages: ['jsonwebtoken@9.0.3', 'node-forge@1.3.1', 'jose@6.1.0'] },
  { ecosystem: 'npm', packages: ['sequelize@6.37.8', 'pg@8.23.1'] },
  { ecosystem: 'npm', packages: ['webpack@5.112.2'] },
  { ecosystem: 'PyPI', packages: ['django==5.2.19'] },
  { ecosystem: 'PyPI', packages: ['flask==3.1.3'] },
  { ecosystem: 'PyPI', packages: ['sqlalchemy==2.1.9', 'psycopg2-binary==2.9.13'] },
  { ecosystem: 'PyPI', packages: ['boto3==1.44.8'] },
  { ecosystem: 'PyPI', packages: ['google-cloud-storage==3.17.1'] },
  { ecosystem: 'PyPI', packages: ['cryptography==50.0.2', 'pyjwt==2.15.1'] },
  { ecosystem: 'PyPI', packages: ['numpy==2.4.6'] },
  { ecosystem: 'Debian', packages: ['openssl', 'libssl-dev'] },
  { ecosystem: 'Debian', packages: ['git'] },
  { ecosystem: 'Debian', packages: ['perl-base', 'libio-socket-ssl-perl'] },
  { ecosystem: 'Debian', packages: ['redis-tools', 'postgresql-common'] },
  { ecosystem: 'Debian', packages: ['vim-runtime'] },
  { ecosystem: 'Debian', packages: ['ca-certificates', 'openssh-client', 'curl'] },
];

/** The paths of the layers as tar files, by their packages. They are kept outside the clone for the next run. */
export async function layerArchives(layers: readonly PackageLayer[]): Promise<ReadonlyMap<string, string>> {
  const archives = new Map<string, string>();
  const open = [...layers];
  const work = async () => {
    for (let layer = open.shift(); layer !== undefined; layer = open.shift())
      archives.set(layer.packages.join(), await layerArchive(layer));
  };
  // A registry's answers are waited for most of the time.
  await Promise.all([work(), work(), work(), work()]);
  return archives;
}

async function layerArchive(layer: PackageLayer): Promise<string> {
  const folder = join(cacheDirectory(), 'package-layers');
  const archive = join(folder, `${[layer.ecosystem, ...layer.packages].join('+').replaceAll('/', '_')}.tar`);
  if (existsSync(archive)) return archive;
  mkdirSync(folder, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), 'berth-package-'));
  try {
    const root = join(directory, 'root');
    mkdirSync(root);
    await install(layer, directory, root);
    const part = join(folder, `.${basename(directory)}.part`);
    await runCommand('tar', ['-C', root, '--owner=0', '--group=0', '-cf', part, '.']);
    renameSync(part, archive);
    return archive;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Nothing of a package is run. */
async function install({ ecosystem, packages }: PackageLayer, directory: string, root: string): Promise<void> {
  switch (ecosystem) {
    case 'npm': {
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefix', root];
      await runCommand('npm', ['install', ...flags, ...packages], { workingDirectory: root });
      return;
    }
    case 'PyPI': {
      const flags = ['--quiet', '--no-compile', '--only-binary', ':all:', '--target', join(root, 'site-packages')];
      await runCommand('python3', ['-m', 'pip', 'install', ...flags, ...packages]);
      return;
    }
    case 'Debian':
      await downloadDebian(packages, directory);
      for (const file of readdirSync(directory).filter((name) => name.endsWith('.deb')))
        await runCommand('dpkg-deb', ['-x', join(directory, file), root]);
  }
}

/** A machine that has never asked for the lists of packages has none. */
async function downloadDebian(packages: readonly string[], directory: string): Promise<void> {
  // apt drops its rights for the download, where it may: that user has to be able to write here.
  const download = ['-o', 'APT::Sandbox::User=root', 'download', ...packages];
  const options = { workingDirectory: directory };
  if ((await tryCommand('apt-get', download, options)).exitCode === 0) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = 'apt-get', ...parameters] = [...sudo, 'apt-get', 'update', '-qq'];
  await runCommand(program, parameters);
  await runCommand('apt-get', download, options);
}
