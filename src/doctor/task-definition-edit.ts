import { awsCommand, shellWord } from './command.ts';
import type { TaskDefinition } from './facts/task-definition.ts';

/** Commands that change a task definition: its file, or a copy of the live one, which is registered again. */
export function taskDefinitionEdit({ file, family, region }: TaskDefinition, filter: string): readonly string[] {
  const path = file ?? 'task-definition.json';
  const edit = `jq ${shellWord(filter)} ${shellWord(path)} > edited.json && mv edited.json ${shellWord(path)}`;
  if (file !== null) return [edit];
  const download = awsCommand('ecs describe-task-definition', {
    'task-definition': family,
    query: 'taskDefinition',
    region,
  });
  return [
    `${download} --output json | jq ${shellWord(registrable)} > ${shellWord(path)}`,
    edit,
    awsCommand('ecs register-task-definition', { 'cli-input-json': `file://${path}`, region }),
  ];
}

/** Takes off what DescribeTaskDefinition adds and RegisterTaskDefinition refuses. */
const registrable =
  'del(.taskDefinitionArn,.revision,.status,.requiresAttributes,.compatibilities,.registeredAt,.registeredBy,.deregisteredAt)';

/** The jq path of a container. */
export function containerPath(name: string): string {
  return `(.containerDefinitions[] | select(.name == ${JSON.stringify(name)}))`;
}
