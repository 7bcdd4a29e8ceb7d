import type { DockerfileFinding } from '../../dockerfile/finding.ts';
import { dockerfileFindings } from '../../dockerfile/findings.ts';
import type { DockerfileSource } from '../../image/build/dockerfile-source.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { Session } from './work.ts';

/**
 * Tells, beside the lines of the Dockerfile, where it and the values that the build gets do not fit.
 * @throws INVALID_INPUT with everything that makes the build certain to miss a secret.
 */
export function tellFindings({ inputs, secrets, host }: Session, { path, content }: DockerfileSource): void {
  if (content === undefined) return;
  const findings = dockerfileFindings(content, {
    target: inputs.target,
    buildArgs: secrets.buildArgs.map(({ name }) => name),
    secrets: secrets.buildSecrets,
  });
  for (const { severity, line, message } of findings) {
    if (severity === 'warning') host.log.warning(message, { file: path, line });
    if (severity === 'notice') host.log.notice(message, { file: path, line });
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw missesSecrets(path, errors);
}

function missesSecrets(file: string, findings: readonly DockerfileFinding[]): BerthError {
  const [first] = findings;
  const list = findings.map(({ line, message }) => `${file}:${line}: ${message}`);
  const sentences = {
    what: 'The Dockerfile and the build secrets do not fit, so the build would miss a secret.',
    why: list.join('\n'),
    fix: 'Change the Dockerfile or the secrets as it says; nothing has been built.',
  };
  return new BerthError('INVALID_INPUT', sentences, { place: first && { file, line: first.line } });
}
