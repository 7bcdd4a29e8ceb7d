import {
  Arg,
  type Instruction as AstInstruction,
  DockerfileParser,
  Env,
  From,
  ModifiableInstruction,
} from 'dockerfile-ast';
import type { ArgDeclaration, Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { type InstructionFlag, mountSourcesOf, secretMountsOf } from './secret-mounts.ts';

/** Reads a Dockerfile. Never throws: what the builder will complain about is left to the builder. */
export function readDockerfile(text: string): Dockerfile {
  const parsed = DockerfileParser.parse(text);
  const escapeCharacter = parsed.getEscapeCharacter();
  const all = parsed.getInstructions();
  const first = all.findIndex((instruction) => instruction instanceof From);
  const globals = first === -1 ? all : all.slice(0, first);
  return {
    globalArgs: globals.flatMap(argsOf),
    stages: first === -1 ? [] : readStages(all.slice(first), escapeCharacter),
    understood: all.every((instruction) => knownKeywords.has(instruction.getKeyword().toUpperCase())),
  };
}

/** Source: https://docs.docker.com/reference/dockerfile/#overview */
const knownKeywords = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** The instructions begin with a `FROM`. */
function readStages(instructions: readonly AstInstruction[], escapeCharacter: string): readonly Stage[] {
  const stages: Stage[] = [];
  const bounds = instructions.flatMap((instruction, at) => (instruction instanceof From ? [at] : []));
  bounds.forEach((start, index) => {
    const from = instructions[start];
    if (!(from instanceof From)) return;
    const own = instructions.slice(start + 1, bounds[index + 1]);
    const image = from.getImage() ?? '';
    stages.push({
      index,
      name: from.getBuildStage()?.toLowerCase(),
      line: lineOf(from),
      image,
      // A name refers to a stage that is already there.
      base: stages.find(({ name }) => name !== undefined && name === image.toLowerCase())?.index,
      variables: variablesOf(from),
      instructions: own.map((instruction) => readInstruction(instruction, escapeCharacter)),
    });
  });
  return stages;
}

function readInstruction(instruction: AstInstruction, escapeCharacter: string): Instruction {
  const { start, end } = instruction.getRange();
  const keyword = instruction.getKeyword().toUpperCase();
  const trigger = keyword === 'ONBUILD' ? triggerOf(instruction, escapeCharacter) : undefined;
  const flags = flagsOf(instruction);
  return {
    keyword,
    line: start.line + 1,
    endLine: end.line + 1,
    column: start.character,
    text: instruction.getRawArgumentsContent() ?? '',
    args: argsOf(instruction),
    sets: instruction instanceof Env ? instruction.getProperties().map((property) => property.getName()) : [],
    variables: variablesOf(instruction),
    secretMounts: keyword === 'RUN' ? secretMountsOf(flags, escapeCharacter) : (trigger?.secretMounts ?? []),
    from: [
      ...flags.filter(({ name }) => name === 'from').map(({ value }) => value),
      ...mountSourcesOf(flags, escapeCharacter),
    ],
  };
}

/** What stands behind `ONBUILD` is an instruction of its own, which runs in a stage or build that continues this one. */
function triggerOf(instruction: AstInstruction, escapeCharacter: string): Pick<Instruction, 'secretMounts'> {
  const parsed = DockerfileParser.parse(
    `${escapeCharacter === '`' ? '# escape=`\n' : ''}${instruction.getRawArgumentsContent() ?? ''}`,
  );
  const [trigger] = parsed.getInstructions();
  if (trigger?.getKeyword().toUpperCase() !== 'RUN') return { secretMounts: [] };
  const line = lineOf(instruction);
  return {
    secretMounts: secretMountsOf(flagsOf(trigger), escapeCharacter).map((mount) => ({ ...mount, line, onBuild: true })),
  };
}

function flagsOf(instruction: AstInstruction): readonly InstructionFlag[] {
  if (!(instruction instanceof ModifiableInstruction)) return [];
  return instruction.getFlags().map((flag) => ({
    name: flag.getName(),
    value: flag.getValue() ?? '',
    line: flag.getRange().start.line + 1,
  }));
}

/** Several names may stand behind one `ARG`; quotes of a default are kept, because only its presence matters. */
function argsOf(instruction: AstInstruction): readonly ArgDeclaration[] {
  if (!(instruction instanceof Arg)) return [];
  return instruction.getPropertyArguments().map((argument) => {
    const [, name = '', defaultValue] = /^([^=]*)(?:=(.*))?$/s.exec(argument.getValue()) ?? [];
    return { name, defaultValue, line: argument.getRange().start.line + 1 };
  });
}

function variablesOf(instruction: AstInstruction): readonly string[] {
  return [...new Set(instruction.getVariables().map((variable) => variable.getName()))];
}

function lineOf(instruction: AstInstruction): number {
  return instruction.getRange().start.line + 1;
}
