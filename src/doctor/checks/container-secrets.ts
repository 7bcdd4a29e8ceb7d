import { speaksOfPublic, speaksOfSecret } from '../../secrets/name-meaning.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { EnvironmentEntry, SecretReference, TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

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
    ...secretReferences.flatMap((reference) => referenceOf(reference, taskDefinition.region)),
  ],
});

function referenceOf({ container, name, valueFrom, store, state }: SecretReference, region: string) {
  const evidence = [`${name} from ${shownReference(valueFrom)}: ${state}`];
  const comes = `${name} of ${container} comes from a ${store === 'ssm' ? 'parameter' : 'secret'} that`;
  switch (state) {
    case 'there':
      return [];
    case 'missing':
      return [problem(`${comes} does not exist, so the task cannot start.`, { evidence })];
    case 'deleted': {
      const fix = [awsCommand('secretsmanager restore-secret', { 'secret-id': secretArn(valueFrom), region })];
      return [problem(`${comes} is scheduled for deletion, so the task cannot start.`, { evidence, fix })];
    }
    case 'elsewhere':
      return [unknown(`${comes} is in another region or account, where it was not looked for.`, { evidence })];
    case 'malformed':
      return [
        warning(`The valueFrom of ${name} of ${container} (hidden) is neither a parameter nor the ARN of a secret.`),
      ];
  }
}

/** What is neither ARN nor path may be the value itself, put there by mistake. */
function shownReference(valueFrom: string): string {
  return /^(?:arn:|\/)/.test(valueFrom) ? valueFrom : 'a name (hidden)';
}

function withoutExecutionRole({ containers, executionRole }: TaskDefinition): readonly Complaint[] {
  const names = containers.flatMap(({ secrets }) => secrets.map(({ name }) => name));
  if (executionRole !== null || names.length === 0) return [];
  return [problem('The task definition has secrets, but no execution role to read them with.', { evidence: names })];
}

/** `arn:aws:secretsmanager:region:account:secret:name:json-key:stage:version` without what follows the name. */
function secretArn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}

/** How the containers get their secrets. */
export const secretChecks = [plainSecrets, references];
