import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

/** The Python of the distribution, whose pip is the one that people meet first. */
const python = '/usr/bin/python3';

/** pip into a folder, where the mark of the distribution does not count. */
function pip(stage: Stage, folder: string, ...parameters: readonly string[]): Promise<string> {
  const flags = ['--disable-pip-version-check', '--retries=1', '--no-cache-dir', '--target', join(folder, 'packages')];
  return stage.run(python, ['-m', 'pip', 'install', ...flags, ...parameters], { folder });
}

/** A wheel of a package that asks for these others. */
async function wheel(
  stage: Stage,
  folder: string,
  name: string,
  version: string,
  ...requires: readonly string[]
): Promise<void> {
  const information = `${name}-${version}.dist-info`;
  const metadata = [`Name: ${name}`, `Version: ${version}`, ...requires.map((one) => `Requires-Dist: ${one}`)];
  const content = stage.folder({
    [`${information}/METADATA`]: `Metadata-Version: 2.1\n${metadata.join('\n')}\n`,
    [`${information}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${information}/RECORD`]: '',
  });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${version}-py3-none-any.whl`);
  await stage.run(python, ['-m', 'zipfile', '-c', file, information], { folder: content });
}

/** What pip, the installer of Python packages, says. */
export const pipScenes: readonly Scene[] = scenesOf({ source: 'build', tool: 'pip', isQuick: true }, [
  {
    id: 'pip-externally-managed-debian',
    provoke: (stage) => stage.run(python, ['-m', 'pip', 'install', 'flask']),
  },
  {
    id: 'pip-requirements-file-missing',
    provoke: (stage) => pip(stage, stage.folder(), '-r', 'requirements.txt'),
  },
  {
    id: 'pip-no-matching-version',
    provoke: async (stage) => {
      const page = '<a href="/django-4.2-py3-none-any.whl">django-4.2-py3-none-any.whl</a>';
      const address = await serveTexts(stage, 3141, { '/simple/django/': page });
      return pip(stage, stage.folder(), '--index-url', `${address}/simple/`, 'django==99.1');
    },
  },
  {
    id: 'pip-index-unreachable',
    provoke: (stage) => pip(stage, stage.folder(), '--index-url', 'https://pypi.invalid/simple/', 'flask'),
  },
  {
    id: 'pip-dependency-conflict',
    provoke: async (stage) => {
      const folder = stage.folder();
      const wheels = join(folder, 'wheels');
      await wheel(stage, wheels, 'web', '3.0', 'tools>=2');
      await wheel(stage, wheels, 'tools', '1.0');
      await wheel(stage, wheels, 'tools', '2.0');
      return pip(stage, folder, '--no-index', '--find-links', wheels, 'web==3.0', 'tools<2');
    },
  },
  {
    id: 'pip-hash-mismatch',
    provoke: async (stage) => {
      const folder = stage.folder({ 'requirements.txt': `tools==1.0 --hash=sha256:${'0'.repeat(64)}\n` });
      await wheel(stage, join(folder, 'wheels'), 'tools', '1.0');
      return pip(stage, folder, '--no-index', '--find-links', 'wheels', '-r', 'requirements.txt');
    },
  },
  {
    id: 'pip-needs-system-library',
    // It downloads the source of the package.
    isQuick: false,
    provoke: (stage) => {
      const install = ['-m', 'pip', 'install', '--no-binary', 'psycopg2', 'psycopg2==2.9.10'];
      // As in an image without the programs of PostgreSQL.
      return stage.run('env', ['PATH=/nowhere', python, ...install, '--target', 'packages']);
    },
  },
]);
