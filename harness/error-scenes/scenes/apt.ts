import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

/** apt-get with lists and caches of its own, and with this one source of packages. */
async function apt(stage: Stage, source: string, ...commands: readonly (readonly string[])[]): Promise<string> {
  const folder = stage.folder(
    { 'sources.list': source, status: '', 'lists/partial/.keep': '', 'archives/partial/.keep': '' },
    '/var/lib/apt',
  );
  const settings = {
    'Dir::Etc::SourceList': `${folder}/sources.list`,
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': `${folder}/lists`,
    'Dir::State::Status': `${folder}/status`,
    'Dir::Cache': folder,
    // Only root's folders are there.
    'APT::Sandbox::User': 'root',
    'Acquire::Retries': '0',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const printed: string[] = [];
  for (const command of commands) printed.push(await stage.run('apt-get', [...flags, ...command], { folder }));
  return printed.join('');
}

const stalePackages = `Package: jq
Version: 1.6-2.1
Architecture: all
Filename: pool/jq_1.6-2.1_all.deb
Size: 1000
SHA256: ${'0'.repeat(64)}
Description: gone

`;

/** What apt says. */
export const aptScenes: readonly Scene[] = scenesOf({ source: 'build', tool: 'apt', isQuick: true }, [
  { id: 'apt-unable-to-locate-package', provoke: (stage) => apt(stage, '', ['install', '-y', 'curl']) },
  {
    id: 'apt-mirror-unresolvable',
    provoke: (stage) => {
      const source = 'deb http://deb.debian.invalid/debian bookworm main\n';
      return apt(stage, source, ['update'], ['install', '-y', 'curl']);
    },
  },
  {
    id: 'apt-suite-gone',
    provoke: async (stage) => apt(stage, `deb ${await serveTexts(stage, 8080, {})}/debian buster main\n`, ['update']),
  },
  {
    id: 'apt-404-stale-package-list',
    provoke: async (stage) => {
      const address = await serveTexts(stage, 8080, {
        '/debian/./Packages': stalePackages,
        '/debian/Packages': stalePackages,
      });
      return apt(stage, `deb [trusted=yes] ${address}/debian ./\n`, ['update'], ['install', '-y', 'jq']);
    },
  },
  {
    id: 'apt-not-root',
    provoke: (stage) => {
      const user = process.getuid?.() === 0 ? { user: { uid: 65534, gid: 65534 } } : {};
      return stage.run('apt-get', ['update'], { folder: '/', ...user });
    },
  },
]);
