import type { Tags } from '../requests/tags.ts';
import { ApiError } from '../server/api.ts';
import { type ParameterReference, parseParameterReference } from './parameter-names.ts';

export const parameterTypes = ['String', 'StringList', 'SecureString'] as const;
export type ParameterType = (typeof parameterTypes)[number];

export interface ParameterVersion {
  readonly version: number;
  readonly type: ParameterType;
  readonly value: string;
  readonly description: string | undefined;
  readonly keyId: string | undefined;
  readonly dataType: string;
  readonly tier: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface Parameter {
  readonly name: string;
  readonly tags: Tags;
  /** Oldest first, never empty. */
  readonly versions: ParameterVersion[];
}

/** Parameters by name. */
export type ParameterStore = Map<string, Parameter>;

/** The parameter that a name or ARN means, and the version that its selector picks. */
export interface FoundParameter {
  readonly parameter: Parameter;
  readonly version: ParameterVersion;
  readonly reference: ParameterReference;
}

/** The parameter and version, or undefined when there is no such parameter. A version that is missing is AWS's ParameterVersionNotFound. */
export function findParameter(store: ParameterStore, nameOrArn: string): FoundParameter | undefined {
  const reference = parseParameterReference(nameOrArn);
  const parameter = reference.names.map((name) => store.get(name)).find((candidate) => candidate !== undefined);
  const newest = parameter?.versions.at(-1);
  if (parameter === undefined || newest === undefined) return undefined;
  if (reference.selector === null) return { parameter, version: newest, reference };
  const version = parameter.versions.find((candidate) => String(candidate.version) === reference.selector);
  if (version === undefined) throw versionNotFound(parameter.name, reference.selector);
  return { parameter, version, reference };
}

/** Adds a parameter, or a version to the one that exists. AWS keeps 100 versions. */
export function putVersion(store: ParameterStore, name: string, content: Omit<ParameterVersion, 'version'>): Parameter {
  const parameter: Parameter = store.get(name) ?? { name, tags: new Map(), versions: [] };
  parameter.versions.push({ ...content, version: (parameter.versions.at(-1)?.version ?? 0) + 1 });
  if (parameter.versions.length > 100) parameter.versions.shift();
  store.set(name, parameter);
  return parameter;
}

function versionNotFound(name: string, selector: string): ApiError {
  const message = `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`;
  return new ApiError('ParameterVersionNotFound', message);
}
