import type { Dockerfile } from './dockerfile.ts';
import { chainOf, targetStage } from './stages.ts';

/** Values by the names of build args. */
export type ArgValues = Readonly<Record<string, string | undefined>>;

/**
 * The image on which the target is built, such as `node:22`; undefined for `scratch`, and where a variable decides that has no value
 * or a form that is not read here.
 */
export function baseImageOf(
  dockerfile: Dockerfile,
  target: string | undefined,
  buildArgs: ArgValues,
): string | undefined {
  const stage = targetStage(dockerfile, target);
  const [first] = stage === undefined ? [] : chainOf(dockerfile, stage);
  const image = first === undefined ? undefined : withVariables(first.image, valuesOf(dockerfile, buildArgs));
  return image === '' || image === 'scratch' ? undefined : image;
}

/** What a variable in a `FROM` stands for. Source: https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact */
function valuesOf({ globalArgs }: Dockerfile, buildArgs: ArgValues): ArgValues {
  const values: Record<string, string | undefined> = {};
  for (const { name, defaultValue } of globalArgs)
    values[name] =
      buildArgs[name] ?? (defaultValue === undefined ? undefined : withVariables(unquoted(defaultValue), values));
  return values;
}

function withVariables(text: string, values: ArgValues): string | undefined {
  let known = true;
  const replaced = text.replace(
    /\$(?:(\w+)|\{(\w+)(?::-([^${}]*))?\})/g,
    (_, plain?: string, braced?: string, fallback?: string) => {
      const value = values[plain ?? braced ?? ''] || fallback;
      known &&= value !== undefined;
      return value ?? '';
    },
  );
  return known && !replaced.includes('$') ? replaced : undefined;
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
