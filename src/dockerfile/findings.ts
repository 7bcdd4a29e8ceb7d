import { argFindings } from './arg-findings.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { DockerfileFinding, DockerfileRequest } from './finding.ts';
import { secretFindings } from './secret-findings.ts';
import { targetStage } from './stages.ts';

/**
 * What a Dockerfile and the values that a build gets have to say about each other, where Docker would say nothing. None when the
 * Dockerfile is not understood as a whole, or has no such target: then what is missing in it cannot be told.
 */
export function dockerfileFindings(dockerfile: Dockerfile, request: DockerfileRequest): readonly DockerfileFinding[] {
  if (!dockerfile.understood || targetStage(dockerfile, request.target) === undefined) return [];
  const findings = [...argFindings(dockerfile, request), ...secretFindings(dockerfile, request)];
  return findings.toSorted((one, other) => one.line - other.line);
}
