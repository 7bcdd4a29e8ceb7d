import { lastPart } from '../../ecs/situation/task.ts';
import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { check } from '../check.ts';
import { awsCommand, shellWord } from '../command.ts';
import { sortChanges } from '../drift/changed-files.ts';
import { type ChangedSetting, changedSettings } from '../drift/settings.ts';
import type { FileChange, RegistryImage, RunningContainer, WrittenFiles } from '../facts/drift.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';
import { type Complaint, unknown, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'drift';

const digest = check({
  id: 'DRIFT-DIGEST',
  area,
  title: 'Every container runs the image that its task definition and the registry mean',
  reads: ['runningContainers', 'registryImages', 'taskDefinition'],
  rule: ({ runningContainers, registryImages, taskDefinition }) => [
    ...runningContainers.flatMap((each) => digestOf(each, registryImages, taskDefinition)),
    ...differentDigests(runningContainers),
  ],
  without: ({ runningContainers }) => (runningContainers.length === 0 ? nothingRuns : undefined),
});

const nothingRuns = 'No container of the service runs.';

function digestOf(
  running: RunningContainer,
  images: readonly RegistryImage[],
  definition: TaskDefinition,
): readonly Complaint[] {
  const { task, container, image, digest: runs } = running;
  const [, named] = /@(sha256:[0-9a-f]{64})$/.exec(image) ?? [];
  const found = images.find((each) => each.image === image);
  if (runs === null) return [unknown(`Which image ${container} of task ${task} runs is not known to ECS.`)];
  if (runs === named || found?.digests.includes(runs) === true) return [];
  const evidence = [`${container} of task ${task} runs ${runs}`, registryText(image, found)];
  if (found === undefined)
    return [unknown(`Whether ${container} runs what ${image} means is not known: its registry was not read.`)];
  if (named !== undefined) {
    const message = `The container ${container} runs another image than its task definition names. A new deployment replaces it.`;
    return [warning(message, { evidence })];
  }
  const fix = taskDefinitionEdit(
    definition,
    `${containerPath(container)}.image = ${JSON.stringify(pinned(image, runs))}`,
  );
  const message = `The tag of ${image} now means another image than ${container} runs: the next task that starts is not the one that serves today. Name the image by its digest.`;
  return [warning(message, { evidence, fix })];
}

function registryText(image: string, found: RegistryImage | undefined): string {
  const [first] = found?.digests ?? [];
  return first === undefined ? `${image} is not in its registry` : `${image} is ${first} in its registry`;
}

function pinned(image: string, runs: string): string {
  const [name = ''] = image.split('@');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return `${colon === -1 ? name : name.slice(0, colon)}@${runs}`;
}

/** Tasks of one task definition that a moving tag has made different. */
function differentDigests(running: readonly RunningContainer[]): readonly Complaint[] {
  const keys = new Set(running.map(({ taskDefinition, container }) => `${taskDefinition} ${container}`));
  return [...keys].flatMap((key) => {
    const own = running.filter(({ taskDefinition, container }) => `${taskDefinition} ${container}` === key);
    const digests = new Set(own.flatMap((each) => each.digest ?? []));
    if (digests.size < 2) return [];
    const evidence = own.map(
      (each) => `${each.container} of task ${each.task} runs ${each.digest ?? 'an unknown image'}`,
    );
    return [warning(`Tasks of one task definition run different images of ${own[0]?.container ?? ''}.`, { evidence })];
  });
}

const files = check({
  id: 'DRIFT-FILES',
  area,
  title: 'No running container holds files of its own, which its next deployment would lose',
  story: 'https',
  reads: ['writtenFiles', 'service', 'request'],
  rule: ({ writtenFiles, service, request }) =>
    writtenFiles.flatMap((written) =>
      written.changes === null
        ? [notLooked(written, service?.execEnabled === true, request)]
        : writtenOver(written, written.changes),
    ),
  without: ({ writtenFiles }) => (writtenFiles.length === 0 ? nothingRuns : undefined),
});

/** As many of each kind are named. */
const mostNamed = 10;

function writtenOver(
  { task, container, runtimeId }: WrittenFiles,
  changes: readonly FileChange[],
): readonly Complaint[] {
  const { certificates, others } = sortChanges(changes);
  const id = (runtimeId ?? '').slice(0, 12);
  const certificateMessage = `Certificates or keys of ${container} (task ${task}) are only in the running container: its next deployment loses them, renewals too. Keep them in a volume of the host or EFS, or let a load balancer with ACM end TLS. The commands save them.`;
  const otherMessage = `Files of ${container} (task ${task}) differ from its image. What its start does not write again is lost with its next deployment: put it into the image, or into a volume.`;
  return [
    ...(certificates.length === 0
      ? []
      : [warning(certificateMessage, { evidence: named(certificates), fix: saveCommands(id, certificates) })]),
    ...(others.length === 0 ? [] : [warning(otherMessage, { evidence: named(others), fix: [`docker diff ${id}`] })]),
  ];
}

function named(changes: readonly FileChange[]): readonly string[] {
  const more = changes.length - mostNamed;
  const lines = changes.slice(0, mostNamed).map(({ kind, path }) => `${kind}: ${path}`);
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/** The folders of the files, each once: a deleted file cannot be saved. */
function saveCommands(id: string, changes: readonly FileChange[]): readonly string[] {
  const kept = changes.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path);
  const folders = [...new Set(kept.map((path) => path.slice(0, path.lastIndexOf('/')) || '/'))];
  return folders
    .slice(0, 3)
    .map((folder) => `docker cp ${id}:${shellWord(folder)} saved${shellWord(folder).replaceAll('/', '-')}`);
}

function notLooked({ task, container, runtimeId }: WrittenFiles, execEnabled: boolean, request: Request): Complaint {
  const message = `Whether ${container} of task ${task} holds files of its own was not looked at: its container engine is not the one of this runner. Look yourself, on its container instance or with ECS Exec.`;
  const { cluster, region } = request;
  const find = `find / -xdev -type f -newer /proc/1/cmdline -not -path '/proc/*' -not -path '/sys/*' -not -path '/tmp/*'`;
  const options = { cluster, task, container, interactive: true, command: `sh -c "${find}"`, region } as const;
  const onInstance = runtimeId === null ? [] : [`docker diff ${runtimeId.slice(0, 12)}`];
  return unknown(message, {
    fix: [...onInstance, ...(execEnabled ? [awsCommand('ecs execute-command', options)] : [])],
  });
}

const settings = check({
  id: 'DRIFT-SETTINGS',
  area,
  title: 'The service is set as it was when a deployment of it last succeeded',
  reads: ['service', 'goodSettings', 'runningContainers', 'request'],
  rule: ({ service, goodSettings, runningContainers, request }) => {
    if (service === null) return [unknown('There is no service.')];
    if (goodSettings === null)
      return [unknown('No deployment of the service is known to have succeeded, so there is nothing to compare with.')];
    const since = new Date(1_000 * goodSettings.finishedAt).toISOString();
    const changes = changedSettings(service, goodSettings);
    return [
      ...changes.map((each) => changedSetting(each, since, service.name, request)),
      ...(service.deployments.length > 1 ? [] : strayTasks(service.taskDefinition, runningContainers, request)),
    ];
  },
});

function changedSetting(
  { name, then, now, restore }: ChangedSetting,
  since: string,
  service: string,
  { cluster, region }: Request,
): Complaint {
  const message = `Since the last good deployment (${since}) somebody has changed the ${name} of the service. The next deployment keeps what is set now.`;
  const options = { cluster, service, ...(restore === null ? {} : cliOptions(restore)), region };
  const fix = restore === null ? [] : [awsCommand('ecs update-service', options)];
  return warning(message, { evidence: [`${name} then: ${then}`, `${name} now: ${now}`], fix });
}

/** Members of UpdateService as options of the AWS CLI: `networkConfiguration` is `--network-configuration`. */
function cliOptions(members: JsonObject): Readonly<Record<string, string>> {
  const options = Object.entries(members).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    JSON.stringify(asObject(value) ?? value),
  ]);
  return Object.fromEntries(options);
}

function strayTasks(
  taskDefinition: string,
  running: readonly RunningContainer[],
  { cluster, region }: Request,
): readonly Complaint[] {
  const stray = running.filter((each) => each.taskDefinition !== taskDefinition);
  if (stray.length === 0) return [];
  const tasks = [...new Map(stray.map((each) => [each.task, each])).values()];
  const message = `The service is set to ${lastPart(taskDefinition)}, but tasks of another task definition run, though no deployment is under way.`;
  return [
    warning(message, {
      evidence: tasks.map((each) => `task ${each.task} runs ${lastPart(each.taskDefinition)}`),
      fix: tasks.map(({ task }) => awsCommand('ecs describe-tasks', { cluster, tasks: [task], region })),
    }),
  ];
}

/** What runs, against what was deployed. */
export const driftChecks = [digest, files, settings];
