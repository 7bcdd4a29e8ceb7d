import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { describeTaskDefinition } from '../situation/describe-task-definition.ts';
import type { EnvironmentEntry } from './condition.ts';

/** Task definitions by their ARNs, those left out that could not be read. */
export interface Definitions {
  readonly byArn: ReadonlyMap<string, JsonObject>;
  /** Why some are missing and what they would have told, each a sentence. */
  readonly unread: readonly string[];
}

/** So many revisions are read: a service that fails has two or three within an hour. */
const mostDefinitions = 10;

/** Reads task definitions; never throws. */
export async function readDefinitions(call: CallEcs, arns: readonly string[]): Promise<Definitions> {
  const byArn = new Map<string, JsonObject>();
  const unread = new Set<string>();
  const wanted = [...new Set(arns)].filter((arn) => arn !== '').slice(0, mostDefinitions);
  const reads = wanted.map(async (arn) => {
    try {
      byArn.set(arn, (await describeTaskDefinition(call, arn)).taskDefinition);
    } catch (thrown) {
      const attempted = { iamAction: 'ecs:DescribeTaskDefinition', resource: arn };
      const { what, fix } = explainAwsError(thrown, attempted).sentences;
      unread.add(`A task definition could not be read, which tells where its containers log: ${what} ${fix}`);
    }
  });
  await Promise.all(reads);
  return { byArn, unread: [...unread] };
}

/** The entries under `environment` of every container. */
export function environmentOf({ byArn }: Definitions): readonly EnvironmentEntry[] {
  const containers = [...byArn.values()].flatMap(({ containerDefinitions }) => asObjects(containerDefinitions));
  return containers.flatMap(({ environment }) =>
    asObjects(environment).map(({ name, value }) => ({ name: asString(name) ?? '', value: asString(value) ?? '' })),
  );
}
