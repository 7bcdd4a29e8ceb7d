import { asString, type JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, type Members, membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { addTags, removeTags, type Tags } from '../requests/tags.ts';
import type { ApiContext, Operation } from '../server/api.ts';
import type { LogGroup, LogStore } from './log-store.ts';

const failure = 'InvalidParameterException';

/** The numbers of days that PutRetentionPolicy takes (API reference). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The operations on log groups and their tags. */
export function groupOperations(store: LogStore): Record<string, Operation> {
  return {
    CreateLogGroup(input) {
      const group = store.createGroup(groupName(membersOf(input, failure).requiredText('logGroupName')));
      addTags(group.tags, tagMap(input.tags));
      return {};
    },
    DeleteLogGroup(input) {
      store.groups.delete(store.group(membersOf(input, failure).requiredText('logGroupName')).name);
      return {};
    },
    DescribeLogGroups: (input, context) => describeGroups(store, input, context),
    PutRetentionPolicy(input) {
      const members = membersOf(input, failure);
      const days = members.integer('retentionInDays', { minimum: 1, maximum: 3653 }) ?? Number.NaN;
      if (!retentions.includes(days)) {
        const constraint = `Member must satisfy enum value set: [${retentions.join(', ')}]`;
        throw failedConstraint(failure, 'retentionInDays', input.retentionInDays ?? null, constraint);
      }
      store.group(members.requiredText('logGroupName')).retentionInDays = days;
      return {};
    },
    DeleteRetentionPolicy(input) {
      store.group(membersOf(input, failure).requiredText('logGroupName')).retentionInDays = undefined;
      return {};
    },
    ...tagOperations(store),
  };
}

/** The group that `logGroupName` or `logGroupIdentifier` (a name or an ARN) means. */
export function requestedGroup(store: LogStore, members: Members): LogGroup {
  const identifier = members.text('logGroupIdentifier');
  return store.group(identifier === undefined ? members.requiredText('logGroupName') : nameInArn(identifier));
}

/** The ARN as IAM policies write it has `:*` behind; `logGroupArn` has not. */
export function groupArn(name: string, { region, accountId }: ApiContext): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}

function tagOperations(store: LogStore): Record<string, Operation> {
  const groupOf = (members: Members) => store.group(nameInArn(members.requiredText('resourceArn')));
  return {
    TagResource(input) {
      addTags(groupOf(membersOf(input, failure)).tags, tagMap(input.tags));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure);
      removeTags(groupOf(members).tags, members.texts('tagKeys'));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: Object.fromEntries(groupOf(membersOf(input, failure)).tags) }),
    ListTagsLogGroup: (input) => ({
      tags: Object.fromEntries(store.group(membersOf(input, failure).requiredText('logGroupName')).tags),
    }),
  };
}

function describeGroups(store: LogStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const prefix = members.text('logGroupNamePrefix') ?? '';
  const part = (members.text('logGroupNamePattern') ?? '').toLowerCase();
  const keyOf = ({ name }: LogGroup) => name;
  const matching = sortedByKey(store.groups.values(), keyOf).filter(
    ({ name }) => name.startsWith(prefix) && name.toLowerCase().includes(part),
  );
  const size = members.integer('limit', { minimum: 1, maximum: 50 }) ?? 50;
  const { elements, nextToken } = pageOf(matching, keyOf, { size, token: members.text('nextToken') });
  return { logGroups: elements.map((group) => renderGroup(group, context)), ...tokenMember('nextToken', nextToken) };
}

function renderGroup(group: LogGroup, context: ApiContext): JsonObject {
  const arn = groupArn(group.name, context);
  const messages = [...group.streams.values()].flatMap(({ events }) => events);
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    ...(group.retentionInDays === undefined ? {} : { retentionInDays: group.retentionInDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes: messages.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0),
    logGroupClass: 'STANDARD',
    logGroupArn: arn,
  };
}

function groupName(name: string): string {
  if (name.length < 1)
    throw failedConstraint(failure, 'logGroupName', name, 'Member must have length greater than or equal to 1');
  if (name.length > 512)
    throw failedConstraint(failure, 'logGroupName', name, 'Member must have length less than or equal to 512');
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
    throw failedConstraint(
      failure,
      'logGroupName',
      name,
      'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
    );
  }
  return name;
}

function nameInArn(nameOrArn: string): string {
  return /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

function tagMap(value: unknown): Tags {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(pairs.map(([key, text]) => [key, asString(text) ?? '']));
}
