import type { LineTools } from '../../ecs/failure/last-lines.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Facts, Request } from '../facts.ts';
import type { PolicyStep } from '../policy/steps.ts';
import type { DoctorClients } from './clients.ts';
import { readCapacityProviders, readCluster, readInstances } from './cluster.ts';
import { collectDatabase } from './database.ts';
import { collectDrift } from './drift.ts';
import type { Groundwork } from './groundwork.ts';
import { collectIdentity } from './identity.ts';
import { readInstanceRole } from './instance-role.ts';
import { collectLoadBalancers } from './load-balancers.ts';
import { readLogGroups } from './logs.ts';
import { collectNetwork } from './network.ts';
import { collectPermissions } from './permissions.ts';
import { collectProbes, type ProbeRequest } from './probes.ts';
import { collectRegistry } from './registry.ts';
import { collectSecretReferences } from './secret-references.ts';
import { readScalableTarget, readServiceFact, readSituationFact, rolloutFact, taskDefinitionFacts } from './service.ts';
import { collectStoppedTasks } from './stopped-tasks.ts';

/** What the user asks the doctor. */
export interface Question {
  /** Without what the environment and AWS's clock say. */
  readonly request: Omit<Request, 'now' | 'region'>;
  /** The task definition to be deployed; null for the live one. */
  readonly taskDefinition: { readonly path: string; readonly taskDefinition: JsonObject } | null;
  /** Identifier, endpoint, or the name of the environment entry that holds it; null where nothing is said. */
  readonly database: string | null;
  /** What the workflow does with the job's role. */
  readonly steps: readonly PolicyStep[];
  readonly probes: ProbeRequest;
}

/** What the doctor reads with. */
export interface CollectTools extends Omit<LineTools, 'callLogs'> {
  readonly clients: DoctorClients;
}

/** Reads every fact, as much as can be at the same time. It never throws: what cannot be read is a fact that says so. */
export async function collect(question: Question, tools: CollectTools): Promise<Facts> {
  const { clients } = tools;
  const session = await clients.readSession().catch(() => ({ region: '', credentialsEnd: undefined }));
  const request: Request = { ...question.request, region: session.region, now: 0 };
  const [identity, service, cluster, scalableTarget, probes] = await Promise.all([
    collectIdentity(clients, session),
    readServiceFact(clients.ecs, request),
    readCluster(clients.ecs, request),
    readScalableTarget(clients.applicationAutoScaling, request),
    collectProbes(question.probes, tools.cancelled),
  ]);
  const { situation, ...ofService } = await aroundService(tools, request, service);
  const base = { request, caller: identity.caller, service, situation, instances: ofService.instances };
  const groundwork = { ...base, ...taskDefinitionFacts(question.taskDefinition, base) };
  const [ofTaskDefinition, drift] = await Promise.all([
    aroundTaskDefinition(clients, question, groundwork, ofService.targetGroups),
    collectDrift(clients, groundwork),
  ]);
  const now = (clients.ecs.awsTime ?? tools.clock.now)() / 1_000;
  return {
    ...identity,
    service,
    cluster,
    scalableTarget,
    probes,
    ...ofService,
    ...ofTaskDefinition,
    ...drift,
    taskDefinition: groundwork.taskDefinition,
    rollout: rolloutFact(groundwork),
    request: { value: { ...request, now } },
  };
}

type OfEcs = Pick<
  Facts,
  'instances' | 'capacityProviders' | 'stoppedTasks' | 'stoppedTaskLines' | 'targetGroups' | 'listeners'
> & { readonly situation: Groundwork['situation'] };

async function aroundService(
  { clients, clock, cancelled }: CollectTools,
  request: Request,
  service: Groundwork['service'],
): Promise<OfEcs> {
  const lines = { callLogs: clients.logs, clock, cancelled };
  const [situation, instances, capacityProviders, stopped, balancing] = await Promise.all([
    readSituationFact(clients, service, request),
    readInstances(clients.ecs, request, service),
    readCapacityProviders(clients, service),
    collectStoppedTasks(clients.ecs, lines, request, service),
    collectLoadBalancers(clients.loadBalancing, service),
  ]);
  return { situation, instances, capacityProviders, ...stopped, ...balancing };
}

async function aroundTaskDefinition(
  clients: DoctorClients,
  { database, steps }: Question,
  groundwork: Groundwork,
  targetGroups: Facts['targetGroups'],
) {
  const { taskDefinition, rawTaskDefinition, instances } = groundwork;
  const secretsAndRole = Promise.all([
    collectSecretReferences(clients, taskDefinition, groundwork.caller),
    readInstanceRole(clients, instances),
  ]);
  const ofDatabase = collectDatabase(clients, { database, rawTaskDefinition });
  const [registry, logGroups, [{ secretReferences, secretKeys }, instanceRole], databaseFacts] = await Promise.all([
    collectRegistry(clients, groundwork),
    readLogGroups(clients.logs, taskDefinition),
    secretsAndRole,
    ofDatabase,
  ]);
  const [permissions, network] = await Promise.all([
    collectPermissions(clients, { groundwork, steps, secretKeys, instanceRole }),
    collectNetwork(clients, { ...groundwork, targetGroups, databaseNetwork: databaseFacts.databaseNetwork }),
  ]);
  return { ...registry, logGroups, secretReferences, ...permissions, ...databaseFacts, ...network };
}
