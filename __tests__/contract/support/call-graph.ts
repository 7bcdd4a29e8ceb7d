import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { asArray, asObject, asObjects, asString, type JsonObject } from '../../../src/toolkit/json.ts';
import { readText } from './repository.ts';

/** What a declaration at the top of a file refers to; `names` may be declared in the file or imported. */
export interface Mentions {
  readonly names: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  /** Files that it loads as a whole. */
  readonly loads: readonly string[];
}

/** A source file, read for who refers to whom. */
export interface SourceFile {
  /** By name; what runs when the file is loaded has the name ''. */
  readonly declarations: ReadonlyMap<string, Mentions>;
  /** What a name of this file stands for in another one. */
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
}

const files = new Map<string, SourceFile>();

/** A declaration: its file and its name. */
interface Place {
  readonly file: string;
  readonly name: string;
}

/** Everything that is referred to from what these files do when they are loaded, but for files that are left out. */
export function reachedFrom(entries: readonly string[], leftOut: readonly string[]): ReadonlyMap<string, Mentions> {
  const reached = new Map<string, Mentions>();
  const queue: Place[] = entries.map((file) => ({ file, name: '' }));
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    const key = `${place.file}#${place.name}`;
    if (reached.has(key) || leftOut.includes(place.file)) continue;
    const mentions = sourceFile(place.file).declarations.get(place.name) ?? nothing;
    reached.set(key, mentions);
    queue.push(...nextPlaces(place.file, mentions));
  }
  return reached;
}

const nothing: Mentions = { names: new Set(), texts: new Set(), loads: [] };

function nextPlaces(file: string, { names, loads }: Mentions): readonly Place[] {
  const { declarations, imported } = sourceFile(file);
  const named = [...names].flatMap((name) => {
    const other = imported.get(name);
    if (other !== undefined) return [other, { file: other.file, name: '' }];
    return declarations.has(name) ? [{ file, name }] : [];
  });
  const loaded = loads.flatMap((path) =>
    [...sourceFile(path).declarations.keys()].map((name) => ({ file: path, name })),
  );
  return [...named, ...loaded];
}

function sourceFile(path: string): SourceFile {
  const known = files.get(path);
  if (known !== undefined) return known;
  const body = asObjects(asObject(parseSync(readText(path), { syntax: 'typescript', target: 'es2022' }))?.body);
  const read = {
    declarations: declarationsOf(body, path),
    imported: new Map(body.flatMap((node) => importsOf(node, path))),
  };
  files.set(path, read);
  return read;
}

function declarationsOf(body: readonly JsonObject[], path: string): ReadonlyMap<string, Mentions> {
  const named = body.flatMap((node) => {
    const declaration = node.type === 'ExportDeclaration' ? (asObject(node.declaration) ?? {}) : node;
    if (isImport(node) || isType(declaration)) return [];
    const names = namesOf(declaration);
    return (names.length === 0 ? [''] : names).map((name) => [name, declaration] as const);
  });
  const byName = new Map<string, JsonObject[]>();
  for (const [name, node] of named) byName.set(name, [...(byName.get(name) ?? []), node]);
  return new Map([...byName].map(([name, nodes]) => [name, mentionsOf(nodes, path)]));
}

function isImport({ type, source }: JsonObject): boolean {
  return (
    type === 'ImportDeclaration' ||
    type === 'ExportAllDeclaration' ||
    (type === 'ExportNamedDeclaration' && source !== null)
  );
}

function isType({ type }: JsonObject): boolean {
  return /^Ts/.test(asString(type) ?? '');
}

function namesOf(declaration: JsonObject): readonly string[] {
  const own = asString(asObject(declaration.identifier)?.value);
  if (own !== undefined) return [own];
  return asObjects(declaration.declarations).flatMap(({ id }) => [...walk(id).names]);
}

/** What a name of an import, or of a re-export, stands for. */
function importsOf(node: JsonObject, path: string): readonly (readonly [string, Place])[] {
  const specifier = asString(asObject(node.source)?.value) ?? '';
  if (!isImport(node) || node.typeOnly === true || !specifier.startsWith('.')) return [];
  const file = join(dirname(path), specifier);
  return asObjects(node.specifiers)
    .filter(({ isTypeOnly }) => isTypeOnly !== true)
    .map((each) => {
      const local = asString(asObject(each.local ?? each.exported ?? each.orig)?.value) ?? '';
      const name = asString(asObject(each.imported ?? each.orig)?.value) ?? local;
      return [local, { file, name }];
    });
}

function mentionsOf(nodes: readonly JsonObject[], path: string): Mentions {
  const { names, texts, loads } = walk(nodes);
  return {
    names,
    texts,
    loads: [...loads].filter((each) => each.startsWith('.')).map((each) => join(dirname(path), each)),
  };
}

interface Found {
  readonly names: Set<string>;
  readonly texts: Set<string>;
  readonly loads: Set<string>;
}

/** Names and texts below a node, without those of types and of members: `inputs.rehearse` mentions `inputs` alone. */
function walk(value: unknown, found: Found = { names: new Set(), texts: new Set(), loads: new Set() }): Found {
  for (const each of asArray(value)) walk(each, found);
  const node = asObject(value);
  if (node === undefined || (isType(node) && node.expression === undefined)) return found;
  const text = asString(node.value) ?? '';
  if (node.type === 'Identifier') found.names.add(text);
  if (node.type === 'StringLiteral') found.texts.add(text);
  if (node.type === 'CallExpression' && asObject(node.callee)?.type === 'Import') {
    const [first] = asObjects(node.arguments);
    found.loads.add(asString(asObject(first?.expression)?.value) ?? '');
  }
  for (const part of partsOf(node)) walk(part, found);
  return found;
}

function partsOf(node: JsonObject): readonly unknown[] {
  switch (node.type) {
    case 'MemberExpression':
      return [node.object, asObject(node.property)?.type === 'Computed' ? node.property : null];
    case 'KeyValueProperty':
      // The value of a condition key of IAM, such as `ecs:CreateAction`, calls nothing.
      if (asString(asObject(node.key)?.value)?.includes(':')) return [];
      return [asObject(node.key)?.type === 'Computed' ? node.key : null, node.value];
    case 'KeyValuePatternProperty':
    case 'AssignmentProperty':
      return [asObject(node.key)?.type === 'Computed' ? node.key : null, node.value];
    case 'MethodProperty':
      return [node.params, node.body];
    default:
      return Object.values(node);
  }
}
