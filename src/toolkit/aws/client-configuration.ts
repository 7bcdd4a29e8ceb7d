import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { NodeHttpHandler, NodeHttpHandlerOptions } from '@smithy/node-http-handler';

/** What every AWS client of Berth is constructed with; region, credentials and endpoint come from the environment. */
export interface ClientConfiguration {
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly customUserAgent: [string, string][];
  readonly requestHandler: NodeHttpHandler | NodeHttpHandlerOptions;
  /** In the place of that of the environment. */
  readonly region?: string;
}

export interface ClientOptions {
  /**
   * `false` for calls that change something and have no idempotency token: the SDK by itself sends a call again on a reset
   * connection, when AWS may already have carried it out.
   */
  readonly retry: boolean;
}

/**
 * In milliseconds. The SDK by itself waits for an answer for ever; a call that hangs must not hang a deploy. The slowest call of Berth's
 * is answered within two seconds.
 */
const timeouts = {
  connectionTimeout: 5_000,
  requestTimeout: 20_000,
  socketTimeout: 20_000,
  throwOnRequestTimeout: true,
};

/**
 * The configuration of an AWS client. The JavaScript SDK reads no proxy variable, so a client gets a proxy agent here when
 * HTTPS_PROXY applies and NO_PROXY does not exclude AWS; the credential chain inherits the client's request handler. Connections are
 * kept alive between calls, which is the SDK's default.
 */
export async function clientConfiguration(options: ClientOptions): Promise<ClientConfiguration> {
  const proxy = getProxyUrl(awsEndpoint());
  return {
    maxAttempts: options.retry ? 4 : 1,
    retryMode: 'standard',
    customUserAgent: [['berth', '0']],
    requestHandler: proxy === undefined ? timeouts : await proxyingHandler(proxy),
  };
}

/** Where calls go, as far as it decides about a proxy: a custom endpoint, or any host of AWS. */
function awsEndpoint(): URL {
  const region = process.env.AWS_REGION ?? 'us-east-1';
  return new URL(process.env.AWS_ENDPOINT_URL || `https://ecs.${region}.amazonaws.com`);
}

async function proxyingHandler(proxy: URL): Promise<NodeHttpHandler> {
  const [{ HttpProxyAgent, HttpsProxyAgent }, { NodeHttpHandler: Handler }] = await Promise.all([
    import('hpagent'),
    import('@smithy/node-http-handler'),
  ]);
  const agent = { proxy, keepAlive: true };
  return new Handler({ ...timeouts, httpAgent: new HttpProxyAgent(agent), httpsAgent: new HttpsProxyAgent(agent) });
}
