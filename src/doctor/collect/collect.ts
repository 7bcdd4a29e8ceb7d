import type { LineTools } from '../../ecs/failure/last-lines.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Facts, Request } from '../facts.ts';
import type { DoctorClients } from './clients.ts';
import { readCapacityProviders, readCluster, readInstances } from './cluster.ts';
import { collectContainerHosts } from './container-hosts.ts';
import type { Groundwork } from './groundwork.ts';
import { collectIdentity, type IdentityFacts } from './identity.ts';
import { collectLoadBalancers } from './load-balancers.ts';
import { readLogGroups } from './logs.ts';
import { collectPermissions } from './permissions.ts';
import { readFact } from './read-fact.ts';
import { collectRegistry } from './registry.ts';
import { collectSecretReferences } from './secret-references.ts';
import { readScalableTarget, readServiceFact, readSituationFact, rolloutFact, taskDefinitionFacts } from './service.ts';
import { collectStoppedTasks } from './stopped-tasks.ts';

/** What the user asks the doctor. */
export interface Question {
  /** Without the time, which AWS's clock tells. */
  readonly request: Omit<Request, 'now' | 'region'>;
  /** The task definition to be deployed; null for the live one. */
  readonly taskDefinition: { readonly path: string; readonly taskDefinition: JsonObject } | null;
  /** Identifier, endpoint, or the name of the environment entry that holds it; null where nothing is said. */
  readonly database: string | null;
  readonly probes: Facts['probes'];
}

/** Reads every fact, all at the same time. It never throws: what cannot be read is a fact that says so. */
export async function collect(clients: DoctorClients, question: Question, lines: LineTools): Promise<Facts> {
  const session = await clients.readSession();
  const request = { ...question.request, region: session.region, now: 0 };
  const identity = await collectIdentity(clients, session);
  const groundwork = await layGroundwork(clients, question, request, identity);
  const { service, taskDefinition, instances } = groundwork;
  const [rest, permissions, stopped, balancing, registry, cluster, providers, scalableTarget, logGroups] =
    await Promise.all([]);
}
