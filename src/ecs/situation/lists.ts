import { asStrings, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs, EcsOperation } from '../ecs-api.ts';

/** Every ARN of a paginated list. Throws what the SDK throws. */
export async function listAll(
  call: CallEcs,
  operation: EcsOperation,
  body: JsonObject,
  member: string,
): Promise<readonly string[]> {
  const arns: string[] = [];
  let nextToken: JsonObject = {};
  do {
    const page: JsonObject = await call(operation, { ...body, ...nextToken });
    arns.push(...asStrings(page[member]));
    nextToken = typeof page.nextToken === 'string' ? { nextToken: page.nextToken } : {};
  } while ('nextToken' in nextToken);
  return arns;
}

/** Items in groups of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
