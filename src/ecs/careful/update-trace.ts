import { asString, type JsonObject } from '../../toolkit/json.ts';
import { type Deployment, parseService, primaryDeployment, type Service } from '../situation/service.ts';
import { lastPart } from '../situation/task.ts';
import { covers } from './covers.ts';

/** What a look at a service tells of an UpdateService whose answer was lost. */
export type UpdateTrace =
  /** It was carried out; the deployment is the one that it started, or the one that goes on. */
  | { readonly kind: 'applied'; readonly deploymentId: string }
  /** Nothing of it is to be seen: the service is as it was. */
  | { readonly kind: 'not-visible' }
  /** Something has changed that is not what was sent; `why` is a clause. */
  | { readonly kind: 'unclear'; readonly why: string };

/** Members of UpdateService that are no settings of the service. */
const notSettings = new Set(['cluster', 'service', 'taskDefinition', 'forceNewDeployment']);

/**
 * Judges by the service, as DescribeServices tells it before and after, whether an UpdateService was carried out. One that starts a
 * deployment has left a PRIMARY deployment of its task definition that was not there before. Any other has left its settings.
 *
 * @param sent the body of UpdateService.
 */
export function traceUpdate(before: JsonObject, sent: JsonObject, after: JsonObject): UpdateTrace {
  const [earlier, later] = [parseService(before), parseService(after)];
  const wanted = shortName(sent.taskDefinition ?? primaryDeployment(earlier)?.taskDefinition);
  const isNewRevision = wanted !== shortName(primaryDeployment(earlier)?.taskDefinition);
  const starts = isNewRevision || sent.forceNewDeployment === true;
  return starts ? traceDeployment(earlier, later, wanted) : traceSettings(before, sent, after);
}

function traceDeployment(before: Service, after: Service, wanted: string): UpdateTrace {
  const known = new Set(before.deployments.map(({ id }) => id));
  const fresh = after.deployments.filter(({ id }) => !known.has(id));
  const ours = fresh.filter(({ taskDefinition }) => shortName(taskDefinition) === wanted);
  const primary = ours.find(({ status }) => status === 'PRIMARY');
  if (primary !== undefined) return { kind: 'applied', deploymentId: primary.id };
  if (ours.length > 0) {
    return { kind: 'unclear', why: `its deployment ${names(ours)} has been superseded already by another one` };
  }
  return fresh.length === 0
    ? { kind: 'not-visible' }
    : { kind: 'unclear', why: `another deployment, ${names(fresh)}, has been started meanwhile` };
}

function traceSettings(before: JsonObject, sent: JsonObject, after: JsonObject): UpdateTrace {
  const settings = Object.keys(sent).filter((name) => !notSettings.has(name));
  if (settings.every((name) => covers(after[name], sent[name]))) {
    return { kind: 'applied', deploymentId: primaryDeployment(parseService(after))?.id ?? '' };
  }
  const changed = settings.filter((name) => !covers(after[name], before[name] ?? null));
  return changed.length === 0
    ? { kind: 'not-visible' }
    : {
        kind: 'unclear',
        why: `${changed.join(' and ')} of the service have other values than before and than were sent`,
      };
}

function names(deployments: readonly Deployment[]): string {
  return deployments.map(({ id, taskDefinition }) => `${id} (${shortName(taskDefinition)})`).join(', ');
}

function shortName(taskDefinition: unknown): string {
  return lastPart(asString(taskDefinition) ?? '');
}
