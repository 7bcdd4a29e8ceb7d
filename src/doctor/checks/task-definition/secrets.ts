import { speaksOfPublic, speaksOfSecret } from '../../../secrets/name-meaning.ts';
import { check } from '../../check.ts';
import { awsCommand } from '../../command.ts';
import type { EnvironmentEntry, TaskDefinition } from '../../facts/task-definition.ts';
import { type Complaint, problem, warning } from '../../finding.ts';

const area = 'task definition';

/** Names of addresses that let in whoever knows them. */
const secretAddress = /dsn$|webhook/i;

function isSecret({ name, holdsCredentials }: EnvironmentEntry): boolean {
  return holdsCredentials || secretAddress.test(name) || (speaksOfSecret(name) && !speaksOfPublic(name));
}

const plainSecrets = check({
  id: 'TD-PLAIN',
  area,
  title: 'No entry of the environment is a secret, as far as names and URLs tell',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) =>
    taskDefinition.containers.flatMap((container) =>
      container.environment
        .filter(isSecret)
        .map(({ name, holdsCredentials }) =>
          warning(
            `${name} of ${container.name} stands in plain text (value hidden): who may read the task definition can read it. Put it into "secrets".`,
            { evidence: [holdsCredentials ? `${name} is a URL with a password` : `the name ${name}`] },
          ),
        ),
    ),
});

const references = check({
  id: 'TD-REF',
  area,
  title: 'The secrets and parameters that it refers to exist',
  reads: ['taskDefinition'],
  readsToo: ['secretReferences'],
  rule: ({ taskDefinition, secretReferences = [] }) => [
    ...withoutExecutionRole(taskDefinition),
    ...secretReferences
      .filter(({ state }) => state !== 'there')
      .map(({ container, name, valueFrom, store, state }) =>
        problem(
          `${name} of ${container} comes from a ${storeText(store)} that ${stateText(state)}, so the task cannot start.`,
          {
            evidence: [`${name} from ${valueFrom}: ${state}`],
            fix:
              state === 'deleted'
                ? [
                    awsCommand('secretsmanager restore-secret', {
                      'secret-id': secretArn(valueFrom),
                      region: taskDefinition.region,
                    }),
                  ]
                : [],
          },
        ),
      ),
  ],
});

function withoutExecutionRole({ containers, executionRole }: TaskDefinition): readonly Complaint[] {
  const names = containers.flatMap(({ secrets }) => secrets.map(({ name }) => name));
  if (executionRole !== null || names.length === 0) return [];
  return [problem('The task definition has secrets, but no execution role to read them with.', { evidence: names })];
}

function storeText(store: 'secrets-manager' | 'ssm'): string {
  return store === 'ssm' ? 'parameter' : 'secret';
}

function stateText(state: 'there' | 'missing' | 'deleted'): string {
  return state === 'deleted' ? 'is scheduled for deletion' : 'does not exist';
}

/** `arn:aws:secretsmanager:region:account:secret:name:json-key:stage:version` without what follows the name. */
function secretArn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}

/** Secrets that are readable, and such that are not there. */
export const secretChecks = [plainSecrets, references];
