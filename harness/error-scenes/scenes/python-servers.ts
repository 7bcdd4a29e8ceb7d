import { type PythonPackage, python } from '../packages.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

/* Servers and tools of Python that the project itself does not need. They are downloaded when their scenes are recorded. */

const common = { source: 'container-log', isQuick: false } as const;
const application = {
  'main.py': 'def app(environ, start_response):\n    start_response("204 No Content", [])\n    return []\n',
};

/** What a module prints until it ends, or in its first seconds. */
async function runModule(
  stage: Stage,
  name: PythonPackage,
  parameters: readonly string[],
  files: Readonly<Record<string, string>> = {},
) {
  const folder = stage.folder(files);
  return stage.run(await python(stage, name), ['-m', ...parameters], {
    folder,
    timeout: 6_000,
    environment: { PYTHONUNBUFFERED: '1' },
  });
}

async function taken(stage: Stage): Promise<string> {
  return (await serveTexts(stage, 8000, {})).slice('http://'.length);
}

/** gunicorn, uvicorn, Flask, pydantic and certbot. */
export const pythonServerScenes: readonly Scene[] = [
  ...scenesOf({ ...common, tool: 'gunicorn' }, [
    {
      id: 'gunicorn-worker-failed-to-boot',
      provoke: (stage) => runModule(stage, 'gunicorn', ['gunicorn', 'main:application'], application),
    },
    {
      id: 'python-module-not-found',
      provoke: (stage) => runModule(stage, 'gunicorn', ['gunicorn', 'wsgi:app']),
    },
    {
      id: 'port-already-in-use',
      provoke: async (stage) =>
        runModule(stage, 'gunicorn', ['gunicorn', '--bind', await taken(stage), 'main:app'], application),
    },
    {
      id: 'listening-on-localhost-only',
      provoke: async (stage) => {
        const bind = `127.0.0.1:${await stage.port(8000)}`;
        return runModule(stage, 'gunicorn', ['gunicorn', '--bind', bind, 'main:app'], application);
      },
    },
  ]),
  ...scenesOf({ ...common, tool: 'uvicorn' }, [
    {
      id: 'uvicorn-app-not-importable',
      provoke: (stage) => runModule(stage, 'uvicorn', ['uvicorn', 'main:application'], application),
    },
    {
      id: 'port-already-in-use',
      provoke: async (stage) => {
        const [host = '', port = ''] = (await taken(stage)).split(':');
        return runModule(stage, 'uvicorn', ['uvicorn', '--host', host, '--port', port, 'main:app'], application);
      },
    },
    {
      id: 'listening-on-localhost-only',
      provoke: async (stage) =>
        runModule(stage, 'uvicorn', ['uvicorn', '--port', String(await stage.port(8000)), 'main:app'], application),
    },
  ]),
  ...scenesOf({ ...common, tool: 'flask' }, [
    {
      id: 'listening-on-localhost-only',
      provoke: async (stage) =>
        runModule(stage, 'flask', ['flask', '--app', 'main', 'run', '--port', String(await stage.port(5000))], {
          'main.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
        }),
    },
  ]),
  ...scenesOf({ ...common, tool: 'pydantic' }, [
    {
      id: 'env-required-variable-missing',
      provoke: async (stage) => {
        const code =
          'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    database_url: str\n\nSettings()\n';
        return stage.run(await python(stage, 'pydantic-settings'), ['main.py'], {
          folder: stage.folder({ 'main.py': code }),
        });
      },
    },
  ]),
  ...scenesOf({ ...common, tool: 'certbot' }, [
    { id: 'certbot-acme-unreachable', provoke: (stage) => certbot(stage, '--standalone') },
    { id: 'certbot-manual-needs-hook', provoke: (stage) => certbot(stage, '--manual') },
    {
      id: 'certbot-webroot-missing',
      provoke: (stage) => certbot(stage, '--webroot', '--webroot-path', '/var/www/scene'),
    },
  ]),
];

/** certbot certonly, with an authority that does not exist. */
async function certbot(stage: Stage, ...how: readonly string[]): Promise<string> {
  const folder = stage.folder();
  const folders = ['config', 'work', 'logs'].flatMap((name) => [`--${name}-dir`, `${folder}/${name}`]);
  const wish = [
    '--domain',
    'app.example.invalid',
    '--register-unsafely-without-email',
    '--agree-tos',
    '--non-interactive',
  ];
  const authority = ['--server', 'https://acme.example.invalid/directory'];
  const code = 'import sys; from certbot.main import main; sys.exit(main())';
  const parameters = ['-c', code, 'certonly', ...how, ...wish, ...authority, ...folders];
  return stage.run(await python(stage, 'certbot'), parameters, { folder, timeout: 60_000 });
}
