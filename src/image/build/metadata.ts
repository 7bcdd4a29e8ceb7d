import type { JsonObject } from '../../toolkit/json.ts';

/**
 * What buildx tells about a build, without its provenance, which holds every build arg. BUILDX_METADATA_PROVENANCE=disabled keeps it
 * out of the file already; this holds even if a buildx does not know that variable.
 */
export function withoutBuildArgs(metadata: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => !name.startsWith('buildx.build.provenance')));
}
