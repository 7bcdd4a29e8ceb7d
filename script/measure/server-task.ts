import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/** How a server behaves, in seconds. */
export interface Server {
  /** From its start until it listens. Default 0. */
  readonly listen?: number;
  /** From SIGTERM to its end; it answers until then. Default 0. */
  readonly stop?: number;
  /** When it is killed, if it has not stopped. Default: ECS's, 30. */
  readonly stopTimeout?: number;
  /** Between two health checks; without one when undefined. */
  readonly checkEvery?: number;
}

const program = `
const { LISTEN, STOP, VERSION } = process.env;
process.on('SIGTERM', () => setTimeout(() => process.exit(0), STOP * 1000));
const server = require('node:http').createServer((request, response) => response.end(VERSION));
setTimeout(() => server.listen(8080, () => require('node:fs').writeFileSync('/tmp/listens', '')), LISTEN * 1000);`;

/** Costs nothing: several of these run at once, and must not fail because the machine is busy. */
const check = ['CMD-SHELL', 'test -e /tmp/listens'];

/** A task definition whose one container `backend` is such a server on port 8080. */
export function serverTask(
  { listen = 0, stop = 0, stopTimeout, checkEvery }: Server,
  its: { readonly family: string; readonly image: string; readonly hostPort: number; readonly version: string },
): RegisterTaskDefinitionCommandInput {
  const values = { LISTEN: String(listen), STOP: String(stop), VERSION: its.version };
  const container: ContainerDefinition = {
    name: 'backend',
    image: its.image,
    essential: true,
    cpu: 256,
    memory: 128,
    command: ['node', '-e', program],
    environment: Object.entries(values).map(([name, value]) => ({ name, value })),
    portMappings: [{ containerPort: 8080, hostPort: its.hostPort }],
    stopTimeout,
  };
  const healthCheck = { command: check, interval: checkEvery, timeout: 4, retries: 3 };
  return {
    family: its.family,
    containerDefinitions: [checkEvery === undefined ? container : { ...container, healthCheck }],
  };
}
