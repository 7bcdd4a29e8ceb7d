import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { asObject, asString, type JsonObject } from '../../../src/toolkit/json.ts';
import { readText } from './repository.ts';

/** An import or re-export of a source file. */
export interface Import {
  readonly from: string;
  /** A path relative to the root for a file of this repository, otherwise the name of the package or of Node's module. */
  readonly target: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Every import, re-export and dynamic import of a TypeScript file. */
export function importsOf(path: string): readonly Import[] {
  return nodesOf(path).flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    const target = specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
    return [{ from: path, target, typeOnly: node.typeOnly === true }];
  });
}

/** Every node of a TypeScript file's syntax tree, parents before their children. */
export function nodesOf(path: string): readonly JsonObject[] {
  return descendants(parseSync(readText(path), { syntax: 'typescript', target: 'es2022' }));
}

/** An object or array of the tree, and every object in it. */
export function descendants(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(descendants);
  const node = asObject(value);
  return node === undefined ? [] : [node, ...Object.values(node).flatMap(descendants)];
}

function specifierOf(node: JsonObject): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return asString(asObject(node.source)?.value);
    case 'CallExpression':
      return asObject(node.callee)?.type === 'Import' ? asString(firstArgument(node)?.value) : undefined;
    default:
      return undefined;
  }
}

function firstArgument(call: JsonObject): JsonObject | undefined {
  const [first] = Array.isArray(call.arguments) ? call.arguments : [];
  return asObject(asObject(first)?.expression);
}
