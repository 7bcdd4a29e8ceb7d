import { type IncomingHttpHeaders, request } from 'node:http';
import { asObject, asObjects, asString } from '../../toolkit/json.ts';
import type { Manifest } from './manifest.ts';
import type { RegistryProcess } from './registry-process.ts';

/** What the registry answered. */
export interface RegistryAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface RegistryRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request to the registry itself, without the checks that clients go through. */
async function askRegistry(registry: RegistryProcess, options: RegistryRequest): Promise<RegistryAnswer> {
  const socketPath = await registry.socket();
  return new Promise((resolve, reject) => {
    const { method, path, headers } = options;
    const call = request({ socketPath, method, path, headers: headers ?? {} }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    call.once('error', reject);
    call.end(options.body);
  });
}

/** Stores a manifest under its digest; the registry refuses one whose layers it does not have. Tags are kept by ECR's part. */
export function putManifest(
  registry: RegistryProcess,
  repository: string,
  manifest: Manifest,
): Promise<RegistryAnswer> {
  const { digest, text, mediaType } = manifest;
  const headers = { 'content-type': mediaType, 'content-length': String(Buffer.byteLength(text)) };
  return askRegistry(registry, { method: 'PUT', path: `/v2/${repository}/manifests/${digest}`, headers, body: text });
}

/** Forgets a manifest. Its layers stay until the registry is gone. */
export async function deleteManifest(registry: RegistryProcess, repository: string, digest: string): Promise<void> {
  await askRegistry(registry, { method: 'DELETE', path: `/v2/${repository}/manifests/${digest}` });
}

/** The size of a layer in bytes; undefined when the repository has no such layer. */
export async function layerSize(
  registry: RegistryProcess,
  repository: string,
  digest: string,
): Promise<number | undefined> {
  const { status, headers } = await askRegistry(registry, {
    method: 'HEAD',
    path: `/v2/${repository}/blobs/${digest}`,
  });
  return status === 200 ? Number(headers['content-length']) : undefined;
}

/** What the registry's error body says, or its status when it says nothing. */
export function complaintOf({ body, status }: RegistryAnswer): { readonly code: string; readonly message: string } {
  const [first] = asObjects(asObject(parseJson(body))?.errors);
  return { code: asString(first?.code) ?? 'UNKNOWN', message: asString(first?.message) ?? `HTTP status ${status}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
