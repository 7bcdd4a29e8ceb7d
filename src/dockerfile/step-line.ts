import type { Dockerfile, Stage } from './dockerfile.ts';

/**
 * The Dockerfile's line behind a step as a builder announces it: `[build 2/5] RUN make` of BuildKit, `Step 3/7 : RUN make` of the
 * legacy builder. Undefined when the two do not fit, as with triggers of a base image.
 */
export function lineOfStep(dockerfile: Dockerfile, heading: string): number | undefined {
  const [, number, legacyKeyword] = /^Step (\d+)\/\d+ : (\w+)/i.exec(heading) ?? [];
  if (number !== undefined) return lineOf(allInstructions(dockerfile)[Number(number) - 1], legacyKeyword);
  const [, words = '', at, of, keyword] = /^\[(.*?)(\d+)\/(\d+)\] (\w+)/.exec(heading) ?? [];
  if (at === undefined) return undefined;
  const stage = stageCalled(dockerfile, words.trim().split(' ').at(-1) ?? '');
  const steps = stage?.instructions.filter((instruction) => countedKeywords.has(instruction.keyword)) ?? [];
  // A base that is an image counts as the first step; another stage and scratch do not.
  const base = Number(of) - steps.length;
  return base === 0 || base === 1 ? lineOf(steps[Number(at) - 1 - base], keyword) : undefined;
}

interface Line {
  readonly keyword: string;
  readonly line: number;
}

function lineOf(instruction: Line | undefined, keyword: string | undefined): number | undefined {
  return instruction?.keyword === keyword?.toUpperCase() ? instruction?.line : undefined;
}

/** Source: BuildKit, frontend/dockerfile/dockerfile2llb/convert.go (countTotalSteps and prefixCommand). */
const countedKeywords = new Set(['ADD', 'COPY', 'RUN', 'WORKDIR']);

/** BuildKit names a stage by its name or `stage-INDEX`, and not at all when it is the only one. */
function stageCalled({ stages }: Dockerfile, name: string): Stage | undefined {
  if (stages.length === 1) return stages[0];
  return stages.find((stage) => (stage.name ?? `stage-${stage.index}`) === name.toLowerCase());
}

function allInstructions({ globalArgs, stages }: Dockerfile): readonly Line[] {
  const globals = new Set(globalArgs.map(({ line }) => line));
  return [
    ...[...globals].map((line) => ({ keyword: 'ARG', line })),
    ...stages.flatMap(({ line, instructions }) => [{ keyword: 'FROM', line }, ...instructions]),
  ];
}
