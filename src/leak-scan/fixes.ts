import type { PlacedFinding } from './placed-finding.ts';

/** What to do about a finding, as one sentence. */
export function fixOf(finding: PlacedFinding): string {
  switch (finding.sink) {
    case 'history':
    case 'config':
      return fixOfInstruction(finding);
    case 'layer':
    case 'archive':
      return fixOfFile(finding);
    case 'provenance':
    case 'attestation':
      return finding.mode === 'build-args'
        ? `Give ${finding.name} with "as: build-secrets" or "as: runtime-ssm", or set "provenance: false".`
        : 'Set "provenance: mode=min", or "false".';
    case 'sbom':
      return 'Set "sbom: false", or rename the file or package that the SBOM names.';
    case 'cache':
      return 'Write the cache with "mode=min", and read the secret within one RUN by --mount=type=secret, without writing it to a file.';
    case 'metadata':
      return 'Keep the value out of labels, tags and names of the build: the metadata repeats them.';
    case 'manifest':
      return 'Keep the value out of annotations, labels and tags.';
    case 'build-log':
      return `Let no command of the build print ${finding.name}: "set -x", "env" and "cat" of a secret file do.`;
  }
}

/** ARG, ENV, LABEL, CMD and the like: their text is part of the image. */
function fixOfInstruction({ name, mode, line, part }: PlacedFinding): string {
  const at = line === undefined ? '' : ` of ${line.file} line ${line.line}`;
  const instruction = line?.keyword ?? part?.split(' ')[0]?.toUpperCase() ?? 'ARG';
  switch (mode) {
    case 'build-args':
      return `ARG ${name} ends up in the image when the final stage declares or uses it: move it to an earlier stage, or give it with "as: build-secrets" or "as: runtime-ssm".`;
    case 'build-secrets':
      return `Take ${name} out of the ${instruction}${at}, and read it only within the RUN that needs it, by --mount=type=secret,id=${name}.`;
    case 'runtime-ssm':
    case 'runtime-secrets-manager':
      return `Take ${name} out of the ${instruction}${at}: the running container gets it from AWS, the build needs nothing of it.`;
  }
}

function fixOfFile({ name, mode, line, path, where }: PlacedFinding): string {
  const file = path === undefined ? 'the file' : path;
  if (where === 'name' || where === 'link target')
    return `Let the build make no file or link that is named after ${name}.`;
  if (line?.keyword === 'COPY' || line?.keyword === 'ADD')
    return `${line.file} line ${line.line} copies ${file}: name it in .dockerignore, or copy less. Deleting it later does not help.`;
  const at = line === undefined ? 'A RUN' : `${line.file} line ${line.line}`;
  if (mode === 'build-args')
    return `${at} writes ${name} to ${file}: give it with "as: runtime-ssm" and read it from the environment when the container starts.`;
  return `${at} writes ${name} to ${file}: use it without writing it, or delete the file within the same RUN. Deleting it in a later one does not help.`;
}
