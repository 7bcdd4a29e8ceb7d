import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { httpGet } from '../../src/toolkit/http-get.ts';
import { identityToken } from '../../src/toolkit/identity-token.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

describe('asking for a small document', () => {
  test('gives status and text, also where a letter comes in two pieces', async () => {
    const address = await serve((_, response) => {
      const bytes = Buffer.from('Grüße');
      response.writeHead(203).write(bytes.subarray(0, 3));
      setImmediate(() => response.end(bytes.subarray(3)));
    });
    expect(await httpGet(address)).toEqual({ status: 203, body: 'Grüße' });
  });

  test('fails where nobody listens, and where an answer breaks off', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      setImmediate(() => response.destroy());
    });
    await expect(httpGet(address)).rejects.toThrow();
    server?.closeAllConnections();
    server?.close();
    await expect(httpGet(address)).rejects.toThrow('ECONNREFUSED');
  });
});

describe("the job's own token", () => {
  const seen: string[] = [];
  const mask = (value: string) => seen.push(value);

  test('is asked for with the key of the job and for AWS, and is masked', async () => {
    const address = await serve(({ url, headers }, response) =>
      response.end(JSON.stringify({ value: `${url} ${headers.authorization}` })),
    );
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/token?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'key' };
    const token = '/token?v=1&audience=sts.amazonaws.com Bearer key';
    expect(await identityToken(env, mask)).toBe(token);
    expect(seen).toEqual([token]);
  });

  test.each(['no JSON', '{}', '{"value":1}'])('is none where GitHub answers %s', async (text) => {
    const address = await serve((_, response) => response.end(text));
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'key' };
    expect(await identityToken(env, mask)).toBeNull();
  });

  test('is none for a job that may have none', async () => {
    expect(await identityToken({}, mask)).toBeNull();
  });
});
