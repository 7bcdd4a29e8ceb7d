import type { JsonObject } from '../../toolkit/json.ts';
import { addTags, readTagList, removeTags, renderTagList, type Tags } from '../requests/tags.ts';
import type { ApiError, Operation } from '../server/api.ts';
import type { BalancingEnvironment } from './environment.ts';
import { listenerNotFound, loadBalancerNotFound, targetGroupNotFound } from './errors.ts';
import { listenersOf } from './find.ts';
import { formMembers } from './input.ts';

/** AddTags, RemoveTags and DescribeTags of target groups, load balancers and listeners. */
export function tagOperations(environment: BalancingEnvironment): Record<string, Operation> {
  const each = (input: JsonObject) =>
    formMembers(input)
      .texts('ResourceArns')
      .map((arn) => ({ arn, tags: tagsOf(environment, arn) }));
  return {
    AddTags(input) {
      const added = readTagList(formMembers(input).objects('Tags'));
      for (const { tags } of each(input)) addTags(tags, added);
      return {};
    },
    RemoveTags(input) {
      const keys = formMembers(input).texts('TagKeys');
      for (const { tags } of each(input)) removeTags(tags, keys);
      return {};
    },
    DescribeTags: (input) => ({
      TagDescriptions: each(input).map(({ arn, tags }) => ({ ResourceArn: arn, Tags: renderTagList(tags) })),
    }),
  };
}

function tagsOf({ state }: BalancingEnvironment, arn: string): Tags {
  const found =
    state.targetGroups.get(arn) ??
    state.loadBalancers.get(arn) ??
    listenersOf(state).find((listener) => listener.arn === arn);
  if (found !== undefined) return found.tags;
  throw notFound(arn);
}

function notFound(arn: string): ApiError {
  if (arn.includes(':targetgroup/')) return targetGroupNotFound();
  return arn.includes(':listener/') ? listenerNotFound() : loadBalancerNotFound();
}
