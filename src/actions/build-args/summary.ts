import { planMasks } from '../../secrets/masks.ts';
import type { StoreResult } from '../../secrets/runtime/store-secrets.ts';
import type { FileFormat, Secret, SecretsMode } from '../../secrets/types.ts';

/** What a build-args step did. */
export interface SecretsReport {
  readonly as: SecretsMode;
  readonly asFile: FileFormat | undefined;
  readonly kept: readonly Secret[];
  /** Empty unless the values are stored in AWS. */
  readonly stored: readonly StoreResult[];
  /** Id, ARN or alias of the key that encrypts what is stored. */
  readonly kmsKeyId: string | undefined;
}

/** The step's section of the job summary, in Markdown: names and places, never a value. */
export function summarizeSecrets(report: SecretsReport): string {
  const { kept, stored } = report;
  const places = new Map(stored.map((result) => [result.name, result]));
  const head = stored.length === 0 ? ['name', 'masked in logs'] : ['name', 'masked in logs', 'stored at', 'written'];
  const rows = kept.map((secret) => [`\`${secret.name}\``, maskText(secret), ...placeCells(places.get(secret.name))]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`### ${titleOf(report)}`, '', ...(kept.length === 0 ? [] : [...table, '']), readersOf(report), ''].join('\n');
}

/** One line for the log. */
export function describeSecrets(report: SecretsReport): string {
  const { kept, stored } = report;
  const states = new Map(stored.map(({ name, written }) => [name, written ? ' (written)' : ' (unchanged)']));
  const names = kept.map(({ name }) => `${name}${states.get(name) ?? ''}`);
  return `${titleOf(report)}: ${names.join(', ') || 'none'}`;
}

function titleOf({ as }: SecretsReport): string {
  switch (as) {
    case 'build-args':
      return 'Build args';
    case 'build-secrets':
      return 'Build secrets';
    case 'runtime-ssm':
      return 'Secrets in SSM Parameter Store';
    case 'runtime-secrets-manager':
      return 'Secrets in Secrets Manager';
  }
}

function maskText({ value }: Secret): string {
  const { skipped } = planMasks(value);
  return skipped === undefined ? 'yes' : `no: its value ${skipped}`;
}

function placeCells(result: StoreResult | undefined): readonly string[] {
  return result === undefined ? [] : [`\`${result.key}\``, result.written ? 'yes' : 'no, it was there already'];
}

function readersOf({ as, asFile, kmsKeyId }: SecretsReport): string {
  switch (as) {
    case 'build-args':
      return 'Everybody who can pull the image can read a value that a stage of its Dockerfile declares as `ARG`.';
    case 'build-secrets':
      return asFile === undefined
        ? 'Only the `RUN` steps that mount a value can read it; the image holds it only if such a step copies it there.'
        : `Only the \`RUN\` steps that mount the id \`secrets\` (one ${asFile} file of all values) can read them; the image holds them only if such a step copies them there.`;
    case 'runtime-ssm':
      return `Nothing of it is in the image. Who has \`ssm:GetParameters\` on these parameters and \`kms:Decrypt\` on ${keyText(kmsKeyId, 'alias/aws/ssm')} can read the values: this role, and the execution role of the task.`;
    case 'runtime-secrets-manager':
      return `Nothing of it is in the image. Who has \`secretsmanager:GetSecretValue\` on these secrets and \`kms:Decrypt\` on ${keyText(kmsKeyId, 'alias/aws/secretsmanager')} can read the values: this role, and the execution role of the task.`;
  }
}

/** The key that AWS keeps lets everybody in the account decrypt who may read the value. */
function keyText(kmsKeyId: string | undefined, fallback: string): string {
  return kmsKeyId === undefined ? `the key \`${fallback}\` (which everybody in the account has)` : `\`${kmsKeyId}\``;
}
