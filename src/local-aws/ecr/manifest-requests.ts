import type { IncomingMessage } from 'node:http';
import { readManifest } from './manifest.ts';
import { complaintOf, putManifest } from './registry-client.ts';
import type { RegistryProcess } from './registry-process.ts';
import { type RegistryReply, refusal, reply } from './registry-replies.ts';
import { imageOf, isImmutable, type Repository, recordImage, tagIsTaken } from './repository-store.ts';

/** ECR takes manifests of up to 4 MiB. */
const largestManifest = 4 * 1024 * 1024;

interface ManifestTarget {
  readonly registry: RegistryProcess;
  readonly repository: Repository;
  readonly tagOrDigest: string;
}

/** Answers GET, HEAD and PUT of a manifest. The registry stores manifests by digest only; tags are ECR's. */
export async function answerManifest(target: ManifestTarget, incoming: IncomingMessage): Promise<RegistryReply> {
  switch (incoming.method) {
    case 'GET':
    case 'HEAD':
      return storedManifest(target);
    case 'PUT':
      return pushManifest(target, await readText(incoming), incoming.headers['content-type']);
    default:
      return refusal(405, 'UNSUPPORTED', 'The operation is unsupported.');
  }
}

function storedManifest({ repository, tagOrDigest }: ManifestTarget): RegistryReply {
  const image = imageOf(repository, tagOrDigest);
  if (image === undefined) return refusal(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
  return reply(200, image.text, { 'content-type': image.mediaType, 'docker-content-digest': image.digest });
}

async function pushManifest(
  target: ManifestTarget,
  text: string | undefined,
  mediaType: string | undefined,
): Promise<RegistryReply> {
  const { registry, repository, tagOrDigest } = target;
  const manifest = text === undefined ? undefined : readManifest(text, mediaType);
  if (manifest === undefined)
    return refusal(400, 'MANIFEST_INVALID', 'Invalid manifest: it is larger than 4 MiB, or not JSON.');
  const tag = tagOrDigest.startsWith('sha256:') ? undefined : tagOrDigest;
  if (tag === undefined && tagOrDigest !== manifest.digest) {
    return refusal(400, 'DIGEST_INVALID', 'The provided digest did not match the manifest.');
  }
  // ECR refuses the same image under the same immutable tag as well: aws/containers-roadmap issue 2179.
  if (tag !== undefined && repository.imageTags.has(tag) && isImmutable(repository, tag)) {
    return refusal(400, 'TAG_INVALID', tagIsTaken(repository, tag));
  }
  const answer = await putManifest(registry, repository.name, manifest);
  if (answer.status !== 201) {
    const { code, message } = complaintOf(answer);
    return refusal(answer.status, code, message);
  }
  recordImage(repository, manifest, tag, Date.now());
  const location = `/v2/${repository.name}/manifests/${manifest.digest}`;
  return reply(201, '', { location, 'docker-content-digest': manifest.digest });
}

/** Undefined when it is too large for a manifest; what is left of it is read and dropped. */
async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= largestManifest) chunks.push(bytes);
  }
  return size > largestManifest ? undefined : Buffer.concat(chunks).toString('utf8');
}
