import { instanceFor } from '../../rollout/missing-capacity.ts';
import { awsvpcTaskLimit } from '../../rollout/network-interfaces.ts';
import { evaluateExpression } from '../../rollout/placement-expression.ts';
import type {
  DeploymentState,
  InstanceState,
  PlacementConstraint,
  SimulationInput,
  TaskShape,
} from '../../rollout/types.ts';
import { runsOnFargate } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';

type Rollout = Omit<SimulationInput, 'timings'>;

/** A rollout with what ECS does not tell about it. */
export interface DoubtfulRollout {
  /** What is not known, each as the end of a sentence that begins with "because". */
  readonly doubts: readonly string[];
  /** As if all of that turned out badly: what completes so, completes for certain. */
  readonly certain: Rollout;
  /** As if all of that turned out well: what stalls even so, stalls for certain. */
  readonly input: Rollout;
}

/** Tells what is certain about a rollout from what is not. */
export function doubtsAbout(rollout: Rollout, situation: Situation): DoubtfulRollout {
  const primary = rollout.service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || runsOnFargate(situation.service))
    return { doubts: [], certain: rollout, input: rollout };
  const { doubts, certain } = interfaceDoubts(rollout, primary.shape, situation);
  const managed = situation.service.capacityProviders.filter((name) => !name.startsWith('FARGATE'));
  const hopeful = { ...rollout, service: withHope(rollout.service) };
  return {
    doubts: [...doubts, ...expressionDoubts(primary, rollout.instances), ...managed.map(scaleOutDoubt)],
    certain,
    input: managed.length === 0 ? hopeful : withInstancesToCome(hopeful, primary.shape),
  };
}

/** Instances with the network interfaces that they have left for awsvpc tasks; infinitely many where that is not known. */
export function withFreeInterfaces(
  instances: readonly InstanceState[],
  { interfacesInUse }: Pick<Situation, 'interfacesInUse'>,
): readonly InstanceState[] {
  return instances.map((instance) => {
    const limit = awsvpcTaskLimit(instance.attributes);
    if (limit === undefined || interfacesInUse === undefined || 'denied' in interfacesInUse) return instance;
    const networkInterfaces = Math.max(0, limit - (interfacesInUse.value[instance.id] ?? 0));
    return { ...instance, remaining: { ...instance.remaining, networkInterfaces } };
  });
}

function interfaceDoubts(rollout: Rollout, shape: TaskShape, { interfacesInUse }: Situation) {
  const isUnknown = ({ remaining }: InstanceState) => remaining.networkInterfaces === Number.POSITIVE_INFINITY;
  const unknown = rollout.instances.filter(isUnknown);
  if (shape.networkInterfaces === 0 || unknown.length === 0) return { doubts: [], certain: rollout };
  const instances = rollout.instances.map((each) =>
    isUnknown(each) ? { ...each, remaining: { ...each.remaining, networkInterfaces: 0 } } : each,
  );
  const denied =
    interfacesInUse !== undefined && 'denied' in interfacesInUse ? ` (${interfacesInUse.denied} is denied)` : '';
  const doubt = `ECS does not report how many network interfaces ${namesOf(unknown)} ${unknown.length === 1 ? 'has' : 'have'} left for awsvpc tasks${denied}`;
  return { doubts: [doubt], certain: { ...rollout, instances } };
}

function expressionDoubts(primary: DeploymentState, instances: readonly InstanceState[]): readonly string[] {
  return primary.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== 'memberOf') return [];
    const { expression } = constraint;
    const unknown = instances.filter((instance) => evaluateExpression(expression, instance) === undefined);
    if (unknown.length === 0) return [];
    return [`the placement constraint "${expression}" cannot be evaluated here for ${namesOf(unknown)}`];
  });
}

/** The maximum of its Auto Scaling group is not read, so whether there will be room is open. */
function scaleOutDoubt(provider: string): string {
  return `the capacity provider ${provider} may add instances during the rollout, or be at its maximum`;
}

function namesOf(instances: readonly InstanceState[]): string {
  const names = instances.slice(0, 3).map(({ id }) => id);
  const more = instances.length > names.length ? ` and ${instances.length - names.length} more` : '';
  return `the container instance${instances.length === 1 ? '' : 's'} ${names.join(', ')}${more}`;
}

function withHope(service: Rollout['service']): Rollout['service'] {
  const hoped = (constraint: PlacementConstraint): PlacementConstraint =>
    constraint.type === 'memberOf' ? { ...constraint, whenUnknown: 'match' } : constraint;
  const deployments = service.deployments.map((deployment) => ({
    ...deployment,
    placementConstraints: deployment.placementConstraints.map(hoped),
  }));
  return { ...service, deployments };
}

/** Tasks that find no place wait in PROVISIONING, and the group grows for them (managed scaling): one instance for each. */
function withInstancesToCome(rollout: Rollout, shape: TaskShape): Rollout {
  const like = rollout.instances[0]?.attributes ?? {};
  const coming = Array.from({ length: rollout.service.desiredCount }, (_, index) => instanceFor(shape, index));
  const instances = coming.map((each) => ({ ...each, attributes: { ...like, ...each.attributes } }));
  return { ...rollout, instances: [...rollout.instances, ...instances] };
}
