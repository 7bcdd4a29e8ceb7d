import type { JsonObject } from '../../toolkit/json.ts';
import { sortedByKey } from '../requests/pages.ts';
import { readTagList, renderTagList } from '../requests/tags.ts';
import type { ApiContext, Operation } from '../server/api.ts';
import { alreadyExists, deleteConflict } from './errors.ts';
import { iamMembers, nameOf, pathOf } from './input.ts';
import { checkTrustPolicy } from './policy-document.ts';
import { findRole, type IamStore, newId, type Role } from './role-store.ts';

/** CreateRole, GetRole, ListRoles and DeleteRole. */
export function roleOperations(store: IamStore): Record<string, Operation> {
  return {
    CreateRole: (input, context) => createRole(store, input, context),
    GetRole: (input) => ({ Role: render(findRole(store, nameOf(input, 'RoleName'))) }),
    ListRoles(input) {
      const prefix = iamMembers(input).text('PathPrefix') ?? '/';
      const roles = [...store.roles.values()].filter(({ path }) => path.startsWith(prefix));
      return { Roles: sortedByKey(roles, ({ name }) => name).map(render), IsTruncated: false };
    },
    DeleteRole(input) {
      const role = findRole(store, nameOf(input, 'RoleName'));
      if (role.inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
      if (role.attached.size > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
      store.roles.delete(role.name);
      return {};
    },
  };
}

function createRole(store: IamStore, input: JsonObject, { accountId }: ApiContext): JsonObject {
  const members = iamMembers(input);
  const [name, path] = [nameOf(input, 'RoleName'), pathOf(input)];
  if (store.roles.has(name)) throw alreadyExists(`Role with name ${name} already exists.`);
  const role: Role = {
    name,
    path,
    arn: `arn:aws:iam::${accountId}:role${path}${name}`,
    id: newId('AROA'),
    trustPolicy: checkTrustPolicy(members.requiredText('AssumeRolePolicyDocument')),
    description: members.text('Description'),
    maxSessionDuration: Number(members.text('MaxSessionDuration') ?? 3600),
    created: new Date().toISOString(),
    tags: readTagList(members.objects('Tags')),
    inline: new Map(),
    attached: new Set(),
  };
  store.roles.set(name, role);
  return { Role: render(role) };
}

/** IAM gives documents URL-encoded, as RFC 3986 has it. */
export function encodedDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function render(role: Role): JsonObject {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodedDocument(role.trustPolicy),
    ...(role.description === undefined ? {} : { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
    ...(role.tags.size === 0 ? {} : { Tags: renderTagList(role.tags) }),
  };
}
