import { startForeignOutput, startGroup } from '../../../toolkit/foreign-output.ts';
import { foreignLines } from '../../../toolkit/foreign-text.ts';
import { asObjects, asString, type JsonObject, parseJsonObject } from '../../../toolkit/json.ts';
import { failed, passed, type Verdict } from '../checks.ts';
import { readLog } from '../container-log.ts';
import { type ContainerState, parseContainer } from '../container-state.ts';
import type { ContainerTestTools } from '../tools.ts';
import { listed, quoted } from '../words.ts';

/** The label by which Compose marks everything of a project. */
export const projectLabel = 'com.docker.compose.project';

/** How long services may take to become healthy. */
const secondsToStart = 120;
const pause = 200;

/** Starts the services of a compose file, and waits until each is healthy, runs, or has ended with 0. */
export async function startServices(tools: ContainerTestTools, file: string, project: string): Promise<Verdict> {
  const program = await findCompose(tools);
  if (program === undefined) return composeMissing();
  const { exitCode, stderr } = await bringUp(tools, program, file, project);
  if (exitCode !== 0) return notStarted(file, tools.redact(stderr));
  return waitForServices(tools, file, project);
}

/** How Compose is called: as a plugin of the client, or as a program of its own. */
type Compose = Pick<Parameters<ContainerTestTools['docker']>[0], 'program' | 'parameters'>;

async function findCompose({ docker }: ContainerTestTools): Promise<Compose | undefined> {
  const plugin = { program: 'docker', parameters: ['compose'] } as const;
  const standalone = { program: 'docker-compose', parameters: [] } as const;
  for (const compose of [plugin, standalone]) {
    const call = { ...compose, parameters: [...compose.parameters, 'version'] };
    const works = await docker(call).then(
      ({ exitCode }) => exitCode === 0,
      (thrown) => {
        if (isMissing(thrown)) return false;
        throw thrown;
      },
    );
    if (works) return compose;
  }
  return undefined;
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'DOCKER_MISSING';
}

async function bringUp({ docker, log, redact }: ContainerTestTools, compose: Compose, file: string, project: string) {
  const closeGroup = startGroup(log, `Start the services of ${file}`);
  const stopForeignOutput = startForeignOutput(log);
  const show = (line: string) => {
    for (const shown of foreignLines(redact(line))) log.info(shown);
  };
  const parameters = [...compose.parameters, '--project-name', project, '--file', file, 'up', '--detach'];
  return docker({ ...compose, parameters, onLine: show }).finally(() => {
    stopForeignOutput();
    closeGroup();
  });
}

/** The containers of a project. */
async function listServices(
  { docker }: Pick<ContainerTestTools, 'docker'>,
  project: string,
): Promise<readonly ContainerState[]> {
  const list = await docker({
    parameters: ['container', 'ls', '--all', '--quiet', '--filter', `label=${projectLabel}=${project}`],
  });
  const ids = list.stdout.split('\n').filter((id) => id !== '');
  if (ids.length === 0) return [];
  const { stdout } = await docker({ parameters: ['container', 'inspect', ...ids] });
  // What "docker inspect" prints is an array.
  return asObjects(parseJsonObject(`{"entries":${stdout}}`)?.entries).map(parseContainer);
}

async function waitForServices(tools: ContainerTestTools, file: string, project: string): Promise<Verdict> {
  const { clock, cancelled } = tools;
  const deadline = clock.now() + secondsToStart * 1000;
  for (;;) {
    const states = await listServices(tools, project);
    const verdict = judgeServices(file, states.map(serviceOf), clock.now() >= deadline);
    if (verdict !== undefined) return verdict;
    await clock.sleep(pause, cancelled);
  }
}

/** A service of the compose file. */
export interface Service {
  readonly name: string;
  readonly status: string;
  readonly exitCode: number;
  readonly health: 'starting' | 'healthy' | 'unhealthy' | undefined;
}

function serviceOf({ labels, id, status, exitCode, health }: ContainerState): Service {
  return { name: serviceName(labels, id), status, exitCode, health: health?.status };
}

function serviceName(labels: JsonObject, id: string): string {
  return asString(labels['com.docker.compose.service']) ?? id.slice(0, 12);
}

/** What the states of all services come to; undefined while one of them is on its way. */
export function judgeServices(file: string, services: readonly Service[], isOver: boolean): Verdict | undefined {
  const ended = services.find(({ status, exitCode }) => (status === 'exited' || status === 'dead') && exitCode !== 0);
  if (ended !== undefined) return serviceFailed(file, ended, `ended with exit code ${ended.exitCode}`);
  const ill = services.find(({ health }) => health === 'unhealthy');
  if (ill !== undefined) return serviceFailed(file, ill, 'is unhealthy');
  const waiting = services.find((service) => !isUp(service));
  if (waiting === undefined)
    return passed(`${listed(services.map(({ name }) => name))} ${services.length > 1 ? 'are' : 'is'} up`);
  return isOver ? serviceFailed(file, waiting, `was not up after ${secondsToStart} s`) : undefined;
}

/** One that has done its work and ended, such as a migration, is up as far as others are concerned. */
function isUp({ status, health }: Service): boolean {
  return status === 'exited' || (status === 'running' && health !== 'starting');
}

function serviceFailed(file: string, { name }: Service, clause: string): Verdict {
  return failed(`${name} ${clause}`, {
    what: `The service ${name} of ${file} ${clause}. The container was not started.`,
    why: 'Its own last lines are in the log above.',
    fix: `Correct it in ${file}; "docker compose --file ${file} up" on your machine gives the same.`,
  });
}

function notStarted(file: string, stderr: string): Verdict {
  const message = stderr.trim().split('\n').at(-1) ?? '';
  return failed('Compose could not start them', {
    what: `The services of ${file} could not be started. The container was not started either.`,
    why: message === '' ? 'Compose says nothing about it.' : `Compose says: ${quoted(message)}.`,
    fix: `Correct what it names; "docker compose --file ${file} up" on your machine gives the same.`,
  });
}

function composeMissing(): Verdict {
  return failed('there is no Compose', {
    what: '"test-services" is a compose file, and this runner has no Docker Compose.',
    why: 'Neither "docker compose" nor "docker-compose" works. The container was not started.',
    fix: 'Use a runner with Docker Compose, such as ubuntu-latest, or install the package docker-compose-plugin.',
  });
}

/** The networks of a project, by name. */
export async function networksOf(
  { docker }: Pick<ContainerTestTools, 'docker'>,
  project: string,
): Promise<readonly string[]> {
  const parameters = ['network', 'ls', '--filter', `label=${projectLabel}=${project}`, '--format', '{{.Name}}'];
  const { stdout } = await docker({ parameters });
  return stdout.split('\n').filter((name) => name !== '');
}

/** The last lines of every service, by the service's name. */
export async function serviceLogs(tools: ContainerTestTools, project: string) {
  const states = await listServices(tools, project);
  return Promise.all(
    states.map(async ({ id, labels }) => ({ name: serviceName(labels, id), lines: await readLog(tools, id) })),
  );
}
