import { asArray, asObject, asString, type JsonObject } from '../../../src/toolkit/json.ts';
import { filesBelow } from './repository.ts';
import { descendants, importsOf, nodesOf } from './source.ts';

const functions = new Set(['FunctionDeclaration', 'ArrowFunctionExpression', 'FunctionExpression']);

/**
 * The outputs that an action's code can set: the member names of every object literal that a function of type `Outputs` (or a
 * promise of it) returns, or that it computes its result from (`Object.fromEntries(Object.entries(table)…)`). Throws at a member
 * whose name is not written out.
 */
export function outputsOf(action: string): readonly string[] {
  const names = sourcesOf(action).flatMap((path) => {
    const nodes = nodesOf(path);
    const tables = tablesIn(nodes);
    return nodes.filter(returnsOutputs).flatMap((node) => returnedObjects(node, tables).flatMap(memberNames));
  });
  return [...new Set(names)].sort();
}

/** An action's own sources, and the stages of a deploy where it hands on what they give: it has no outputs of its own then. */
function sourcesOf(action: string): readonly string[] {
  const own = filesBelow(`src/actions/${action}`, /\.ts$/);
  const isOwn = own.some((path) => nodesOf(path).some(returnsOutputs));
  const deploys = !isOwn && own.flatMap(importsOf).some(({ target }) => target.startsWith('src/deploy/'));
  return deploys ? [...own, ...filesBelow('src/deploy', /\.ts$/)] : own;
}

type Tables = ReadonlyMap<unknown, JsonObject>;

/** The constants of a file that are object literals, by name. */
function tablesIn(nodes: readonly JsonObject[]): Tables {
  const declarations = nodes.filter(({ type }) => type === 'VariableDeclarator');
  return new Map(
    declarations.flatMap(({ id, init }) => {
      const [table] = objectsIn(asObject(init), new Map());
      return table === undefined ? [] : [[asObject(id)?.value, table] as const];
    }),
  );
}

function returnsOutputs(node: JsonObject): boolean {
  if (!functions.has(String(node.type))) return false;
  return descendants(node.returnType).some((part) => asObject(part.typeName)?.value === 'Outputs');
}

function returnedObjects(node: JsonObject, tables: Tables): readonly JsonObject[] {
  const body = asObject(node.body);
  const returned = body?.type === 'FunctionBody' || body?.type === 'BlockStatement' ? returnsIn(body) : [body];
  return returned.flatMap((expression) => objectsIn(expression, tables));
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
function objectsIn(expression: JsonObject | undefined, tables: Tables): readonly JsonObject[] {
  switch (expression?.type) {
    case 'ObjectExpression':
      return [expression];
    case 'ParenthesisExpression':
    case 'TsConstAssertion':
      return objectsIn(asObject(expression.expression), tables);
    case 'ConditionalExpression':
      return [expression.consequent, expression.alternate].flatMap((branch) => objectsIn(asObject(branch), tables));
    case 'CallExpression':
      return isFromEntries(expression)
        ? descendants(expression.arguments).flatMap((node) => tableNamed(node, tables))
        : [];
    default:
      return [];
  }
}

function isFromEntries(call: JsonObject): boolean {
  return asObject(asObject(call.callee)?.property)?.value === 'fromEntries';
}

function tableNamed(node: JsonObject, tables: Tables): readonly JsonObject[] {
  const table = node.type === 'Identifier' ? tables.get(node.value) : undefined;
  return table === undefined ? [] : [table];
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
  return objectsIn(asObject(member.arguments), new Map()).flatMap(memberNames);
}
