import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { readTags, readTexts, requireText } from './input.ts';
import type { Tag } from './state.ts';

/** TagResource, UntagResource, ListTagsForResource. */
export function tagOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    TagResource: (input) => {
      const resource = taggable(ecs, input);
      const added = readTags(input);
      const names = new Set(added.map(({ key }) => key));
      const tags = [...resource.tags.filter(({ key }) => !names.has(key)), ...added];
      if (tags.length > 50) throw invalidParameter('The number of tags exceeds the limit of 50.');
      resource.tags = tags;
      return {};
    },
    UntagResource: (input) => {
      const resource = taggable(ecs, input);
      const removed = readTexts(input, 'tagKeys');
      resource.tags = resource.tags.filter(({ key }) => !removed.includes(key));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: taggable(ecs, input).tags.map(({ key, value }) => ({ key, value })) }),
  };
}

interface Taggable {
  tags: readonly Tag[];
}

function taggable(ecs: EcsEnvironment, input: JsonObject): Taggable {
  const arn = requireText(input, 'resourceArn', 'Resource ARN can not be blank.');
  if (!/^arn:aws[\w-]*:ecs:[\w-]+:\d{12}:[\w-]+\/.+$/.test(arn)) {
    throw invalidParameter('Invalid resource ARN. Specify a valid ARN and try again.');
  }
  const found = allResources(ecs).find((resource) => resource.arn === arn);
  if (found === undefined) {
    throw new ApiError('ResourceNotFoundException', 'The specified resource was not found.');
  }
  return found;
}

function allResources(ecs: EcsEnvironment): readonly (Taggable & { readonly arn: string })[] {
  const clusters = [...ecs.state.clusters.values()];
  return [
    ...clusters,
    ...clusters.flatMap(({ services, tasks, instances }) => [
      ...services.values(),
      ...tasks.values(),
      ...instances.values(),
    ]),
    ...[...ecs.state.taskDefinitions.values()].flat(),
  ];
}
