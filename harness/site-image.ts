import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { asObject, asString } from '../src/toolkit/json.ts';
import { assembleImage, type ImageFile, withLibraries } from './assembled-image.ts';
import { runCommand } from './command.ts';
import { findProgram } from './tools.ts';

/**
 * An image like those of Debian with nginx and Python, made of this machine's programs: nginx with its page for a fresh installation, and
 * pip, which the distribution keeps from installing into its own Python.
 */
export async function assembleSiteImage(environment: Readonly<Record<string, string | undefined>>): Promise<string> {
  const programs = ['nginx', 'python3'].map((name) => ({ name, source: findProgram(name) }));
  const missing = programs.filter(({ source }) => source === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} is not there: run script/bootstrap.`);
  const files = [
    ...(await nginxFiles(findProgram('nginx') ?? '')),
    ...(await pythonFiles(findProgram('python3') ?? '')),
  ];
  const unique = [...new Map(files.map((file) => [file.path, file])).values()];
  const changes = [
    'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/bin',
    'CMD ["nginx", "-p", "/etc/nginx", "-g", "daemon off;"]',
  ];
  const folders = ['var/log/nginx', 'var/lib/nginx', 'run', 'etc/nginx/conf.d'];
  return (await assembleImage({ name: 'berth-site-base', files: unique, changes, folders }, environment)).reference;
}

async function nginxFiles(nginx: string): Promise<readonly ImageFile[]> {
  return [
    ...(await withLibraries([
      { path: '/usr/sbin/nginx', source: nginx },
      { path: '/bin/sh', source: '/bin/sh' },
    ])),
    { path: '/etc/passwd', text: 'root:x:0:0:root:/root:/bin/sh\nnginx:x:101:101::/nonexistent:/bin/false\n' },
    { path: '/etc/group', text: 'root:x:0:\nnginx:x:101:\n' },
    { path: '/usr/share/nginx/fresh/index.html', text: freshPage },
  ];
}

/** What nginx brings along and shows until it is told something else. */
const freshPage =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n';

interface PythonPlaces {
  readonly executable: string;
  readonly library: string;
  readonly wheels: string;
}

const askPlaces = `
import ensurepip, json, os, sys, sysconfig
bundled = os.path.join(os.path.dirname(ensurepip.__file__), "_bundled")
wheels = getattr(ensurepip, "_WHEEL_PKG_DIR", None) or bundled
print(json.dumps({"executable": os.path.realpath(sys.executable), "library": sysconfig.get_path("stdlib"), "wheels": wheels}))
`;

async function pythonPlaces(python: string): Promise<PythonPlaces> {
  const places = asObject(JSON.parse(await runCommand(python, ['-c', askPlaces])));
  const text = (name: string) => asString(places?.[name]) ?? '';
  return { executable: text('executable'), library: text('library'), wheels: text('wheels') };
}

async function pythonFiles(python: string): Promise<readonly ImageFile[]> {
  const { executable, library, wheels } = await pythonPlaces(python);
  const wheel = readdirSync(wheels).find((name) => /^pip-.*\.whl$/.test(name));
  if (wheel === undefined) throw new Error(`There is no pip in ${wheels}: install python3-venv.`);
  const modules = filesBelow(library, library);
  const extensions = modules.filter((path) => path.endsWith('.so')).map((path) => ({ path, source: path }));
  const pip = `#!/bin/sh\nPYTHONPATH=/usr/share/${wheel} exec ${executable} -m pip "$@"\n`;
  return [
    ...(await withLibraries([{ path: executable, source: executable }, ...extensions])),
    ...modules.map((path) => ({ path, source: path })),
    { path: `/usr/share/${wheel}`, source: join(wheels, wheel) },
    { path: '/usr/bin/pip', text: pip, mode: 0o755 },
    { path: join(library, 'EXTERNALLY-MANAGED'), text: marker(library) },
  ];
}

/** What pip does without to say that it may not install. */
const leftOut =
  /^(site-packages|dist-packages|test|idlelib|tkinter|turtledemo|lib2to3|ensurepip|pydoc_data|config-.*|.*\/__pycache__|__pycache__|.*\/tests?)$/;

function filesBelow(folder: string, root: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (leftOut.test(relative(root, path))) return [];
    if (entry.isDirectory()) return filesBelow(path, root);
    return /\.(py|so)$/.test(entry.name) ? [path] : [];
  });
}

/** The file by which a distribution says that its Python is its own (PEP 668); Debian's text where this machine has it. */
function marker(library: string): string {
  const path = join(library, 'EXTERNALLY-MANAGED');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  return '[externally-managed]\nError=To install Python packages system-wide, try apt install\n python3-xyz, where xyz is the package you are trying to\n install.\n';
}
