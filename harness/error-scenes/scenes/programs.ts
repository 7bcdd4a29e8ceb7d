import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Scene, scenesOf } from '../scene.ts';
import type { RunOptions, Stage } from '../stage.ts';

type Files = Readonly<Record<string, string>>;

const nobody = { uid: 65534, gid: 65534 };

/** As a user who is not root. */
function ordinary(): Pick<RunOptions, 'user'> {
  return process.getuid?.() === 0 ? { user: nobody } : {};
}

function node(stage: Stage, files: Files, ...parameters: readonly string[]): Promise<string> {
  return stage.run(process.execPath, parameters, { folder: stage.folder(files), ...ordinary() });
}

function python(stage: Stage, files: Files, ...parameters: readonly string[]): Promise<string> {
  return stage.run('/usr/bin/python3', parameters, { folder: stage.folder(files), ...ordinary() });
}

/** A port that something else has already. */
async function takenPort(stage: Stage): Promise<number> {
  const port = await stage.port(3000);
  const server = createServer().listen(port);
  await once(server, 'listening');
  stage.onClose(() => server.close());
  return port;
}

const nodeScenes = scenesOf({ source: 'container-log', tool: 'node', isQuick: true }, [
  { id: 'node-module-not-found', provoke: (stage) => node(stage, {}, 'dist/index.js') },
  {
    id: 'node-package-not-found',
    provoke: (stage) => node(stage, { 'index.cjs': "require('express');" }, 'index.cjs'),
  },
  {
    id: 'node-package-not-found',
    wording: 'import',
    provoke: (stage) => node(stage, { 'index.mjs': "import express from 'express';" }, 'index.mjs'),
  },
  {
    id: 'node-esm-cjs-mismatch',
    provoke: (stage) => node(stage, { 'index.mjs': "const http = require('node:http');" }, 'index.mjs'),
  },
  {
    id: 'node-esm-cjs-mismatch',
    wording: 'import',
    provoke: (stage) => node(stage, { 'index.cjs': "import http from 'node:http';" }, 'index.cjs'),
  },
  {
    id: 'node-heap-out-of-memory',
    provoke: (stage) => {
      const code = 'const all = []; for (;;) all.push(new Array(1000).fill({}));';
      return node(stage, { 'index.js': code }, '--max-old-space-size=30', 'index.js');
    },
  },
  {
    id: 'port-already-in-use',
    provoke: async (stage) => {
      const code = `require('node:http').createServer().listen(${await takenPort(stage)});`;
      return node(stage, { 'index.cjs': code }, 'index.cjs');
    },
  },
  {
    id: 'privileged-port-denied',
    provoke: (stage) => node(stage, { 'index.cjs': "require('node:http').createServer().listen(1);" }, 'index.cjs'),
  },
  {
    id: 'file-permission-denied',
    provoke: (stage) => node(stage, { 'index.cjs': "require('node:fs').mkdirSync('/etc/uploads');" }, 'index.cjs'),
  },
  {
    id: 'env-json-undefined',
    provoke: (stage) => node(stage, { 'index.cjs': 'JSON.parse(process.env.SETTINGS);' }, 'index.cjs'),
  },
  {
    id: 'database-url-unparsable',
    provoke: (stage) => node(stage, { 'index.cjs': 'new URL(process.env.DATABASE_URL);' }, 'index.cjs'),
  },
  {
    id: 'network-unreachable',
    provoke: (stage) => {
      // A task without any way out: a network with nothing in it.
      const code = "require('node:net').connect(5432, '10.20.0.5');";
      return stage.run('unshare', ['--net', process.execPath, '--eval', code]);
    },
  },
]);

const pythonScenes = scenesOf({ source: 'container-log', tool: 'python', isQuick: true }, [
  {
    id: 'python-module-not-found',
    provoke: (stage) => python(stage, { 'main.py': 'import sqlalchemy_that_is_missing\n' }, 'main.py'),
  },
  { id: 'python-module-not-found', wording: 'file', provoke: (stage) => python(stage, {}, 'main.py') },
  {
    id: 'env-required-variable-missing',
    provoke: (stage) => python(stage, { 'main.py': "import os\n\nurl = os.environ['DATABASE_URL']\n" }, 'main.py'),
  },
  {
    id: 'port-already-in-use',
    provoke: async (stage) => python(stage, {}, '-m', 'http.server', String(await takenPort(stage))),
  },
  {
    id: 'file-permission-denied',
    provoke: (stage) => python(stage, { 'main.py': "open('/etc/uploads', 'w')\n" }, 'main.py'),
  },
]);

const javaScenes = scenesOf({ source: 'container-log', tool: 'java', isQuick: false }, [
  { id: 'java-jar-missing', provoke: (stage) => stage.run('java', ['-jar', 'app.jar']) },
  {
    id: 'java-heap-out-of-memory',
    provoke: (stage) => {
      const code = 'class App { public static void main(String[] a) { long[] all = new long[100_000_000]; } }';
      return stage.run('java', ['-Xmx32m', 'App.java'], { folder: stage.folder({ 'App.java': code }) });
    },
  },
  {
    id: 'jdbc-driver-missing',
    provoke: (stage) => {
      const connect = 'java.sql.DriverManager.getConnection("jdbc:postgresql://127.0.0.1:5432/app")';
      const code = `class App { public static void main(String[] a) throws Exception { ${connect}; } }`;
      return stage.run('java', ['App.java'], { folder: stage.folder({ 'App.java': code }) });
    },
  },
]);

/** What Node.js, Python and Java say of programs that do not run. */
export const programScenes: readonly Scene[] = [...nodeScenes, ...pythonScenes, ...javaScenes];
