import { asObject, asObjects, asString, asStrings, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';
import type { Repository } from './repository-store.ts';

/** Somebody who wants to do something with a repository. */
export interface AccessRequest {
  /** Such as `ecr:PutImage`. */
  readonly action: string;
  /** The account of the caller. */
  readonly callerAccount: string;
  /** The account of the registry. */
  readonly registryId: string;
  readonly region: string;
  /** The name of the repository; `*` where a call names none. */
  readonly name: string;
}

/**
 * Why a caller may not, in the words of AWS; undefined when he may. Identities may do everything in their own account, unless the policy of
 * the repository denies it. Those of another account may do what that policy allows: AWS asks for both halves, and local-aws has no
 * policies of identities. Statements with a condition count for nothing.
 */
export function denialOf(repository: Repository | undefined, request: AccessRequest): string | undefined {
  const statements = asObjects(parseJsonObject(repository?.policy ?? '{}')?.Statement);
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny'))
    return denial(request, 'with an explicit deny in a resource-based policy');
  if (request.callerAccount === request.registryId || applying.some(({ Effect }) => Effect === 'Allow'))
    return undefined;
  return denial(request, `because no resource-based policy allows the ${request.action} action`);
}

function applies(statement: JsonObject, { action, callerAccount }: AccessRequest): boolean {
  if (statement.Condition !== undefined) return false;
  const principals = listOf(asObject(statement.Principal)?.AWS ?? statement.Principal);
  const named = principals.some(
    (principal) => principal === '*' || principal === callerAccount || principal.split(':')[4] === callerAccount,
  );
  return named && listOf(statement.Action).some((pattern) => matches(pattern, action));
}

function listOf(value: unknown): readonly string[] {
  const text = asString(value);
  return text === undefined ? asStrings(value) : [text];
}

function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}

/** IAM user guide, "Troubleshoot access denied error messages". */
function denial({ action, callerAccount, registryId, region, name }: AccessRequest, reason: string): string {
  const user = `arn:aws:sts::${callerAccount}:assumed-role/local-aws/local-aws`;
  const resource = `arn:aws:ecr:${region}:${registryId}:repository/${name}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
