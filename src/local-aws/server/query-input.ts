import type { JsonObject, JsonValue } from '../../toolkit/json.ts';

/**
 * The members of a Query protocol request as an object: `PolicyArns.member.1.arn=x` becomes `{PolicyArns: [{arn: 'x'}]}`. Whatever
 * stands in the place of `member` names a list's elements: RDS has `SubnetIds.SubnetIdentifier.1`. Every value is a string. `Action`
 * and `Version` are left out.
 */
export function parseQuery(form: URLSearchParams): JsonObject {
  return parse(form, queryValue);
}

/** The same for EC2, where the numbers of a list come right after its name: `VpcId.1=x` becomes `{VpcId: ['x']}`. */
export function parseEc2Query(form: URLSearchParams): JsonObject {
  return parse(form, ec2Value);
}

type Branch = string | Tree;
type Tree = Map<string, Branch>;
type ReadTree = (tree: Tree) => JsonValue;

function parse(form: URLSearchParams, read: ReadTree): JsonObject {
  const root: Tree = new Map();
  for (const [path, value] of form) {
    if (path !== 'Action' && path !== 'Version') insert(root, path.split('.'), value);
  }
  return structure(root, read);
}

function insert(tree: Tree, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree.set(name, value);
    return;
  }
  const existing = tree.get(name);
  const branch: Tree = existing instanceof Map ? existing : new Map();
  tree.set(name, branch);
  insert(branch, rest, value);
}

function structure(tree: Tree, read: ReadTree): JsonObject {
  return Object.fromEntries([...tree].map(([name, branch]) => [name, toJson(branch, read)]));
}

function toJson(branch: Branch, read: ReadTree): JsonValue {
  return typeof branch === 'string' ? branch : read(branch);
}

function queryValue(tree: Tree): JsonValue {
  const [only, ...others] = tree.values();
  if (others.length === 0 && only instanceof Map && isNumbered(only)) return elements(only, queryValue);
  return structure(tree, queryValue);
}

function ec2Value(tree: Tree): JsonValue {
  return isNumbered(tree) ? elements(tree, ec2Value) : structure(tree, ec2Value);
}

function isNumbered(tree: Tree): boolean {
  return tree.size > 0 && [...tree.keys()].every((name) => /^\d+$/.test(name));
}

function elements(tree: Tree, read: ReadTree): readonly JsonValue[] {
  const inOrder = [...tree].sort(([one], [other]) => Number(one) - Number(other));
  return inOrder.map(([, branch]) => toJson(branch, read));
}
