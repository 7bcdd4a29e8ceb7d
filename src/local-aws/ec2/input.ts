import { asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { readTagList, type Tags } from '../requests/tags.ts';
import { invalidValue, missingParameter } from './errors.ts';

/** The members of a request of EC2, by their names on the wire; every value comes as text. */
export interface Ec2Members {
  text(name: string): string | undefined;
  /** Throws MissingParameter. */
  requiredText(name: string): string;
  integer(name: string): number | undefined;
  /** Throws MissingParameter. */
  requiredInteger(name: string): number;
  boolean(name: string): boolean | undefined;
  texts(name: string): readonly string[];
  objects(name: string): readonly JsonObject[];
  object(name: string): Ec2Members | undefined;
  has(name: string): boolean;
}

export function ec2Members(input: JsonObject): Ec2Members {
  const text = (name: string) => {
    const value = asString(input[name]);
    return value === '' ? undefined : value;
  };
  const integer = (name: string) => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (/^-?\d+$/.test(value)) return Number(value);
    throw invalidValue(`Value (${value}) for parameter ${lowerFirst(name)} is invalid. The value must be an integer.`);
  };
  return {
    text,
    requiredText: (name) => required(name, text(name)),
    integer,
    requiredInteger: (name) => required(name, integer(name)),
    boolean: (name) => readBoolean(name, text(name)),
    texts: (name) => asStrings(input[name]),
    objects: (name) => asObjects(input[name]),
    object(name) {
      const value = asObject(input[name]);
      return value === undefined ? undefined : ec2Members(value);
    },
    has: (name) => input[name] !== undefined,
  };
}

/** The tags that a new resource is to have. */
export function newTags(members: Ec2Members, resourceType: string): Tags {
  const specifications = members.objects('TagSpecification').filter((each) => each.ResourceType === resourceType);
  return readTagList(specifications.flatMap(({ Tag }) => asObjects(Tag)));
}

function required<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw missingParameter(lowerFirst(name));
  return value;
}

function readBoolean(name: string, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidValue(`Value (${value}) for parameter ${lowerFirst(name)} is invalid. The value must be true or false.`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
