import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  for (const network of reach.network.others) await tools.docker({ parameters: ['network', 'connect', network, id] });
  const { exitCode, stderr } = await tools.docker({ parameters: ['container', 'start', id] });
  if (exitCode !== 0) return notStarted(id, stderr, tools);
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
  const message = redact(stderr.split('\n').find((line) => line.trim() !== '') ?? '');
  return { id, verdict: failed('could not be started', explainStart(message)), message };
}

/** Reads how a container is now. */
export async function inspectContainer(
  { docker }: Pick<ContainerTestTools, 'docker'>,
  id: string,
): Promise<ContainerState> {
  const { stdout } = await docker({ parameters: ['container', 'inspect', '--format', '{{json .}}', id] });
  return parseContainer(parseJsonObject(stdout) ?? {});
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
