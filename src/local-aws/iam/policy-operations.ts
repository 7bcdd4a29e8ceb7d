import type { JsonObject } from '../../toolkit/json.ts';
import { sortedByKey } from '../requests/pages.ts';
import type { ApiContext, Operation } from '../server/api.ts';
import { alreadyExists, deleteConflict, noSuchEntity } from './errors.ts';
import { iamMembers, nameOf, pathOf } from './input.ts';
import { parsePolicy } from './policy-document.ts';
import { encodedDocument } from './role-operations.ts';
import { findManaged, findRole, type IamStore, type ManagedPolicy, newId } from './role-store.ts';

/** The inline policies of roles. */
export function inlinePolicyOperations(store: IamStore): Record<string, Operation> {
  const roleOf = (input: JsonObject) => findRole(store, nameOf(input, 'RoleName'));
  return {
    PutRolePolicy(input) {
      const document = parsePolicy(iamMembers(input).requiredText('PolicyDocument'));
      roleOf(input).inline.set(nameOf(input, 'PolicyName'), document);
      return {};
    },
    GetRolePolicy(input) {
      const [role, name] = [roleOf(input), nameOf(input, 'PolicyName')];
      const document = role.inline.get(name);
      if (document === undefined) throw policyNotFound(name);
      return { RoleName: role.name, PolicyName: name, PolicyDocument: encodedDocument(document.text) };
    },
    DeleteRolePolicy(input) {
      const name = nameOf(input, 'PolicyName');
      if (!roleOf(input).inline.delete(name)) throw policyNotFound(name);
      return {};
    },
    ListRolePolicies: (input) => ({ PolicyNames: [...roleOf(input).inline.keys()].sort(), IsTruncated: false }),
  };
}

/** Policies that stand for themselves, and what roles have attached. */
export function managedPolicyOperations(store: IamStore): Record<string, Operation> {
  const roleOf = (input: JsonObject) => findRole(store, nameOf(input, 'RoleName'));
  const arnOf = (input: JsonObject) => iamMembers(input).requiredText('PolicyArn');
  return {
    CreatePolicy: (input, context) => createPolicy(store, input, context),
    DeletePolicy: (input) => deletePolicy(store, arnOf(input)),
    AttachRolePolicy(input) {
      roleOf(input).attached.add(findManaged(store, arnOf(input)).arn);
      return {};
    },
    DetachRolePolicy(input) {
      const arn = arnOf(input);
      if (!roleOf(input).attached.delete(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
      return {};
    },
    ListAttachedRolePolicies(input) {
      const attached = [...roleOf(input).attached].map((arn) => findManaged(store, arn));
      const sorted = sortedByKey(attached, ({ name }) => name);
      const rendered = sorted.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
      return { AttachedPolicies: rendered, IsTruncated: false };
    },
  };
}

function createPolicy(store: IamStore, input: JsonObject, { accountId }: ApiContext): JsonObject {
  const members = iamMembers(input);
  const [name, path] = [nameOf(input, 'PolicyName'), pathOf(input)];
  const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
  if (store.policies.has(arn))
    throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
  const document = parsePolicy(members.requiredText('PolicyDocument'));
  const description = members.text('Description');
  const policy = { name, path, arn, id: newId('ANPA'), description, created: new Date().toISOString(), document };
  store.policies.set(arn, policy);
  return { Policy: render(policy, 0) };
}

function deletePolicy(store: IamStore, arn: string): JsonObject {
  if (!store.policies.has(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  if ([...store.roles.values()].some(({ attached }) => attached.has(arn)))
    throw deleteConflict('Cannot delete a policy attached to entities.');
  store.policies.delete(arn);
  return {};
}

function render({ name, id, arn, path, description, created }: ManagedPolicy, attachments: number): JsonObject {
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: path,
    DefaultVersionId: 'v1',
    AttachmentCount: attachments,
    IsAttachable: true,
    ...(description === undefined ? {} : { Description: description }),
    CreateDate: created,
    UpdateDate: created,
  };
}

function policyNotFound(name: string) {
  return noSuchEntity(`The role policy with name ${name} cannot be found.`);
}
