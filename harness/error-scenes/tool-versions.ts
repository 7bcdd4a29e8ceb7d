import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asString, parseJsonObject } from '../../src/toolkit/json.ts';
import { type NodePackage, type PythonPackage, packageFolder, python } from './packages.ts';
import type { Stage } from './stage.ts';

/** What prints known errors, by the names that recordings have; each says its version, such as `npm 11.19.1`. */
const versions = {
  npm: program('npm', 'npm', '--version'),
  yarn: program('yarn', 'npx', '--yes', 'yarn@1.22.22', '--version'),
  pnpm: program('pnpm', 'npx', '--yes', 'pnpm@9.15.9', '--version'),
  tsc: async () => `TypeScript ${installedVersion('typescript')}`,
  pip: program('pip', '/usr/bin/python3', '-m', 'pip', '--version'),
  go: program('go', 'go', 'version'),
  apt: program('apt', 'apt-get', '--version'),
  buildkit: program('BuildKit', 'buildkitd', '--version'),
  'legacy-builder': program('legacy builder of Docker', 'docker', 'version', '--format', '{{.Server.Version}}'),
  docker: program('Docker', 'docker', 'version', '--format', '{{.Server.Version}}'),
  nginx: program('nginx', 'nginx', '-v'),
  psql: program('psql', 'psql', '--version'),
  'node-pg': async () => `node-postgres ${installedVersion('pg')}`,
  curl: program('curl', 'curl', '--version'),
  openssl: program('openssl', 'openssl', 'version'),
  node: async () => `Node.js ${process.versions.node}`,
  python: program('Python', '/usr/bin/python3', '--version'),
  java: program('Java', 'java', '-version'),
  'aws-sdk': async () => `AWS SDK for JavaScript ${installedVersion('@aws-sdk/client-ecs')}`,
  'aws-cli': pythonPackage('awscli'),
  psycopg2: pythonPackage('psycopg2-binary'),
  asyncpg: pythonPackage('asyncpg'),
  pymysql: pythonPackage('PyMySQL'),
  'redis-py': pythonPackage('redis'),
  gunicorn: pythonPackage('gunicorn'),
  uvicorn: pythonPackage('uvicorn'),
  flask: pythonPackage('flask'),
  pydantic: pythonPackage('pydantic-settings'),
  certbot: pythonPackage('certbot'),
  pymongo: pythonPackage('pymongo'),
  mysql2: nodePackage('mysql2'),
  ioredis: nodePackage('ioredis'),
  mongodb: nodePackage('mongodb'),
} as const satisfies Record<string, (stage: Stage) => Promise<string>>;

/** What prints a known error. */
export type Tool = keyof typeof versions;

/** The tool's name and version. Throws when it is not there. */
export function versionOf(tool: Tool, stage: Stage): Promise<string> {
  return versions[tool](stage);
}

/** The first number with a dot in it is the version. */
function program(name: string, command: string, ...parameters: readonly string[]) {
  return async (stage: Stage) => `${name} ${firstNumber(await stage.run(command, parameters))}`;
}

function pythonPackage(name: PythonPackage) {
  return async (stage: Stage) => {
    const code = `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`;
    return `${name} ${firstNumber(await stage.run(await python(stage, name), ['-c', code]))}`;
  };
}

function nodePackage(name: NodePackage) {
  return async (stage: Stage) => {
    const folder = await packageFolder(stage, name);
    const manifest = parseJsonObject(readFileSync(`${folder}/node_modules/${name}/package.json`, 'utf8'));
    return `${name} ${asString(manifest?.version) ?? ''}`;
  };
}

function firstNumber(text: string): string {
  const [number] = /\d+\.\d[\w.+~-]*/.exec(text) ?? [];
  if (number === undefined) throw new Error(`No version is in what the tool printed: ${text.trim()}`);
  return number;
}

/** Of a package of this project. */
function installedVersion(name: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return asString(parseJsonObject(readFileSync(manifest, 'utf8'))?.version) ?? 'of unknown version';
}
