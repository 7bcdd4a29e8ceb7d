import type { JsonObject, JsonValue } from '../../toolkit/json.ts';

/**
 * The members of a Query protocol request as an object: `PolicyArns.member.1.arn=x` becomes `{PolicyArns: [{arn: 'x'}]}`. Every
 * value is a string. `Action` and `Version` are left out.
 */
export function parseQuery(form: URLSearchParams): JsonObject {
  const root: Tree = new Map();
  for (const [path, value] of form) {
    if (path !== 'Action' && path !== 'Version') insert(root, path.split('.'), value);
  }
  return Object.fromEntries([...root].map(([name, branch]) => [name, toJson(branch)]));
}

type Branch = string | Tree;
type Tree = Map<string, Branch>;

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

function toJson(branch: Branch): JsonValue {
  if (typeof branch === 'string') return branch;
  const members = branch.get('member');
  if (members instanceof Map) return inOrder(members).map(toJson);
  return Object.fromEntries([...branch].map(([name, inner]) => [name, toJson(inner)]));
}

function inOrder(members: Tree): readonly Branch[] {
  return [...members].sort(([one], [other]) => Number(one) - Number(other)).map(([, branch]) => branch);
}
