import type { Dockerfile, Instruction } from './dockerfile.ts';
import { instructionsOf, targetStage } from './stages.ts';

/** One entry of an image's history, the oldest first in its list. */
export interface HistoryEntry {
  /** The member `created_by`. */
  readonly createdBy: string;
  /** True for an instruction that made no layer. */
  readonly emptyLayer: boolean;
}

/**
 * The Dockerfile's line behind each entry of the history of an image that was built from it; undefined for what came with the base
 * image or from the command line.
 */
export function linesOfHistory(
  dockerfile: Dockerfile,
  target: string | undefined,
  history: readonly HistoryEntry[],
): readonly (number | undefined)[] {
  const stage = targetStage(dockerfile, target);
  const open = stage === undefined ? [] : [...instructionsOf(dockerfile, stage)];
  const lines = [...history].reverse().map((entry) => {
    const at = lastOfKind(open, keywordOf(entry.createdBy));
    const instruction = at === -1 ? undefined : open[at];
    if (instruction !== undefined) open.splice(at);
    return instruction?.line;
  });
  return lines.reverse();
}

/**
 * Which instruction an entry tells of. BuildKit writes the instruction (`COPY a b # buildkit`, `RUN |1 A=b /bin/sh -c …`), the legacy
 * builder `/bin/sh -c #(nop) COPY file:…` and, for `RUN`, the command alone.
 */
function keywordOf(createdBy: string): string {
  const legacy = /#\(nop\)\s+([A-Z]+)/.exec(createdBy)?.[1];
  if (legacy !== undefined) return legacy;
  return /^([A-Z]+)\s/.exec(createdBy)?.[1] ?? 'RUN';
}

/**
 * An instruction always has an entry, so the last one that is left is the right one when it is of this kind. When it is not, the
 * entry is somebody else's: `--label` of the legacy builder or a trigger of the base image.
 */
function lastOfKind(open: readonly Instruction[], keyword: string): number {
  return open.at(-1)?.keyword === keyword ? open.length - 1 : -1;
}
