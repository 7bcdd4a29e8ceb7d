import { asArray, asObject, type JsonObject, type JsonValue } from '../../toolkit/json.ts';
import { registrable } from '../task-definition/task-definition.ts';

/** What ECS adds to a task definition that leaves it out (API reference, RegisterTaskDefinition and its types). */
const defaults: Readonly<Record<string, JsonValue>> = {
  cpu: 0,
  essential: true,
  hostPort: 0,
  interval: 30,
  networkMode: 'bridge',
  protocol: 'tcp',
  retries: 3,
  startPeriod: 0,
  timeout: 5,
};

/**
 * Whether a revision, as DescribeTaskDefinition tells it, is what was registered: the same members, and beside them only what ECS adds
 * by itself. One that differs in a default that is not known here does not count, and is registered once more, which harms nobody.
 */
export function isRegistered(sent: JsonObject, taskDefinition: JsonObject, tags: readonly JsonObject[]): boolean {
  return isCompleted(registrable(taskDefinition, tags), sent);
}

function isCompleted(found: unknown, sent: unknown): boolean {
  if (Array.isArray(sent) || Array.isArray(found)) {
    const [elements, wanted] = [asArray(found), asArray(sent)];
    return elements.length === wanted.length && elements.every((element, index) => isCompleted(element, wanted[index]));
  }
  const [object, wanted] = [asObject(found), asObject(sent)];
  if (object === undefined || wanted === undefined) return found === sent || (isNothing(found) && isNothing(sent));
  const names = new Set([...Object.keys(object), ...Object.keys(wanted)]);
  return [...names].every((name) => isMember(name, object, wanted));
}

function isMember(name: string, found: JsonObject, sent: JsonObject): boolean {
  const [value, wanted] = [found[name], sent[name]];
  if (!isNothing(wanted)) return isCompleted(value, wanted);
  const isPortOfContainer = name === 'hostPort' && value === found.containerPort;
  return isNothing(value) || value === defaults[name] || isPortOfContainer;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return Array.isArray(value) ? value.length === 0 : Object.keys(asObject(value) ?? { value }).length === 0;
}
