import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readSettings, type Settings } from './settings.ts';

/** Clients that learnt this server's address a moment before it was told to stop are still served for so long. */
const drainMilliseconds = 1000;

start().catch((error) => {
  console.error(`backend stops: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});

/** Reads the settings, proves that the database lets us in, and serves until SIGTERM. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const pool = new pg.Pool({ ...settings.database, max: 4, connectionTimeoutMillis: 5000 });
  pool.on('error', (error) => console.error(`the database ended a connection: ${error.message}`));
  await connectOnce(pool, settings);
  const server = createServer((request, response) => answer(request.url ?? '/', response, pool, settings));
  server.listen(settings.port, () => console.log(`backend ${settings.version} listens on port ${settings.port}`));
  process.once('SIGTERM', () => stop(server, pool));
}

async function connectOnce(pool: pg.Pool, { database }: Settings): Promise<void> {
  try {
    await readRow(pool);
  } catch (error) {
    await pool.end();
    const place = `${database.host}:${database.port}`;
    throw new Error(`cannot use the database at ${place}: ${error instanceof Error ? error.message : error}`);
  }
}

async function answer(path: string, response: ServerResponse, pool: pg.Pool, settings: Settings): Promise<void> {
  try {
    if (path === '/health') send(response, 200, { status: 'ok' });
    else if (path === '/version') send(response, 200, { version: settings.version, row: await readRow(pool) });
    else send(response, 404, { error: 'not found' });
  } catch (error) {
    console.error(`${path} failed: ${error instanceof Error ? error.message : error}`);
    send(response, 503, { error: 'the database cannot be read' });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

async function readRow(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ text: string }>('SELECT text FROM message LIMIT 1');
  return rows[0]?.text ?? '';
}

async function stop(server: Server, pool: pg.Pool): Promise<void> {
  console.log('backend stops: SIGTERM');
  await sleep(drainMilliseconds);
  server.close(() => pool.end());
  server.closeIdleConnections();
}
