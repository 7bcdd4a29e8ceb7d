import { asObject, type JsonObject, type JsonValue } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';

/** Reads the members of a request and refuses what AWS's own validation refuses, in its words. */
export interface Members {
  text(name: string): string | undefined;
  /** Refuses a member that is missing or null; an empty string passes. */
  requiredText(name: string): string;
  integer(name: string, bounds: Bounds): number | undefined;
  boolean(name: string): boolean | undefined;
  /** The strings of a list; none when it is missing. */
  texts(name: string): readonly string[];
  /** The structures of a list; none when it is missing. */
  objects(name: string): readonly JsonObject[];
  /** One of a closed set of strings. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
}

/** The smallest and largest number that a member takes. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * @param errorType what the API calls a failed validation: `InvalidParameterException` for ECR and CloudWatch Logs,
 *   `ValidationException` for SSM and Secrets Manager.
 */
export function membersOf(input: JsonObject, errorType: string): Members {
  const refuse = (name: string, value: JsonValue, constraint: string) =>
    failedConstraint(errorType, name, value, constraint);
  const text = (name: string) => readAs(input, name, isText, 'a String');
  return {
    text,
    requiredText(name) {
      const value = text(name);
      if (value === undefined) throw refuse(name, null, 'Member must not be null');
      return value;
    },
    integer(name, { minimum, maximum }) {
      const value = readAs(input, name, isInteger, 'an Integer');
      if (value === undefined) return undefined;
      if (value < minimum) throw refuse(name, value, `Member must have value greater than or equal to ${minimum}`);
      if (value > maximum) throw refuse(name, value, `Member must have value less than or equal to ${maximum}`);
      return value;
    },
    boolean: (name) => readAs(input, name, isBoolean, 'a Boolean'),
    texts: (name) =>
      (readAs(input, name, Array.isArray, 'a List') ?? []).map((element) => requireKind(element, isText, 'a String')),
    objects: (name) =>
      (readAs(input, name, Array.isArray, 'a List') ?? []).map((element) =>
        requireKind(element, isObject, 'a Structure'),
      ),
    choice(name, choices) {
      const value = text(name);
      if (value === undefined) return undefined;
      const choice = choices.find((candidate) => candidate === value);
      if (choice === undefined)
        throw refuse(name, value, `Member must satisfy enum value set: [${choices.join(', ')}]`);
      return choice;
    },
  };
}

/** The error with which AWS's validation refuses a member that is a secret: its value is left out. */
export function failedSecretConstraint(errorType: string, name: string, constraint: string): ApiError {
  return new ApiError(
    errorType,
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}

/** The error with which AWS's validation refuses a member. */
export function failedConstraint(errorType: string, name: string, value: JsonValue, constraint: string): ApiError {
  const shown = value === null ? 'null' : `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  const message = `1 validation error detected: Value ${shown} at '${name}' failed to satisfy constraint: ${constraint}`;
  return new ApiError(errorType, message);
}

function readAs<Kind extends JsonValue>(
  input: JsonObject,
  name: string,
  isKind: (value: JsonValue) => value is Kind,
  wanted: string,
): Kind | undefined {
  const value = input[name];
  return value === undefined || value === null ? undefined : requireKind(value, isKind, wanted);
}

function requireKind<Kind extends JsonValue>(
  value: JsonValue,
  isKind: (value: JsonValue) => value is Kind,
  wanted: string,
): Kind {
  if (isKind(value)) return value;
  throw new ApiError('SerializationException', `${JSON.stringify(value)} can not be converted to ${wanted}`);
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}

function isInteger(value: JsonValue): value is number {
  return Number.isInteger(value);
}

function isBoolean(value: JsonValue): value is boolean {
  return typeof value === 'boolean';
}

function isObject(value: JsonValue): value is JsonObject {
  return asObject(value) !== undefined;
}
