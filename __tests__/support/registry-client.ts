import { createHash } from 'node:crypto';

/** An image of a few bytes, as a build would make it. */
export interface SmallImage {
  readonly manifest: string;
  readonly digest: string;
  /** The configuration and the layers. */
  readonly blobs: readonly string[];
}

/** Talks to a registry as Docker does, without Docker. */
export interface RegistryClient {
  /** Any request; `path` begins with /v2/. */
  send(
    method: string,
    path: string,
    options?: { readonly body?: string; readonly headers?: Record<string, string> },
  ): Promise<Response>;
  /** Uploads the blobs, then the manifest under a tag or its digest; gives the answer to the manifest, or to the first blob that failed. */
  push(repository: string, tagOrDigest: string, image: SmallImage): Promise<Response>;
}

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/** @param authorization what stands in the Authorization header; undefined leaves it out. */
export function registryClient(server: string, authorization: string | undefined): RegistryClient {
  const send: RegistryClient['send'] = (method, path, { body, headers = {} } = {}) => {
    const credentials = authorization === undefined ? {} : { authorization };
    return fetch(`http://${server}${path}`, {
      method,
      headers: { ...credentials, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  };
  const upload = async (repository: string, blob: string): Promise<Response> => {
    const started = await send('POST', `/v2/${repository}/blobs/uploads/`);
    const location = started.headers.get('location');
    if (started.status !== 202 || location === null) return started;
    const separator = location.includes('?') ? '&' : '?';
    const headers = { 'content-type': 'application/octet-stream' };
    return send('PUT', `${location}${separator}digest=${digestOf(blob)}`, { body: blob, headers });
  };
  return {
    send,
    async push(repository, tagOrDigest, { manifest, blobs }) {
      for (const blob of blobs) {
        const answer = await upload(repository, blob);
        if (answer.status !== 201) return answer;
      }
      const headers = { 'content-type': manifestType };
      return send('PUT', `/v2/${repository}/manifests/${tagOrDigest}`, { body: manifest, headers });
    },
  };
}

/** An image whose content, and with it its digest, depends on the text. */
export function smallImage(content: string): SmallImage {
  const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Env: [content] } });
  const layer = `layer of ${content}`;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: describe('application/vnd.docker.container.image.v1+json', config),
    layers: [describe('application/vnd.docker.image.rootfs.diff.tar.gzip', layer)],
  });
  return { manifest, digest: digestOf(manifest), blobs: [config, layer] };
}

/** sha256:… of a text. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function describe(mediaType: string, content: string) {
  return { mediaType, size: Buffer.byteLength(content), digest: digestOf(content) };
}
