import type { TaskEvidence } from '../../diagnosis/evidence.ts';
import type { CallEcs } from '../../ecs/ecs-api.ts';
import type { LineTools } from '../../ecs/failure/last-lines.ts';
import { openTails } from '../../ecs/failure/tails.ts';
import { describeTaskDefinition } from '../../ecs/situation/describe-task-definition.ts';
import { describeTasks, listTasks } from '../../ecs/situation/read-tasks.ts';
import type { Task } from '../../ecs/situation/task.ts';
import type { Fact } from '../fact.ts';
import type { Facts, Request } from '../facts.ts';
import { readFact, whenRead } from './read-fact.ts';

/** How many of the newest stopped tasks are explained: a crash loop repeats itself. */
const mostTasks = 20;

type StoppedFacts = Pick<Facts, 'stoppedTasks' | 'stoppedTaskLines'>;

/** The service's tasks that have stopped lately, with the last lines of those that failed. */
export async function collectStoppedTasks(
  ecs: CallEcs,
  tools: LineTools,
  request: Request,
  service: Facts['service'],
): Promise<StoppedFacts> {
  const { cluster, service: serviceName } = request;
  const tasks = await whenRead(service, async (found) =>
    found === null
      ? { value: [] }
      : readFact('ecs:DescribeTasks', `the tasks of ${serviceName}`, async () => {
          const { ended } = await listTasks(ecs, { cluster, serviceName });
          return newest(await describeTasks(ecs, cluster, ended));
        }),
  );
  if (!('value' in tasks)) return { stoppedTasks: tasks, stoppedTaskLines: tasks };
  return withLines(ecs, tools, tasks.value);
}

/** In the order in which they stopped. */
function newest(tasks: readonly Task[]): readonly Task[] {
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED');
  return stopped.toSorted((one, other) => (one.stoppedAt ?? 0) - (other.stoppedAt ?? 0)).slice(-mostTasks);
}

async function withLines(ecs: CallEcs, tools: LineTools, tasks: readonly Task[]): Promise<StoppedFacts> {
  const arns = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))];
  const groups = await Promise.all(
    arns.map((arn) =>
      evidenceOf(
        ecs,
        tools,
        arn,
        tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === arn),
      ),
    ),
  );
  const evidence = groups.flatMap((group) => group.evidence);
  const unread = groups.flatMap((group) => group.unread);
  return { stoppedTasks: { value: inOrder(evidence) }, stoppedTaskLines: linesFact(unread) };
}

/** Without its task definition nobody knows where a task has logged to; how it ended is known all the same. */
async function evidenceOf(ecs: CallEcs, tools: LineTools, arn: string, tasks: readonly Task[]) {
  const read = await describeTaskDefinition(ecs, arn).catch(() => ({ taskDefinition: {} }));
  const tails = openTails(read.taskDefinition, tools);
  const evidence = await tails.addTo(tasks, 0);
  return { evidence, unread: tails.unread() };
}

function inOrder(tasks: readonly TaskEvidence[]): readonly TaskEvidence[] {
  return tasks.toSorted((one, other) => (one.stoppedAt ?? 0) - (other.stoppedAt ?? 0));
}

function linesFact(unread: readonly string[]): Fact<true> {
  const [first] = unread;
  if (first === undefined) return { value: true };
  const denied = /allow (logs:\w+)/.exec(first)?.[1];
  return denied === undefined ? { absent: first } : { denied };
}
