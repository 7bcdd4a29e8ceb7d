import {
  isSamePlatform,
  parsePlatform,
  platformOfTaskDefinition,
  type RequiredPlatform,
} from '../../../image/container-test/platform.ts';
import type { ContainerTestRequest } from '../../../image/container-test/request.ts';
import { type ContainerTestReport, summarizeNoTest, summarizeTest } from '../../../image/container-test/summary.ts';
import { testContainer } from '../../../image/container-test/test-container.ts';
import { planMasks } from '../../../secrets/masks.ts';
import { createRedactor } from '../../../secrets/redact.ts';
import { systemClock } from '../../../toolkit/clock.ts';
import { parseStatuses } from '../../../verify/statuses.ts';
import type { ImageInputs } from '../inputs.ts';
import type { BuiltImage, StageReport, Work } from '../work.ts';

/**
 * Tries the finished container, before anything is pushed.
 * @throws CONTAINER_TEST_FAILED, after it has written the job summary.
 */
export async function test(work: Work, { id }: BuiltImage): Promise<StageReport> {
  if (!work.inputs.test.enabled) return { summary: summarizeNoTest('"test" is off') };
  if (id === '') return { summary: summarizeNoTest('this engine does not hold it') };
  const report = await tryImage(work, id);
  const summary = summarizeTest(report);
  if (report.error === undefined) return { summary };
  await work.host.summarize(summary.join('\n'));
  throw report.error;
}

async function tryImage(work: Work, id: string): Promise<ContainerTestReport> {
  const { host, docker, directory, inputs } = work;
  const passwords = inputs.test.services?.kind === 'database' ? inputs.test.services.secrets : [];
  for (const mask of passwords.flatMap((password) => planMasks(password).masks)) host.mask(mask);
  const withoutPasswords = createRedactor(passwords);
  const redact = (text: string) => withoutPasswords(work.redact(text));
  tellOfRealValues(work);
  const tools = { docker, log: host.log, clock: systemClock, directory, cancelled: host.cancelled, redact };
  return testContainer(tools, await requestOf(work, id));
}

/** What runs is the application itself: with real values it may take messages from a real queue, or write into a real database. */
function tellOfRealValues({ inputs, secrets, host }: Work): void {
  const replaced = new Set(inputs.test.environment.map(({ name }) => name));
  const names = secrets.runtime.map(({ name }) => name).filter((name) => !replaced.has(name));
  if (names.length === 0) return;
  host.log.info(
    `The container under test starts with the real values of ${names.join(', ')}, and does with them what it will do in ECS. "test-env" gives it others.`,
  );
}

/** Secrets for the running container are in it as they will be in ECS; what the test says itself comes on top. */
async function requestOf({ inputs, secrets }: Work, image: string): Promise<ContainerTestRequest> {
  const { environment, command, port, path, host, status, page, seconds, variables, user, network, services } =
    inputs.test;
  const statuses = parseStatuses(status) ?? [];
  return {
    image,
    environment: [...secrets.runtime, ...environment],
    command,
    http: port === undefined ? undefined : { port, path, host, statuses, page },
    seconds,
    variables,
    user,
    network,
    services,
    platform: await requiredPlatform(inputs),
  };
}

/** Of an image for several platforms one is in the engine, and the one that is wanted may be another of them. */
async function requiredPlatform(inputs: ImageInputs): Promise<RequiredPlatform | undefined> {
  const required = await namedPlatform(inputs);
  const others = inputs.platforms.length > 1 ? inputs.platforms.map(parsePlatform) : [];
  const isBuilt = required !== undefined && others.some((platform) => isSamePlatform(platform, required.platform));
  return isBuilt ? undefined : required;
}

async function namedPlatform({ runtimePlatform, taskDefinition }: ImageInputs): Promise<RequiredPlatform | undefined> {
  if (runtimePlatform !== undefined) return { platform: parsePlatform(runtimePlatform), source: '"runtime-platform"' };
  if (taskDefinition === undefined) return undefined;
  const { readTaskDefinitionFile } = await import('../../../ecs/task-definition/file.ts');
  const platform = platformOfTaskDefinition(await readTaskDefinitionFile(taskDefinition));
  return platform === undefined ? undefined : { platform, source: `the task definition ${taskDefinition}` };
}
