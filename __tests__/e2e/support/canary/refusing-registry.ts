import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Intercept } from '../../../../harness/recording-proxy.ts';

/** A registry that takes a login and refuses every layer, as one does whose repository policy denies the push. */
export interface RefusingRegistry {
  /** Answers ECR's calls such that images go there. */
  readonly answerFor: Intercept;
  /** The same with a login that is refused. */
  readonly answerWithWrongLogin: Intercept;
  close(): Promise<void>;
}

const password = 'right';

export async function startRefusingRegistry(): Promise<RefusingRegistry> {
  const server = createServer((request, response) => {
    const expected = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
    const headers = { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="registry"' };
    const refuse = (status: number, code: string) =>
      response
        .writeHead(status, headers)
        .end(JSON.stringify({ errors: [{ code, message: `${request.url} is refused` }] }));
    if (request.headers.authorization !== expected) refuse(401, 'UNAUTHORIZED');
    else if (request.url === '/v2/') response.writeHead(200, headers).end('{}');
    else if (request.method === 'HEAD' || request.method === 'GET') refuse(404, 'NAME_UNKNOWN');
    else refuse(403, 'DENIED');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    answerFor: answers(host, password),
    answerWithWrongLogin: answers(host, 'wrong'),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answers(host: string, given: string): Intercept {
  return ({ operation }) => {
    const authorizationToken = Buffer.from(`AWS:${given}`).toString('base64');
    const repository = { repositoryName: 'backend', repositoryUri: `${host}/backend`, registryId: '000000000000' };
    const bodies: Readonly<Record<string, object>> = {
      GetAuthorizationToken: {
        authorizationData: [
          { authorizationToken, expiresAt: Date.now() / 1000 + 43_200, proxyEndpoint: `http://${host}` },
        ],
      },
      DescribeRepositories: { repositories: [repository] },
      DescribeImages: { imageDetails: [] },
      BatchGetImage: { images: [], failures: [] },
    };
    const body = bodies[operation];
    return body === undefined ? undefined : { status: 200, body };
  };
}
