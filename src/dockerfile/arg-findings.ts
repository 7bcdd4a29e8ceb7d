import type { ArgDeclaration, Dockerfile, Instruction, Stage } from './dockerfile.ts';
import type { DockerfileFinding, DockerfileRequest } from './finding.ts';
import { isPredefinedArg } from './predefined-args.ts';
import { chainOf, instructionsOf, neededStages, targetStage } from './stages.ts';

/** Build args that reach nothing, uses of a build arg where it is not declared, and `ARG`s that stay without a value. */
export function argFindings(dockerfile: Dockerfile, request: DockerfileRequest): readonly DockerfileFinding[] {
  const scene = { dockerfile, request, needed: neededStages(dockerfile, request.target) };
  const given = request.buildArgs.filter((name) => !isPredefinedArg(name));
  return [...given.flatMap((name) => findingsOfGiven(scene, name)), ...emptyArgs(scene)];
}

interface Scene {
  readonly dockerfile: Dockerfile;
  readonly request: DockerfileRequest;
  /** The stages that are built. */
  readonly needed: readonly Stage[];
}

function findingsOfGiven(scene: Scene, name: string): readonly DockerfileFinding[] {
  return [...findingsInBuild(scene, name), ...readAtRuntime(scene, name)];
}

function findingsInBuild(scene: Scene, name: string): readonly DockerfileFinding[] {
  const { dockerfile, needed } = scene;
  const uses = needed.flatMap((stage) => undeclaredUse(dockerfile, stage, name) ?? []);
  if (uses.length > 0) return uses.map((use) => usedUndeclared(scene, name, use));
  if (needed.some((stage) => declarations(stage.instructions, name).length > 0)) return [];
  const [global] = dockerfile.globalArgs.filter((arg) => arg.name === name);
  if (global !== undefined) return isUsedByFrom(dockerfile, name) ? [] : [globalOnly(global)];
  return [declaredNowhereThatCounts(scene, name)];
}

interface UndeclaredUse {
  readonly stage: Stage;
  readonly line: number;
  /** The line of a declaration that comes too late in the same stage. */
  readonly declaredLater: number | undefined;
}

/** The first mention of the variable in the stage before anything has given it a value there. */
function undeclaredUse(dockerfile: Dockerfile, stage: Stage, name: string): UndeclaredUse | undefined {
  const inherited = instructionsOf(dockerfile, stage).slice(0, -stage.instructions.length || undefined);
  const before = stage.base === undefined ? [] : inherited;
  if (before.some((instruction) => setsVariable(instruction, name))) return undefined;
  const setAt = stage.instructions.findIndex((instruction) => setsVariable(instruction, name));
  const open = setAt === -1 ? stage.instructions : stage.instructions.slice(0, setAt);
  const use = open.find((instruction) => mentions(instruction, name) && !runtimeKeywords.has(instruction.keyword));
  if (use === undefined) return undefined;
  return { stage, line: use.line, declaredLater: stage.instructions[setAt]?.line };
}

/** What a container runs: the shell in it replaces variables, when no build arg is there any more. */
const runtimeKeywords = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** A notice, because the container may get the variable from its task definition as well. */
function readAtRuntime({ dockerfile, request }: Scene, name: string): readonly DockerfileFinding[] {
  const stage = targetStage(dockerfile, request.target);
  const instructions = stage === undefined ? [] : instructionsOf(dockerfile, stage);
  if (instructions.some(({ sets }) => sets.includes(name))) return [];
  const reading = instructions.filter(({ keyword }) => runtimeKeywords.has(keyword));
  return reading
    .filter((instruction) => mentions(instruction, name))
    .map(({ keyword, line }) =>
      notice(
        line,
        `${keyword} reads ${name} when the container runs, and a build arg is gone by then. Give ${name} to the container, with "as: runtime-ssm" or in the environment of the task definition.`,
      ),
    );
}

function mentions(instruction: Instruction, name: string): boolean {
  return instruction.variables.includes(name) && !assignsItself(instruction, name);
}

function setsVariable({ args, sets }: Instruction, name: string): boolean {
  return sets.includes(name) || args.some((arg) => arg.name === name);
}

/** A shell variable of the same name, such as `for NAME in …`, `read NAME` or `NAME=…`. */
function assignsItself({ text }: Instruction, name: string): boolean {
  const own = literal(name);
  return new RegExp(`(?:^|[\\s;&|(])(?:${own}\\+?=|for\\s+${own}\\s|read\\s[^;&|]*\\b${own}\\b)`).test(text);
}

function usedUndeclared({ dockerfile }: Scene, name: string, use: UndeclaredUse): DockerfileFinding {
  const why =
    use.declaredLater === undefined
      ? `${stageText(use.stage)} uses ${name}, but does not declare it${elsewhere(dockerfile, name)}, so it is empty here.`
      : `${stageText(use.stage)} uses ${name} before line ${use.declaredLater} declares it, so it is empty here.`;
  return warning(use.line, `${why} Put "ARG ${name}" above this line, behind the FROM in line ${use.stage.line}.`);
}

function elsewhere({ globalArgs, stages }: Dockerfile, name: string): string {
  const global = globalArgs.find((arg) => arg.name === name);
  if (global !== undefined) return ` (the ARG in line ${global.line} is for FROM alone)`;
  const stage = stages.find(({ instructions }) => declarations(instructions, name).length > 0);
  return stage === undefined ? '' : ` (${stageText(stage)} does, for itself)`;
}

function globalOnly({ name, line }: ArgDeclaration): DockerfileFinding {
  return warning(
    line,
    `The build arg ${name} reaches no stage: an ARG before the first FROM is for FROM alone. Repeat "ARG ${name}" behind the FROM of the stage that needs it.`,
  );
}

function declaredNowhereThatCounts({ dockerfile, request, needed }: Scene, name: string): DockerfileFinding {
  const line = targetStage(dockerfile, request.target)?.line ?? 1;
  const idle = dockerfile.stages.find(({ instructions }) => declarations(instructions, name).length > 0);
  if (idle !== undefined && !needed.includes(idle))
    return warning(
      declarations(idle.instructions, name)[0]?.line ?? idle.line,
      `The build arg ${name} reaches nothing: ${stageText(idle)} declares it, and is no part of what is built.`,
    );
  return warning(
    line,
    `The build arg ${name} is given, but the Dockerfile never declares it, so Docker drops it without a word. Put "ARG ${name}" behind the FROM of the stage that needs it.`,
  );
}

function isUsedByFrom({ globalArgs, stages }: Dockerfile, name: string): boolean {
  const variable = new RegExp(`\\$\\{?${literal(name)}\\b`);
  return (
    stages.some(({ variables }) => variables.includes(name)) ||
    globalArgs.some(({ defaultValue }) => defaultValue !== undefined && variable.test(defaultValue))
  );
}

/** `ARG NAME` without a default that nothing gives a value, and that something after it mentions. */
function emptyArgs({ dockerfile, request, needed }: Scene): readonly DockerfileFinding[] {
  const given = new Set(request.buildArgs);
  const withDefault = dockerfile.globalArgs.filter(({ defaultValue }) => defaultValue !== undefined);
  const filled = (name: string) =>
    given.has(name) || isPredefinedArg(name) || withDefault.some((arg) => arg.name === name);
  return needed.flatMap((stage) => {
    const chain = chainOf(dockerfile, stage).flatMap(({ instructions }) => instructions);
    const empty = stage.instructions.flatMap(({ args }) => args).filter((arg) => arg.defaultValue === undefined);
    return empty
      .filter(({ name }) => !filled(name) && isSetOnce(chain, name) && isMentionedAfter(stage, name))
      .map(({ name, line }) => notice(line, `ARG ${name} has no default and gets no value, so it is empty.`));
  });
}

/** An `ENV` or a second `ARG` of the name may give it its value. */
function isSetOnce(chain: readonly Instruction[], name: string): boolean {
  return chain.filter((instruction) => setsVariable(instruction, name)).length === 1;
}

function isMentionedAfter({ instructions }: Stage, name: string): boolean {
  const declared = instructions.findIndex((instruction) => declarations([instruction], name).length > 0);
  // `${NAME:-default}` and its like take an empty variable into account.
  const prepared = new RegExp(`\\$\\{${literal(name)}:?[-+?]`);
  return instructions
    .slice(declared + 1)
    .some(({ variables, text }) => variables.includes(name) && !prepared.test(text));
}

/** As a part of a regular expression: a Dockerfile may call an `ARG` anything. */
function literal(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}

function declarations(instructions: readonly Instruction[], name: string): readonly ArgDeclaration[] {
  return instructions.flatMap(({ args }) => args).filter((arg) => arg.name === name);
}

function stageText({ name, index }: Stage): string {
  return name === undefined ? `Stage ${index}` : `The stage ${name}`;
}

function warning(line: number, message: string): DockerfileFinding {
  return { severity: 'warning', line, message };
}

function notice(line: number, message: string): DockerfileFinding {
  return { severity: 'notice', line, message };
}
