import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { lastPart } from '../situation/task.ts';

/** Why ECS placed fewer tasks than it was asked for. */
export interface PlacementFailure {
  /** The container instance that was unfit; empty when the reason is about none. */
  readonly instance: string;
  /** ECS's word, such as `RESOURCE:MEMORY`. */
  readonly reason: string;
  /** What it means, in a clause. */
  readonly meaning: string;
}

/** The `failures` of RunTask's answer. */
export function placementFailures(answer: JsonObject): readonly PlacementFailure[] {
  return asObjects(answer.failures).map(({ arn, reason, detail }) => {
    const word = asString(reason) ?? 'no reason';
    return { instance: lastPart(asString(arn) ?? ''), reason: word, meaning: meaningOf(word, asString(detail)) };
  });
}

/** ECS's reasons and their meanings (developer guide, "Amazon ECS API failure reasons"). */
const meanings: Readonly<Record<string, string>> = {
  AGENT: 'its container agent is not connected',
  ATTRIBUTE: 'it lacks an attribute that the task definition requires, such as a log driver or an architecture',
  'EMPTY CAPACITY PROVIDER': 'the capacity provider has no container instance',
  INACTIVE: 'it is draining or no longer registered',
  LOCATION: 'it is in an Availability Zone that the request excludes',
  MISSING: 'it does not exist in this cluster',
  'NO ACTIVE INSTANCES': 'the capacity provider has no active container instance',
  'RESOURCE:CPU': 'it has too few CPU units left',
  'RESOURCE:ENI': 'it has no network interface left',
  'RESOURCE:FARGATE': 'AWS has no Fargate capacity there at the moment',
  'RESOURCE:GPU': 'it has too few GPUs left',
  'RESOURCE:MEMORY': 'it has too little memory left',
  'RESOURCE:PORTS': 'a host port that the task needs is taken',
  'RESOURCE:PORTS_UDP': 'a UDP host port that the task needs is taken',
};

function meaningOf(reason: string, detail: string | undefined): string {
  if (detail !== undefined && detail !== '') return detail;
  if (/^(memberof|distinctinstance)/i.test(reason)) return 'a placement constraint excludes it';
  if (/^capacity is unavailable/i.test(reason)) return 'AWS has no capacity there at the moment';
  return meanings[reason] ?? meanings[reason.toUpperCase()] ?? 'ECS says no more about it';
}
