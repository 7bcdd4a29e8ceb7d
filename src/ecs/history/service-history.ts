import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs, EcsOperation } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { chunks } from '../situation/lists.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import { lastPart } from '../situation/task.ts';
import { imagesOf } from '../task-definition/task-definition.ts';
import type { GoodVersion, RanImage } from './good-version.ts';

/** What a service has run. */
export interface ServiceHistory {
  /** Newest first. ECS keeps service deployments for 90 days, and has them since October 2024. */
  readonly good: readonly GoodVersion[];
  /** The images of the PRIMARY deployment: what runs, or was last tried. */
  readonly current: readonly RanImage[];
}

/** A service deployment that brought a version to where it served. */
const goodStatuses = ['SUCCESSFUL', 'ROLLBACK_SUCCESSFUL'];
/** Older ones are not looked at: nobody goes back that far, and each twenty are a call. */
const mostDeployments = 200;

/** Reads the versions that a service has run. Throws with the IAM action where one is denied. */
export async function readHistory(
  call: CallEcs,
  cluster: string,
  service: Service,
  taskDefinition: JsonObject,
): Promise<ServiceHistory> {
  const calls = explained(call, `service ${service.name}`);
  const arns = await listGood(calls, cluster, service);
  const deployments = await describeAll(calls, deploymentsRequest, arns);
  const targets = deployments.flatMap(targetOf);
  const currentArn = currentRevision(service, targets);
  const wanted = new Set([...targets.map(({ revisionArn }) => revisionArn), currentArn]);
  const revisions = await describeAll(calls, revisionsRequest, [...wanted]);
  const byArn = new Map(revisions.map((raw) => [asString(raw.serviceRevisionArn) ?? '', raw]));
  const current = byArn.get(currentArn);
  return {
    good: targets
      .sort((one, other) => other.finishedAt - one.finishedAt)
      .flatMap((target) => goodVersion(target, byArn.get(target.revisionArn))),
    current: current === undefined ? imagesByReference(taskDefinition) : ranImages(current),
  };
}

async function listGood(call: CallEcs, cluster: string, service: Service): Promise<readonly string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const body = { cluster, service: service.name, status: goodStatuses };
    const page = await call('ListServiceDeployments', { ...body, ...(nextToken === undefined ? {} : { nextToken }) });
    arns.push(...asObjects(page.serviceDeployments).flatMap((raw) => asString(raw.serviceDeploymentArn) ?? []));
    nextToken = asString(page.nextToken);
  } while (nextToken !== undefined && arns.length < mostDeployments);
  return arns.slice(0, mostDeployments);
}

interface DescribeRequest {
  readonly operation: EcsOperation;
  readonly body: (arns: readonly string[]) => JsonObject;
  readonly member: string;
}

const deploymentsRequest: DescribeRequest = {
  operation: 'DescribeServiceDeployments',
  body: (arns) => ({ serviceDeploymentArns: arns }),
  member: 'serviceDeployments',
};

const revisionsRequest: DescribeRequest = {
  operation: 'DescribeServiceRevisions',
  body: (arns) => ({ serviceRevisionArns: arns }),
  member: 'serviceRevisions',
};

/** Both operations take 20 ARNs at most (API reference). */
async function describeAll(
  call: CallEcs,
  { operation, body, member }: DescribeRequest,
  arns: readonly string[],
): Promise<readonly JsonObject[]> {
  const pages = await Promise.all(chunks(arns, 20).map((some) => call(operation, body(some))));
  return pages.flatMap((page) => asObjects(page[member]));
}

interface Target {
  readonly revisionArn: string;
  readonly finishedAt: number;
}

/** A rollback that succeeded counts for the version that it went back to. */
function targetOf(raw: JsonObject): readonly Target[] {
  const target = asString(asObject(raw.targetServiceRevision)?.arn);
  const rollback = asString(asObject(raw.rollback)?.serviceRevisionArn);
  const revisionArn = raw.status === 'ROLLBACK_SUCCESSFUL' ? rollback : target;
  const finishedAt = asNumber(raw.finishedAt) ?? asNumber(raw.createdAt) ?? 0;
  return revisionArn === undefined ? [] : [{ revisionArn, finishedAt }];
}

/** Service revisions of a service differ in the last part of their ARN only: the digits of the deployment's id. */
function currentRevision(service: Service, targets: readonly Target[]): string {
  const number = lastPart(primaryDeployment(service)?.id ?? '');
  const [sample] = targets;
  const prefix = sample?.revisionArn.slice(0, sample.revisionArn.lastIndexOf('/') + 1);
  return `${prefix ?? `${service.arn.replace(':service/', ':service-revision/')}/`}${number}`;
}

function goodVersion({ revisionArn, finishedAt }: Target, raw: JsonObject | undefined): readonly GoodVersion[] {
  const taskDefinition = asString(raw?.taskDefinition);
  if (raw === undefined || taskDefinition === undefined) return [];
  return [{ revisionArn, taskDefinition, finishedAt, images: ranImages(raw) }];
}

function ranImages(raw: JsonObject): readonly RanImage[] {
  return asObjects(raw.containerImages).map(({ containerName, image, imageDigest }) => ({
    container: asString(containerName) ?? '',
    image: asString(image) ?? '',
    digest: asString(imageDigest) ?? null,
  }));
}

function imagesByReference(taskDefinition: JsonObject): readonly RanImage[] {
  return Object.entries(imagesOf(taskDefinition)).map(([container, image]) => ({ container, image, digest: null }));
}
