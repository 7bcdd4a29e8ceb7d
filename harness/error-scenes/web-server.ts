import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Stage } from './stage.ts';

/** Answers on a loopback port that is told as `shown`; resolves to that port. */
export async function serve(
  stage: Stage,
  shown: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<number> {
  const port = await stage.port(shown);
  const server = createServer(answer).listen(port, '127.0.0.1');
  await once(server, 'listening');
  stage.onClose(() => {
    server.closeAllConnections();
    server.close();
  });
  return port;
}

/** Serves these texts by their paths, and 404 for every other path; resolves to the address, such as `http://127.0.0.1:8080`. */
export async function serveTexts(
  stage: Stage,
  shown: number,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const port = await serve(stage, shown, ({ url = '' }, response) => {
    const text = texts[decodeURIComponent(url)];
    const [status, type] =
      text === undefined ? [404, 'text/plain'] : [200, text[0] === '{' ? 'application/json' : 'text/html'];
    response.writeHead(status, { 'content-type': type }).end(text ?? 'not found');
  });
  return `http://127.0.0.1:${port}`;
}
