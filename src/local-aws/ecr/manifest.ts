import { createHash } from 'node:crypto';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** An image manifest, or a list of manifests, exactly as it was pushed. */
export interface Manifest {
  /** sha256:… of the text. */
  readonly digest: string;
  readonly text: string;
  readonly mediaType: string;
  /** The media type of the image's configuration; undefined for a list. */
  readonly configMediaType: string | undefined;
  /** Digests of the images that a list holds; none of a single image. */
  readonly children: readonly string[];
  /** Bytes of the layers and the configuration; of a list, of the list itself. */
  readonly size: number;
}

/**
 * Reads a manifest; undefined when the text is not one.
 *
 * @param declared the media type that came with it; it wins over the manifest's own.
 */
export function readManifest(text: string, declared: string | undefined): Manifest | undefined {
  const content = parseObject(text);
  const mediaType = declared ?? asString(content?.mediaType) ?? 'application/vnd.docker.distribution.manifest.v2+json';
  if (content === undefined) return undefined;
  const config = asObject(content.config);
  const layers = asObjects(content.layers);
  const blobs = config === undefined ? layers : [config, ...layers];
  return {
    digest: digestOf(text),
    text,
    mediaType,
    configMediaType: asString(config?.mediaType),
    children: asObjects(content.manifests).flatMap((entry) => asString(entry.digest) ?? []),
    size:
      blobs.length === 0 ? Buffer.byteLength(text) : blobs.reduce((sum, blob) => sum + (asNumber(blob.size) ?? 0), 0),
  };
}

/** The digest by which registries address a content. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function parseObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
