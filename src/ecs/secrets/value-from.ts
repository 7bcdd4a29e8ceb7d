/** What the `valueFrom` of a container's secret refers to, as ECS takes it. */
export type ValueFrom =
  | {
      readonly store: 'parameter-store';
      /** Name or ARN, without a version: ECS refuses one. */
      readonly valueFrom: string;
      /** The version that stood behind it; null where none did. */
      readonly version: string | null;
      readonly place: Place | null;
      /** With the slash before it that its ARN has. */
      readonly path: string;
    }
  | {
      readonly store: 'secrets-manager';
      /** The ARN, with `:json-key:version-stage:version-id` behind it or without. */
      readonly valueFrom: string;
      /** The ARN of the secret alone. */
      readonly arn: string;
      /** null where none is named, or an empty one. */
      readonly version: string | null;
    };

/** Where something of AWS is. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * Takes a `valueFrom` apart: name or ARN of an SSM parameter, here also with `:VERSION` behind it, or the ARN of a secret with
 * `:json-key:version-stage:version-id` behind it or without (developer guide, "Pass sensitive data to an Amazon ECS container"). A
 * problem is a clause that never quotes the text: somebody may have put the value itself there.
 */
export function parseValueFrom(text: string): ValueFrom | { readonly problem: string } {
  if (/^arn:[^:]*:secretsmanager:/.test(text)) return parseSecret(text);
  return text.startsWith('arn:') ? parseParameterArn(text) : parseParameterName(text);
}

/** The `valueFrom` that ECS takes, and the version of the parameter that stood behind it. */
export function splitVersion(text: string): { readonly valueFrom: string; readonly version: string | null } {
  const parsed = parseValueFrom(text);
  if ('problem' in parsed || parsed.store === 'secrets-manager') return { valueFrom: text, version: null };
  return { valueFrom: parsed.valueFrom, version: parsed.version };
}

const neither = 'is neither the name or ARN of an SSM parameter nor the ARN of a secret in Secrets Manager';

function parseSecret(text: string): ValueFrom | { readonly problem: string } {
  const match = /^(arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+)((?::[^:]*)*)$/.exec(text);
  if (match === null) return { problem: neither };
  const [, arn = '', rest = ''] = match;
  const parts = rest.split(':').slice(1);
  if (parts.length !== 0 && parts.length !== 3)
    return {
      problem: 'must have nothing behind the ARN of the secret, or all of ":json-key:version-stage:version-id"',
    };
  const [, stage = '', version = ''] = parts;
  if (stage !== '' && version !== '')
    return { problem: 'names a version stage and a version id, of which ECS takes only one' };
  return { store: 'secrets-manager', valueFrom: text, arn, version: version || null };
}

function parseParameterArn(text: string): ValueFrom | { readonly problem: string } {
  const pattern = /^(arn:(aws[\w-]*):ssm:([a-z0-9-]+):(\d{12}):parameter(\/[\w./-]+))(?::([\w.-]*))?$/;
  const match = pattern.exec(text);
  if (match === null) return { problem: neither };
  const [, valueFrom = '', partition = '', region = '', account = '', path = '', selector] = match;
  return withSelector({ valueFrom, path, place: { partition, region, account } }, selector);
}

/** A name with a path begins with a slash (API reference of SSM, PutParameter: "fully qualified name"). */
function parseParameterName(text: string): ValueFrom | { readonly problem: string } {
  const match = /^(\/[\w./-]+|[\w.-]+)(?::([\w.-]*))?$/.exec(text);
  if (match === null) return { problem: neither };
  const [, valueFrom = '', selector] = match;
  return withSelector(
    { valueFrom, path: valueFrom.startsWith('/') ? valueFrom : `/${valueFrom}`, place: null },
    selector,
  );
}

function withSelector(
  parameter: { readonly valueFrom: string; readonly path: string; readonly place: Place | null },
  selector: string | undefined,
): ValueFrom | { readonly problem: string } {
  if (selector === undefined) return { store: 'parameter-store', ...parameter, version: null };
  if (!/^[1-9]\d*$/.test(selector))
    return {
      problem: 'has something behind the name of the SSM parameter that is no version number; ECS takes no label',
    };
  return { store: 'parameter-store', ...parameter, version: selector };
}
