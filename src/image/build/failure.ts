import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { builderMessage } from './messages.ts';

/** What a builder printed. */
export interface BuildOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Why a build failed, as far as the builder's output tells. */
export interface BuildFailure {
  /** The builder's own last word. */
  readonly message: string;
  /** The Dockerfile's line. */
  readonly line: number | undefined;
  /** The last lines that the failing command printed. */
  readonly lastLines: readonly string[];
}

/** Reads the output of any builder. Without the Dockerfile only what the builder says by itself is known. */
export function readFailure({ stdout, stderr }: BuildOutput, dockerfile: Dockerfile | undefined): BuildFailure {
  const lines = textLines(stderr);
  const block = failureBlock(lines);
  const said = placeLine(lines) ?? parseErrorLine(stderr);
  const step = block === undefined ? legacyStep(textLines(stdout)) : undefined;
  return {
    message: builderMessage(stdout, stderr),
    line: said ?? (dockerfile === undefined ? undefined : lineOfStep(dockerfile, block?.title, step)),
    lastLines: (block === undefined ? legacyOutput(stdout, lines) : blockOutput(block, lines)).slice(-linesToKeep),
  };
}

const linesToKeep = 10;

/** BuildKit's ` > [stage 2/3] RUN …:` between two rules, with the command's output since about 0.10. */
interface FailureBlock {
  readonly title: string;
  readonly output: readonly string[];
}

function failureBlock(lines: readonly string[]): FailureBlock | undefined {
  const start = lines.findLastIndex((line, at) => line.startsWith(' > ') && lines[at - 1] === '------');
  if (start === -1) return undefined;
  const end = lines.indexOf('------', start);
  return { title: lines[start] ?? '', output: lines.slice(start + 1, end === -1 ? undefined : end) };
}

/** Older ones print the output only as it comes, behind the number of the step. */
function blockOutput({ output }: FailureBlock, lines: readonly string[]): readonly string[] {
  if (output.length > 0) return output.map((line) => line.replace(/^\d+\.\d+ /, ''));
  const failed = lines.findLast((line) => /^#\d+ ERROR: /.test(line));
  const number = failed?.split(' ')[0];
  const ofStep = lines.filter((line) => number !== undefined && line.startsWith(`${number} `));
  return ofStep.flatMap((line) => /^#\d+ \d+\.\d+ (.*)$/.exec(line)?.[1] ?? []);
}

/** The legacy builder prints the command's standard output and error to its own. */
function legacyOutput(stdout: string, errors: readonly string[]): readonly string[] {
  const lines = textLines(stdout);
  const running = lines.findLastIndex((line) => line.startsWith(' ---> Running in '));
  if (running === -1) return [];
  const printed = lines.slice(running + 1).filter((line) => !line.startsWith('Removing intermediate container '));
  return [...printed, ...errors.slice(0, -1)].filter((line) => !line.startsWith('DEPRECATED: '));
}

function placeLine(lines: readonly string[]): number | undefined {
  const place = lines.findLast((line) => /^[^\s:]+:\d+$/.test(line));
  return place === undefined ? undefined : Number(place.split(':').at(-1));
}

function parseErrorLine(stderr: string): number | undefined {
  const [, line] = /dockerfile parse error (?:on )?line (\d+)/i.exec(stderr) ?? [];
  return line === undefined ? undefined : Number(line);
}

/** The number of the last step of the legacy builder, which counts every instruction. */
function legacyStep(lines: readonly string[]): number | undefined {
  const step = lines.findLast((line) => /^Step \d+\/\d+ : /.test(line));
  return step === undefined ? undefined : Number(/\d+/.exec(step)?.[0]);
}

function lineOfStep(dockerfile: Dockerfile, title: string | undefined, step: number | undefined): number | undefined {
  if (title !== undefined) return lineOfTitle(dockerfile, title);
  if (step === undefined) return undefined;
  const globals = [...new Set(dockerfile.globalArgs.map(({ line }) => line))];
  const stages = dockerfile.stages.flatMap(({ line, instructions }) => [line, ...instructions.map((one) => one.line)]);
  return [...globals, ...stages][step - 1];
}

/** `[2/3]`, `[build 2/3]`, `[stage-1 2/3]`, each with a platform in front when there are several. */
function lineOfTitle({ stages }: Dockerfile, title: string): number | undefined {
  const [, words = '', number = '', total = ''] = /^ > \[([^\]]*?)(\d+)\/(\d+)\] /.exec(title) ?? [];
  const name = words
    .trim()
    .split(' ')
    .findLast((word) => word !== '' && !word.includes('/'));
  const stage = name === undefined ? stages.at(-1) : stageNamed(stages, name);
  if (stage === undefined || number === '') return undefined;
  const steps = stage.instructions.filter(isStep);
  // The base image is a step too, a base that is a stage or scratch is none.
  return steps[Number(number) - 1 - (Number(total) - steps.length)]?.line;
}

function stageNamed(stages: readonly Stage[], name: string): Stage | undefined {
  const [, index] = /^stage-(\d+)$/.exec(name) ?? [];
  return (
    stages.find((stage) => stage.name === name.toLowerCase()) ??
    (index === undefined ? undefined : stages[Number(index)])
  );
}

function isStep({ keyword }: Instruction): boolean {
  return ['ADD', 'COPY', 'RUN', 'WORKDIR'].includes(keyword);
}

function textLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}
