import { asArray, asObject, asObjects, asString, type JsonObject } from '../../../src/toolkit/json.ts';
import { filesBelow } from './repository.ts';
import { descendants, nodesOf } from './source.ts';

const functions = new Set(['FunctionDeclaration', 'ArrowFunctionExpression', 'FunctionExpression']);

/**
 * The outputs that an action's code can set: the member names of every object literal that a function of type `Outputs` (or a
 * promise of it) returns. Throws at a member whose name is not written out.
 */
export function outputsOf(action: string): readonly string[] {
  const sources = filesBelow(`src/actions/${action}`, /\.ts$/);
  const names = sources.flatMap(nodesOf).filter(returnsOutputs).flatMap(returnedObjects).flatMap(memberNames);
  return [...new Set(names)].sort();
}

function returnsOutputs(node: JsonObject): boolean {
  if (!functions.has(String(node.type))) return false;
  return descendants(node.returnType).some((part) => asObject(part.typeName)?.value === 'Outputs');
}

function returnedObjects(node: JsonObject): readonly JsonObject[] {
  const body = asObject(node.body);
  const returned = body?.type === 'FunctionBody' || body?.type === 'BlockStatement' ? returnsIn(body) : [body];
  return returned.flatMap(objectsIn);
}

/** What the return statements of a body return; those of functions inside it are not its own. */
function returnsIn(value: unknown): readonly (JsonObject | undefined)[] {
  if (Array.isArray(value)) return value.flatMap(returnsIn);
  const node = asObject(value);
  if (node === undefined || functions.has(String(node.type))) return [];
  if (node.type === 'ReturnStatement') return [asObject(node.argument)];
  return Object.values(node).flatMap(returnsIn);
}

/** The object literals that an expression comes to, both branches of a condition included. */
function objectsIn(expression: JsonObject | undefined): readonly JsonObject[] {
  switch (expression?.type) {
    case 'ObjectExpression':
      return [expression];
    case 'ParenthesisExpression':
      return objectsIn(asObject(expression.expression));
    case 'ConditionalExpression':
      return [...objectsIn(asObject(expression.consequent)), ...objectsIn(asObject(expression.alternate))];
    default:
      return [];
  }
}

function memberNames(object: JsonObject): readonly string[] {
  return asArray(object.properties).flatMap((property) => {
    const member = asObject(property);
    if (member?.type === 'SpreadElement') return spreadNames(member);
    const name = asString(member?.type === 'Identifier' ? member.value : asObject(member?.key)?.value);
    if (name === undefined) throw new Error('An output has a computed name: write it out.');
    return [name];
  });
}

/** `...(condition ? { name } : {})` adds outputs; a spread of a function's result adds those of that function. */
function spreadNames(member: JsonObject): readonly string[] {
  return asObjects([member.arguments]).flatMap(objectsIn).flatMap(memberNames);
}
