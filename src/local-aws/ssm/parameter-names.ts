/** A parameter as a request names it. */
export interface ParameterReference {
  /** The names that are meant, the likelier first: `/a` and `a` have the same ARN. */
  readonly names: readonly string[];
  /** `3` in `name:3`; null selects the newest version. */
  readonly selector: string | null;
}

/** Takes apart `name`, `name:selector` and `arn:aws:ssm:REGION:ACCOUNT:parameter/name`. */
export function parseParameterReference(text: string): ParameterReference {
  const path = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(text)?.[1];
  const [name = '', selector = null] = (path ?? text).split(/:(.*)/s);
  return { names: path === undefined ? [name] : [name.slice(1), name], selector };
}

/** The ARN of a parameter; the slash before a name without a path is the ARN's own. */
export function parameterArn(name: string, place: { readonly region: string; readonly accountId: string }): string {
  return `arn:aws:ssm:${place.region}:${place.accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}
