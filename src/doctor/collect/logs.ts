import type { CallLogs } from '../../logs/logs-api.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Container, LogGroup, TaskDefinition } from '../facts/task-definition.ts';
import { readFact, whenRead } from './read-fact.ts';

/** The log groups that the task definition names in the region of the job. */
export function readLogGroups(
  logs: CallLogs,
  taskDefinition: Fact<TaskDefinition>,
): Promise<Fact<readonly LogGroup[]>> {
  return whenRead(taskDefinition, ({ containers, region }) => {
    const names = new Set(containers.flatMap((container) => groupIn(container, region)));
    return readFact('logs:DescribeLogGroups', [...names].join(', '), () =>
      Promise.all([...names].map(async (name) => ({ name, exists: await groupExists(logs, name) }))),
    );
  });
}

function groupIn({ log }: Container, region: string): readonly string[] {
  const { 'awslogs-group': group, 'awslogs-region': ofGroup = region } = log?.options ?? {};
  return log?.driver === 'awslogs' && group !== undefined && ofGroup === region ? [group] : [];
}

async function groupExists(logs: CallLogs, name: string): Promise<boolean> {
  let nextToken: string | undefined;
  do {
    const page: JsonObject = await logs('DescribeLogGroups', {
      logGroupNamePrefix: name,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    if (asObjects(page.logGroups).some(({ logGroupName }) => logGroupName === name)) return true;
    nextToken = asString(page.nextToken);
  } while (nextToken !== undefined);
  return false;
}
