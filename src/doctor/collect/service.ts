import type { CallEcs } from '../../ecs/ecs-api.ts';
import { rolloutInput } from '../../ecs/plan/rollout-input.ts';
import { parseService, type Service } from '../../ecs/situation/service.ts';
import { readSituation, type Situation } from '../../ecs/situation/situation.ts';
import { lastPart } from '../../ecs/situation/task.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { asBoolean, asNumber, asObject, asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { ScalableTarget } from '../facts/cluster.ts';
import type { Facts, Request } from '../facts.ts';
import { taskDefinitionOf } from '../from-ecs/task-definition.ts';
import type { DoctorClients } from './clients.ts';
import type { Groundwork } from './groundwork.ts';
import { both, derived, readFact, whenRead } from './read-fact.ts';

/** The service; null when neither it nor its cluster exists. */
export function readServiceFact(ecs: CallEcs, { cluster, service }: Request): Promise<Fact<Service | null>> {
  return readFact('ecs:DescribeServices', `the service ${service}`, async () => {
    try {
      const answer = await ecs('DescribeServices', { cluster, services: [service] });
      return asObjects(answer.services).map(parseService)[0] ?? null;
    } catch (thrown) {
      if (awsErrorName(thrown) === 'ClusterNotFoundException') return null;
      throw thrown;
    }
  });
}

/** What a deploy reads before it plans; absent where there is no active service. */
export function readSituationFact(
  { ecs, loadBalancing }: Pick<DoctorClients, 'ecs' | 'loadBalancing'>,
  service: Fact<Service | null>,
  { cluster, service: name }: Request,
): Promise<Fact<Situation>> {
  return whenRead(service, async (found) =>
    found === null || found.status === 'INACTIVE'
      ? { absent: `There is no active service ${name} in the cluster ${cluster}.` }
      : readFact('ecs:DescribeTaskDefinition', `the service ${name}`, () =>
          readSituation(ecs, cluster, name, loadBalancing),
        ),
  );
}

/** The task definition to judge: that of the file, else the live one. */
export function taskDefinitionFacts(
  file: { readonly path: string; readonly taskDefinition: JsonObject } | null,
  { service, situation, request }: Pick<Groundwork, 'service' | 'situation' | 'request'>,
): Pick<Groundwork, 'taskDefinition' | 'rawTaskDefinition'> {
  const place = { file: file?.path ?? null, region: request.region };
  const raw: Fact<JsonObject> =
    file === null ? derived(situation, (read) => read.taskDefinition) : { value: file.taskDefinition };
  const known = 'value' in service ? service.value : null;
  return { rawTaskDefinition: raw, taskDefinition: derived(raw, (read) => taskDefinitionOf(read, known, place)) };
}

/** A rolling deploy of the task definition in the terms of the rollout model. */
export function rolloutFact({
  situation,
  rawTaskDefinition,
}: Pick<Groundwork, 'situation' | 'rawTaskDefinition'>): Facts['rollout'] {
  return derived(both(situation, rawTaskDefinition), ([read, taskDefinition]) =>
    rolloutInput(read, { taskDefinition, desiredCount: read.service.desiredCount, startsDeployment: true }),
  );
}

/** What Application Auto Scaling does with the service. */
export function readScalableTarget(
  call: DoctorClients['applicationAutoScaling'],
  { cluster, service }: Request,
): Promise<Fact<ScalableTarget | null>> {
  const id = `service/${lastPart(cluster)}/${lastPart(service)}`;
  return readFact('application-autoscaling:DescribeScalableTargets', id, async () => {
    const answer = await call('DescribeScalableTargets', {
      ServiceNamespace: 'ecs',
      ResourceIds: [id],
      ScalableDimension: 'ecs:service:DesiredCount',
    });
    const [target] = asObjects(answer.ScalableTargets);
    return target === undefined ? null : scalableTargetOf(target);
  });
}

function scalableTargetOf({ MinCapacity, MaxCapacity, SuspendedState }: JsonObject): ScalableTarget {
  const suspended = Object.entries(asObject(SuspendedState) ?? {});
  return {
    minimum: asNumber(MinCapacity) ?? 0,
    maximum: asNumber(MaxCapacity) ?? Number.POSITIVE_INFINITY,
    suspended: suspended.flatMap(([name, value]) => (asBoolean(value) === true ? [name] : [])),
  };
}
