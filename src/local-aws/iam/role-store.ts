import { randomInt } from 'node:crypto';
import type { Tags } from '../requests/tags.ts';
import { noSuchEntity } from './errors.ts';
import type { NamedPolicy } from './evaluate.ts';
import { managedByAws } from './managed-by-aws.ts';
import { type PolicyDocument, parsePolicy } from './policy-document.ts';

export interface Role {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  /** As it was put. */
  readonly trustPolicy: string;
  readonly description: string | undefined;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly created: string;
  readonly tags: Tags;
  /** Inline policies by name. */
  readonly inline: Map<string, PolicyDocument>;
  /** ARNs of attached policies. */
  readonly attached: Set<string>;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly description: string | undefined;
  readonly created: string;
  readonly document: PolicyDocument;
}

export interface IamStore {
  /** By name. */
  readonly roles: Map<string, Role>;
  /** Policies of this account by ARN. */
  readonly policies: Map<string, ManagedPolicy>;
}

export function emptyStore(): IamStore {
  return { roles: new Map(), policies: new Map() };
}

export function findRole({ roles }: IamStore, name: string): Role {
  const role = roles.get(name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** The role that an ARN, or a name in its place, means; undefined when there is none. */
export function roleOf({ roles }: IamStore, reference: string): Role | undefined {
  const role = roles.get(reference.slice(reference.lastIndexOf('/') + 1));
  return role !== undefined && (!reference.startsWith('arn:') || role.arn === reference) ? role : undefined;
}

/** A policy that a role can have attached: one of this account, or one that AWS keeps. */
export function findManaged({ policies }: IamStore, arn: string): Pick<ManagedPolicy, 'name' | 'arn' | 'document'> {
  const own = policies.get(arn);
  if (own !== undefined) return own;
  const kept = managedByAws.get(arn);
  if (kept === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return { name: arn.slice(arn.lastIndexOf('/') + 1), arn, document: parsePolicy(JSON.stringify(kept)) };
}

/** Every policy that speaks for a role. */
export function policiesOf(store: IamStore, role: Role): readonly NamedPolicy[] {
  const inline = [...role.inline].map(([name, document]) => ({ id: `role_${role.name}_${name}`, document }));
  const attached = [...role.attached].map((arn) => {
    const { name, document } = findManaged(store, arn);
    return { id: name, document };
  });
  return [...inline, ...attached];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id such as IAM gives: `AROA` and 17 letters for a role, `ANPA` for a policy. */
export function newId(kind: 'AROA' | 'ANPA'): string {
  return kind + Array.from({ length: 17 }, () => letters[randomInt(letters.length)]).join('');
}
