import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { loginRefusal, type PostgresLogin, startPostgres } from '../../../harness/postgres.ts';
import { removeImages } from '../../docker.ts';
import { createCluster, createService, type Place, registerFirst } from '../../ecs.ts';
import { checkOut, chooseBaseImage, createRepository, emulateAws, useEngine } from '../../set-up.ts';
import { createClients, type Play, type Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { createDatabase, createGroups, createNetworkClients, type Groups } from '../database.ts';
import { openTerminal, type RunPrinted } from '../printed-command.ts';

/** What the steps of this story stand on. */
export interface ClosedStage {
  readonly stage: Stage;
  readonly place: Place;
  readonly groups: Groups;
  readonly runPrinted: RunPrinted;
}

/** Step a: a service with one instance, and a database of RDS whose security group lets nobody in. */
export async function setStage(play: Play<ClaimName>): Promise<ClosedStage> {
  play.narrator.step('a', 'A cluster with one small instance, and a database in a security group of its own');
  const runPrinted = await openTerminal(play);
  const engine = await useEngine(play);
  const workspace = checkOut(play);
  const baseImage = await chooseBaseImage(play, engine, workspace);
  const pushed = { repository: '' };
  play.cleanUp.add('images', () => removeImages({ engine }, pushed.repository));
  const { environment: aws } = await emulateAws(play, engine);
  const row = `hello from PostgreSQL, ${randomBytes(4).toString('hex')}`;
  const real = await startPostgres({ address: '127.0.0.1', row });
  play.cleanUp.add('PostgreSQL', real.stop);
  const clients = { ...createClients(aws), ...createNetworkClients(aws) };
  play.cleanUp.add('AWS clients', () => Object.values(clients).map((client) => client.destroy()));
  const { ecs, ecr } = clients;
  const cluster = 'one-instance';
  const address = await createCluster(ecs, cluster, { name: 't3.micro', cpu: 1024, memory: 1024 });
  const groups = await createGroups(clients);
  const login = await createDatabase(clients, real, groups);
  play.narrator.say(
    `RDS: PostgreSQL ${real.version} is the database "conduit" at ${login.host}:${login.port}, in ${groups.database}.`,
  );
  await proveShutOut(play, login);
  const repository = await createRepository(ecr);
  pushed.repository = repository;
  const file = join(workspace, 'task-definition.json');
  publishDatabasePort(file, login);
  await createService(ecs, cluster, await registerFirst(ecs, repository, file));
  play.narrator.say(
    'Service "backend": 1 task, static host port 8080, 100/200, and port 5432 opened in its task definition.',
  );
  const environment = { ...aws, ...engine.environment };
  const postgres = { ...real, login };
  const stage = { engine, baseImage, postgres, ...clients, environment, workspace, repository, row };
  return { stage, groups, runPrinted, place: { cluster, service: 'backend', address } };
}

/** This machine is no instance of the VPC. */
async function proveShutOut({ narrator }: Play<ClaimName>, login: PostgresLogin): Promise<void> {
  const words = await loginRefusal(login).then(
    (code) => `answered with ${code ?? 'a session'}`,
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  narrator.prove('runner-shut-out', /timeout|timed out/i.test(words), `a login from this machine: ${words}`);
}

/** What the author of the story believed to help: the database's port, published by the container that dials it. */
function publishDatabasePort(file: string, { host, port }: PostgresLogin): void {
  const definition: RegisterTaskDefinitionCommandInput = JSON.parse(readFileSync(file, 'utf8'));
  const containerDefinitions = definition.containerDefinitions?.map(({ portMappings = [], ...container }) => ({
    ...container,
    portMappings: [...portMappings, { containerPort: port, hostPort: port, protocol: 'tcp' }],
    environment: [
      { name: 'DB_HOST', value: host },
      { name: 'DB_PORT', value: String(port) },
    ],
  }));
  writeFileSync(file, JSON.stringify({ ...definition, containerDefinitions }, undefined, 2));
}
