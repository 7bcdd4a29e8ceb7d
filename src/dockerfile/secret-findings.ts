import type { Dockerfile, SecretMount, Stage } from './dockerfile.ts';
import type { DockerfileFinding, DockerfileRequest, GivenSecret } from './finding.ts';
import { instructionsOf, neededStages, targetStage } from './stages.ts';

/**
 * Mounts whose secret is not given, and secrets that nothing mounts. BuildKit leaves a mount out without a word, and for a secret
 * that its client was told of and does not have it mounts an empty file, even where it is required.
 */
export function secretFindings(dockerfile: Dockerfile, request: DockerfileRequest): readonly DockerfileFinding[] {
  const mounts = mountsOf(neededStages(dockerfile, request.target));
  const given = new Set(request.secrets.map(({ id }) => id));
  const missing = mounts.filter(({ id, variable, onBuild }) => !variable && !onBuild && !given.has(id));
  return [...missing.map(notGiven), ...unmountedSecrets(dockerfile, request, mounts)];
}

function mountsOf(stages: readonly Stage[]): readonly SecretMount[] {
  return stages.flatMap(({ instructions }) => instructions).flatMap(({ secretMounts }) => secretMounts);
}

function notGiven({ id, required, line }: SecretMount): DockerfileFinding {
  const fix = `Give ${id} with build-args and "as: build-secrets", or in "secrets" or "secret-files"`;
  return required
    ? { severity: 'error', line, message: `The build secret ${id} is required here, and is not given. ${fix}.` }
    : {
        severity: 'warning',
        line,
        message: `The build secret ${id} is mounted here, and is not given: the command runs without it. ${fix}; add "required=true" where nothing works without it.`,
      };
}

/** With a variable in the id of a mount, any secret may be meant. */
function unmountedSecrets(
  dockerfile: Dockerfile,
  request: DockerfileRequest,
  mounts: readonly SecretMount[],
): readonly DockerfileFinding[] {
  if (mounts.some(({ variable }) => variable)) return [];
  const mounted = new Set(mounts.map(({ id }) => id));
  return request.secrets.filter(({ id }) => !mounted.has(id)).map((secret) => notMounted(dockerfile, request, secret));
}

function notMounted(
  dockerfile: Dockerfile,
  request: DockerfileRequest,
  { id, chosen }: GivenSecret,
): DockerfileFinding {
  const stage = targetStage(dockerfile, request.target);
  const instructions = stage === undefined ? [] : instructionsOf(dockerfile, stage);
  const arg = instructions.flatMap(({ args }) => args).find(({ name }) => name === id);
  const hint = arg === undefined ? '' : ` The ARG in line ${arg.line} is for build args; a secret takes a mount.`;
  return {
    severity: chosen ? 'error' : 'warning',
    line: arg?.line ?? stage?.line ?? 1,
    message: `The build secret ${id} is given, but no RUN of what is built mounts it.${hint} Write "RUN --mount=type=secret,id=${id} …", and read it from /run/secrets/${id}.`,
  };
}
