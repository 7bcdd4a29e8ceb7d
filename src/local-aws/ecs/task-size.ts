import { asString, type JsonObject } from '../../toolkit/json.ts';
import { clientError } from './errors.ts';

/** A task-level size in CPU units or MiB; undefined when it is not given. */
export function sizeOf(definition: JsonObject, member: 'cpu' | 'memory'): number | undefined {
  const text = asString(definition[member]);
  if (text === undefined) return undefined;
  const unit = member === 'cpu' ? 'vcpu' : 'gb';
  const [, digits, suffix] = new RegExp(`^\\s*(\\d+(?:\\.\\d+)?)\\s*(${unit})?\\s*$`, 'i').exec(text) ?? [];
  if (digits === undefined) throw clientError(`Invalid '${member}' setting for task.`);
  return suffix === undefined ? Number(digits) : Number(digits) * 1024;
}
