import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { parseJsonObject } from '../../toolkit/json.ts';
import { failed, passed, type Verdict } from './checks.ts';
import { type ContainerState, parseContainer } from './container-state.ts';
import { transportEnvironment } from './environment.ts';
import { paceParameters } from './health.ts';
import type { Place } from './http-probe.ts';
import type { ImageFacts } from './image-facts.ts';
import { isSharedNetwork, type TestNetwork } from './network.ts';
import { labelOf, nameOf } from './remove.ts';
import type { ContainerTestRequest } from './request.ts';
import { explainStart } from './start-failure.ts';
import type { ContainerTestTools } from './tools.ts';

/** A container that has been started, or could not be. */
export interface Started {
  /** Undefined when it was not even created. */
  readonly id: string | undefined;
  readonly verdict: Verdict;
  /** The engine's message when it could not be started. */
  readonly message: string;
}

/** Where the container's ports are. */
export interface Reach {
  /** The engine's machine; undefined when it is this one. */
  readonly remote: string | undefined;
  readonly network: TestNetwork;
}

/** Creates and starts the container that is tried. */
export async function startContainer(
  tools: ContainerTestTools,
  request: ContainerTestRequest,
  facts: ImageFacts,
  { reach, run }: { readonly reach: Reach; readonly run: string },
): Promise<Started> {
  const created = await create(tools, request, facts, { reach, run });
  if (created.exitCode !== 0) return notStarted(undefined, created.stderr, tools);
  const id = created.stdout.trim();
  const connections = reach.network.others.map((network) => ['network', 'connect', network, id]);
  for (const parameters of [...connections, ['container', 'start', id]]) {
    const { exitCode, stderr } = await tools.docker({ parameters });
    if (exitCode !== 0) return notStarted(id, stderr, tools);
  }
  return { id, verdict: passed(`started in the network ${reach.network.name}`), message: '' };
}

/** Values travel by the client's environment or by a file that nobody else can read. */
async function create(
  { docker, directory }: ContainerTestTools,
  request: ContainerTestRequest,
  { healthCheck }: ImageFacts,
  { reach, run }: { readonly reach: Reach; readonly run: string },
) {
  const path = join(directory, `${run}.env`);
  const { parameters, client, file } = transportEnvironment(request.environment, path);
  if (file !== undefined) await writeFile(path, file, { mode: 0o600 });
  const call = [
    ...['container', 'create', '--name', nameOf(run), '--label', labelOf(run), '--network', reach.network.name],
    // The engine's own driver may be one whose logs cannot be read here.
    ...['--log-driver', 'json-file', '--log-opt', 'max-size=10m'],
    ...publishParameters(request.http?.port, reach),
    ...(healthCheck === undefined ? [] : paceParameters(healthCheck)),
    ...parameters,
    request.image,
  ];
  try {
    return await docker({ parameters: call, environment: client, evenIfCancelled: true });
  } finally {
    await rm(path, { force: true });
  }
}

/** A free port on the loopback address of the engine's machine; on one that is not this one, where it can be reached. */
function publishParameters(port: number | undefined, { remote, network }: Reach): readonly string[] {
  if (port === undefined || isSharedNetwork(network.name)) return [];
  return ['--publish', remote === undefined ? `127.0.0.1::${port}` : String(port)];
}

function notStarted(id: string | undefined, stderr: string, { redact }: ContainerTestTools): Started {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  // Warnings, as of a platform that the engine emulates, may stand before the error.
  const message = redact(lines.find((line) => line.includes('Error response from daemon')) ?? lines[0] ?? '');
  return { id, verdict: failed('could not be started', explainStart(message)), message };
}

/**
 * Reads how a container is now.
 * @throws CONTAINER_TEST_FAILED when the engine does not tell: one that has ended well looks the same as one that nobody knows.
 */
export async function inspectContainer(
  { docker }: Pick<ContainerTestTools, 'docker'>,
  id: string,
): Promise<ContainerState> {
  const { exitCode, stdout, stderr } = await docker({
    parameters: ['container', 'inspect', '--format', '{{json .}}', id],
  });
  const entry = exitCode === 0 ? parseJsonObject(stdout) : undefined;
  if (entry === undefined) throw lostContainer(stderr);
  return parseContainer(entry);
}

function lostContainer(message: string): BerthError {
  return new BerthError('CONTAINER_TEST_FAILED', {
    what: 'The engine lost the container in the middle of its test. The image was not pushed.',
    why: asSentence(`The engine says: ${message.trim() || 'nothing'}`),
    fix: 'Make sure that the engine keeps running and that nobody else removes its containers ("docker system prune"), then run the job again.',
  });
}

/** Where a port of the container may be reached from here: its own addresses, and the port that is published for it. */
export function placesOf(
  { addresses, published }: ContainerState,
  port: number,
  { remote, network }: Reach,
): readonly Place[] {
  const machine = remote ?? '127.0.0.1';
  if (network.name === 'host') return [{ host: machine, port }];
  const own = remote === undefined ? addresses.map((host) => ({ host, port })) : [];
  const there = published[String(port)];
  return [...own, ...(there === undefined ? [] : [{ host: machine, port: there }])];
}
