import type { RecordedCall } from '../../harness/recording-proxy.ts';
import { evaluate, type NamedPolicy } from '../../src/local-aws/iam/evaluate.ts';
import { asObject, asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';

/** A call as IAM would judge it. */
interface Asked {
  readonly action: string;
  readonly resources: readonly string[];
  readonly context: Readonly<Record<string, string>>;
}

/** Where the recorded calls took place. */
export interface CallPlace {
  readonly region: string;
  readonly account: string;
}

/** What IAM would have denied of these calls, as lines; none where the policy allows them all. */
export function deniedCalls(policy: NamedPolicy, calls: readonly RecordedCall[], place: CallPlace): readonly string[] {
  return calls.flatMap((call) => {
    const { action, resources, context } = askedOf(call, place);
    const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]]));
    const isDenied = (resource: string) =>
      evaluate([policy], { action, resource, context: given }).decision !== 'allowed';
    return resources.filter(isDenied).map((resource) => `${action} on ${resource}`);
  });
}

function askedOf(call: RecordedCall, place: CallPlace): Asked {
  const body = asObject(call.body) ?? {};
  const region = { 'aws:RequestedRegion': place.region };
  const name = `${prefixOf(call)}:${call.operation}`;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new Error(`what ${name} is about is not known here`);
  const { resources, context = {} } = rule(body, place);
  return { action: name, resources, context: { ...region, ...context } };
}

function prefixOf({ service, operation }: RecordedCall): string {
  if (service.startsWith('AmazonEC2ContainerServiceV')) return 'ecs';
  if (service.startsWith('AmazonEC2ContainerRegistry')) return 'ecr';
  if (service.startsWith('Logs_')) return 'logs';
  return operation === 'SimulatePrincipalPolicy' ? 'iam' : 'elasticloadbalancing';
}

type Rule = (body: JsonObject, place: CallPlace) => Pick<Asked, 'resources'> & Partial<Pick<Asked, 'context'>>;

/** What AWS decides a call by (service authorization reference). */
const rules: Readonly<Record<string, Rule>> = {
  'ecs:DescribeServices': (body, place) => ({
    resources: asStrings(body.services).map((each) => arnOf(each, place, 'service', clusterOf(body))),
  }),
  'ecs:UpdateService': ofService,
  'ecs:ListServiceDeployments': ofService,
  'ecs:DescribeServiceDeployments': ({ serviceDeploymentArns }) => ({ resources: asStrings(serviceDeploymentArns) }),
  'ecs:DescribeServiceRevisions': ({ serviceRevisionArns }) => ({ resources: asStrings(serviceRevisionArns) }),
  'ecs:StopServiceDeployment': ({ serviceDeploymentArn }) => ({ resources: [asString(serviceDeploymentArn) ?? ''] }),
  'ecs:DescribeTaskDefinition': unscoped,
  'ecs:DeregisterTaskDefinition': unscoped,
  'ecs:ListTaskDefinitions': unscoped,
  'ecs:RegisterTaskDefinition': ({ family }, place) => ({
    resources: [`${ecsArn(place)}:task-definition/${asString(family) ?? ''}:1`],
  }),
  'ecs:ListTasks': inCluster,
  'ecs:ListServices': inCluster,
  'ecs:ListContainerInstances': (body, place) => ({ resources: [`${ecsArn(place)}:cluster/${clusterOf(body)}`] }),
  'ecs:DescribeTasks': (body, place) => ({
    resources: asStrings(body.tasks).map((each) => arnOf(each, place, 'task', clusterOf(body))),
  }),
  'ecs:StopTask': (body, place) => ({
    resources: [arnOf(asString(body.task) ?? '', place, 'task', clusterOf(body))],
  }),
  'ecs:DescribeContainerInstances': (body, place) => ({
    resources: asStrings(body.containerInstances).map((each) =>
      arnOf(each, place, 'container-instance', clusterOf(body)),
    ),
  }),
  'ecs:RunTask': run,
  'ecs:StartTask': run,
  'ecr:BatchGetImage': ({ repositoryName }, { region, account }) => ({
    resources: [`arn:aws:ecr:${region}:${account}:repository/${repositoryName}`],
  }),
  'logs:GetLogEvents': ({ logGroupName, logStreamName }, { region, account }) => ({
    resources: [`arn:aws:logs:${region}:${account}:log-group:${logGroupName}:log-stream:${logStreamName}`],
  }),
  'iam:SimulatePrincipalPolicy': ({ PolicySourceArn }) => ({ resources: [asString(PolicySourceArn) ?? ''] }),
  'elasticloadbalancing:DescribeTargetGroups': unscoped,
  'elasticloadbalancing:DescribeTargetGroupAttributes': unscoped,
  'elasticloadbalancing:DescribeTargetHealth': unscoped,
};

function unscoped() {
  return { resources: ['*'] };
}

function ofService(body: JsonObject, place: CallPlace) {
  return { resources: [arnOf(asString(body.service) ?? '', place, 'service', clusterOf(body))] };
}

function inCluster(body: JsonObject, place: CallPlace) {
  return { resources: ['*'], context: clusterContext(body, place) };
}

function run(body: JsonObject, place: CallPlace) {
  const name = asString(body.taskDefinition) ?? '';
  const arn = name.startsWith('arn:') ? name : `${ecsArn(place)}:task-definition/${name}`;
  return { resources: [arn], context: clusterContext(body, place) };
}

function clusterContext(body: JsonObject, place: CallPlace) {
  return { 'ecs:cluster': `${ecsArn(place)}:cluster/${clusterOf(body)}` };
}

function clusterOf({ cluster }: JsonObject): string {
  const name = asString(cluster) ?? 'default';
  return name.slice(name.lastIndexOf('/') + 1);
}

function ecsArn({ region, account }: CallPlace): string {
  return `arn:aws:ecs:${region}:${account}`;
}

function arnOf(name: string, place: CallPlace, type: string, cluster: string): string {
  return name.startsWith('arn:') ? name : `${ecsArn(place)}:${type}/${cluster}/${name}`;
}

/** The roles that a call hands on to ECS, which iam:PassRole has to allow. */
export function passedRoles(calls: readonly RecordedCall[]): readonly string[] {
  const bodies = asObjects(
    calls.filter(({ operation }) => operation === 'RegisterTaskDefinition').map(({ body }) => body),
  );
  const roles = bodies.flatMap(({ executionRoleArn, taskRoleArn }) => [executionRoleArn, taskRoleArn]);
  return [...new Set(roles.flatMap((role) => asString(role) ?? []))];
}
