import type { JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, findTask, instanceOf, missing, serviceOf } from './find.ts';
import { lastPart } from './identifiers.ts';
import { includesTags, readChoice, readText, readTexts, requireText } from './input.ts';
import { page } from './pages.ts';
import { renderTask } from './render-task.ts';
import { runTask, startTask } from './run-task.ts';
import type { Cluster, Task } from './state.ts';
import { stopTask } from './task-lifecycle.ts';

/** RunTask, StartTask, StopTask, ListTasks, DescribeTasks. */
export function taskOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    RunTask: (input) => runTask(ecs, input),
    StartTask: (input) => startTask(ecs, input),
    StopTask: (input) => stop(ecs, input),
    ListTasks: (input) => list(ecs, input),
    DescribeTasks: (input) => describe(ecs, input),
  };
}

function stop(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const task = findTask(cluster, requireText(input, 'task', 'Task can not be blank.'));
  if (task === undefined) throw invalidParameter('The referenced task was not found.');
  const reason = readText(input, 'reason') || 'Task stopped by user';
  stopTask(ecs, task, { code: 'UserInitiated', reason });
  return { task: renderTask(task, ecs.region, true) };
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const wanted = readFilter(cluster, input);
  const chosen = [...cluster.tasks.values()].filter(wanted);
  return page(
    input,
    'taskArns',
    chosen,
    ({ arn }) => arn,
    ({ arn }) => arn,
  );
}

/** Without `desiredStatus`, tasks that are to run are listed, as in AWS. */
function readFilter(cluster: Cluster, input: JsonObject): (task: Task) => boolean {
  refuseOtherFilters(input);
  const serviceName = readText(input, 'serviceName');
  const service = serviceName === undefined ? undefined : serviceOf(cluster, serviceName);
  const reference = readText(input, 'containerInstance');
  const instance = reference === undefined ? undefined : instanceOf(cluster, reference);
  const desired = readChoice(input, 'desiredStatus', ['RUNNING', 'PENDING', 'STOPPED']) ?? 'RUNNING';
  const launchType = readChoice(input, 'launchType', ['EC2', 'FARGATE', 'EXTERNAL']);
  const family = readText(input, 'family');
  const startedBy = readText(input, 'startedBy');
  return (task) =>
    task.desiredStatus === desired &&
    (service === undefined || task.service === service) &&
    (instance === undefined || task.instance === instance) &&
    (launchType === undefined || task.launchType === launchType) &&
    (family === undefined || task.taskDefinition.family === family) &&
    (startedBy === undefined || task.startedBy === startedBy);
}

const otherFilters = ['containerInstance', 'family', 'launchType', 'serviceName'];

/** API reference, ListTasks. A desired status may stand beside it, as AWS's own ecs-cli sends them. */
function refuseOtherFilters(input: JsonObject): void {
  if (readText(input, 'startedBy') === undefined) return;
  if (otherFilters.some((name) => readText(input, name) !== undefined)) {
    throw invalidParameter('When you specify startedBy as the filter, it must be the only filter that you use.');
  }
}

function describe(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, 'tasks');
  if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
  if (references.length > 100) throw invalidParameter('Tasks cannot have more than 100 elements.');
  const found = references.flatMap((reference) => findTask(cluster, reference) ?? []);
  const absent = references.filter((reference) => findTask(cluster, reference) === undefined);
  return {
    tasks: found.map((task) => renderTask(task, ecs.region, includesTags(input))),
    failures: absent.map((reference) => missing(ecsArn(ecs, `task/${cluster.name}/${lastPart(reference)}`))),
  };
}
