import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { cacheDirectory, searchPath } from '../tools.ts';
import type { Stage } from './stage.ts';

/** What scenes take from PyPI that the project does not need: the packages of each environment. */
const pythonPackages = {
  awscli: ['awscli==1.45.11'],
  'psycopg2-binary': ['psycopg2-binary==2.9.13'],
  asyncpg: ['asyncpg==0.32.0'],
  PyMySQL: ['PyMySQL==1.2.4'],
  redis: ['redis==8.1.0'],
  pymongo: ['pymongo==4.20.1'],
  gunicorn: ['gunicorn==27.0.1'],
  uvicorn: ['uvicorn==0.54.0'],
  flask: ['flask==3.1.3'],
  'pydantic-settings': ['pydantic-settings==2.16.3'],
  certbot: ['certbot==5.8.0'],
} as const;

/** What scenes take from npm that the project does not need. */
const nodePackages = { mysql2: '3.24.6', ioredis: '6.0.0', mongodb: '7.9.0' } as const;

export type PythonPackage = keyof typeof pythonPackages;
export type NodePackage = keyof typeof nodePackages;

const options = { environment: { ...process.env, PATH: searchPath() } };

/** A Python with this package, in an environment of its own in the cache, told as /usr/local; made when it is missing. */
export async function python(stage: Stage, name: PythonPackage): Promise<string> {
  const folder = join(cacheDirectory(), 'error-scenes', `python-${name}`);
  const interpreter = join(folder, 'bin/python');
  stage.show(folder, '/usr/local');
  await once(folder, async () => {
    await runCommand('/usr/bin/python3', ['-m', 'venv', folder], options);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await runCommand(interpreter, [...install, ...pythonPackages[name]], options);
  });
  return interpreter;
}

/** A folder of the cache in whose `node_modules` this package is, told as /app; made when it is missing. */
export async function packageFolder(stage: Stage, name: NodePackage): Promise<string> {
  const folder = join(cacheDirectory(), 'error-scenes', `npm-${name}`);
  stage.show(folder, '/app');
  await once(folder, async () => {
    await mkdir(folder, { recursive: true });
    const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    await runCommand('npm', [...install, `${name}@${nodePackages[name]}`], options);
  });
  return folder;
}

/** A folder that was left unfinished is made again. */
async function once(folder: string, fill: () => Promise<void>): Promise<void> {
  const mark = join(folder, 'is-complete');
  if (existsSync(mark)) return;
  await rm(folder, { recursive: true, force: true });
  await fill();
  await mkdir(mark);
}
