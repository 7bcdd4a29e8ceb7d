import type { Verdict } from './checks.ts';
import { printLog } from './container-log.ts';
import type { ContainerTest } from './container-test.ts';
import { notForThisMachine } from './foreign-machine.ts';
import { type ImageFacts, parseImage } from './image-facts.ts';
import { joinNetworks, remoteHost } from './network.ts';
import { judgePlatform } from './platform.ts';
import { nameOf } from './remove.ts';
import { serviceLogs, startServices } from './services/compose.ts';
import { waitForDatabase } from './services/database.ts';
import { type Reach, type Started, startContainer } from './start-container.ts';
import { isWrongFormat } from './start-failure.ts';
import { tryStarted } from './try-started.ts';

/** Makes the checks in their order. Where one fails without which the next makes no sense, it is the last. */
export async function runChecks(test: ContainerTest): Promise<void> {
  const image = await readImage(test);
  if (!(await isForPlatform(test, image))) return;
  const servicesAreUp = await bringUpServices(test);
  if (servicesAreUp) await startAndTry(test, image);
  if (test.record.results.some(({ verdict }) => verdict.state === 'failed')) await showServiceLogs(test);
}

async function readImage({ tools, request }: ContainerTest): Promise<ImageFacts> {
  const parameters = ['image', 'inspect', '--format', '{{json .}}', request.image];
  const { exitCode, stdout, stderr } = await tools.docker({ parameters });
  if (exitCode !== 0) throw new Error(`The engine does not have the image that was built: ${stderr.trim()}`);
  return parseImage(stdout);
}

async function isForPlatform({ request, record }: ContainerTest, image: ImageFacts): Promise<boolean> {
  const { platform } = request;
  if (platform === undefined) return true;
  return record.measure('platform', async () => judgePlatform(image.platform, platform));
}

async function bringUpServices({ tools, request, record, run }: ContainerTest): Promise<boolean> {
  const { services, seconds, network } = request;
  switch (services?.kind) {
    case undefined:
      return true;
    case 'compose':
      return record.measure('services', () => startServices(tools, services.file, nameOf(run)));
    case 'database':
      return record.measure('services', () => waitForDatabase(tools, services.places, { seconds, network }));
  }
}

async function startAndTry(test: ContainerTest, image: ImageFacts): Promise<void> {
  const { tools, request, record, run } = test;
  const begin = tools.clock.now();
  const [network, remote] = await Promise.all([joinNetworks(tools, request, run), findEngine(test)]);
  const reach: Reach = { network, remote };
  const started = await startContainer(tools, request, image, { reach, run });
  const verdict = await verdictOfStart(test, image, started);
  const isStarted = record.add('start', verdict, tools.clock.now() - begin) && verdict.state === 'passed';
  if (isStarted && started.id !== undefined) await tryStarted(test, image, { id: started.id, reach });
}

async function verdictOfStart(test: ContainerTest, image: ImageFacts, { verdict, message }: Started): Promise<Verdict> {
  return (isWrongFormat(message) ? await notForThisMachine(test.tools, image) : undefined) ?? verdict;
}

/** Where published ports are is only asked when one is published. */
async function findEngine({ tools, request }: ContainerTest): Promise<string | undefined> {
  if (request.http === undefined) return undefined;
  const parameters = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'];
  const { exitCode, stdout } = await tools.docker({ parameters });
  return exitCode === 0 ? remoteHost(stdout) : undefined;
}

async function showServiceLogs({ tools, request, run }: ContainerTest): Promise<void> {
  if (request.services?.kind !== 'compose') return;
  for (const { name, lines } of await serviceLogs(tools, nameOf(run)))
    printLog(tools, `Log of the service ${name}`, lines);
}
