import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';

/** The stage that is built: the one of this name or index, or the last one. Undefined when there is none. */
export function targetStage({ stages }: Dockerfile, target: string | undefined): Stage | undefined {
  return target === undefined ? stages.at(-1) : findStage(stages, target);
}

/** The stages that the target needs, itself included, in their order: BuildKit builds these and no others. */
export function neededStages(dockerfile: Dockerfile, target: string | undefined): readonly Stage[] {
  const needed = new Set<Stage>();
  const add = (stage: Stage | undefined) => {
    if (stage === undefined || needed.has(stage)) return;
    needed.add(stage);
    for (const source of sourcesOf(dockerfile, stage)) add(source);
  };
  add(targetStage(dockerfile, target));
  return dockerfile.stages.filter((stage) => needed.has(stage));
}

/** A stage and those that it continues, the oldest first. */
export function chainOf({ stages }: Pick<Dockerfile, 'stages'>, stage: Stage): readonly Stage[] {
  const base = stage.base === undefined ? undefined : stages[stage.base];
  return base === undefined ? [stage] : [...chainOf({ stages }, base), stage];
}

/** The instructions that make the stage, those of the stages that it continues included. */
export function instructionsOf(dockerfile: Dockerfile, stage: Stage): readonly Instruction[] {
  return chainOf(dockerfile, stage).flatMap(({ instructions }) => instructions);
}

function sourcesOf({ stages }: Dockerfile, stage: Stage): readonly (Stage | undefined)[] {
  const earlier = stages.slice(0, stage.index);
  const sources = stage.instructions.flatMap(({ from }) => from).map((name) => findStage(earlier, name));
  const base = stage.base === undefined ? undefined : stages[stage.base];
  // A base with a variable in it may be any stage.
  return [base, ...sources, ...(stage.image.includes('$') ? earlier : [])];
}

/** Names are compared without regard to case; a number is an index. */
function findStage(stages: readonly Stage[], name: string): Stage | undefined {
  const named = stages.findLast((stage) => stage.name === name.toLowerCase());
  return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}

/** The instruction at a line, without flags, on one line that is not too long; undefined when the line is none's. */
export function instructionAt({ stages }: Dockerfile, line: number): string | undefined {
  const stage = stages.find((candidate) => candidate.line === line);
  if (stage !== undefined) return `FROM ${stage.image}`;
  const instruction = stages.flatMap(({ instructions }) => instructions).find((one) => isWithin(one, line));
  if (instruction === undefined) return undefined;
  const text = `${instruction.keyword} ${instruction.text.replace(/\s+/g, ' ').trim()}`;
  return text.length <= longestInstruction ? text : `${text.slice(0, longestInstruction - 1)}…`;
}

const longestInstruction = 120;

function isWithin({ line, endLine }: Instruction, wanted: number): boolean {
  return line <= wanted && wanted <= endLine;
}
