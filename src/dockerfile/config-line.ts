import type { Dockerfile, Instruction } from './dockerfile.ts';
import { instructionsOf, targetStage } from './stages.ts';

/**
 * The instruction that sets a part of an image's configuration, which is called as Docker's JSON calls it: `Env NAME`, `Label NAME`,
 * `Cmd`, `Entrypoint`, `Healthcheck`. Undefined when that came with the base image or from the command line.
 */
export function instructionOfConfig(
  dockerfile: Dockerfile,
  target: string | undefined,
  part: string,
): Instruction | undefined {
  const stage = targetStage(dockerfile, target);
  const [member = '', name] = part.split(' ');
  if (stage === undefined) return undefined;
  return instructionsOf(dockerfile, stage).findLast((instruction) => {
    if (instruction.keyword !== member.toUpperCase()) return false;
    if (name === undefined) return true;
    return instruction.sets.includes(name) || (member === 'Label' && instruction.text.includes(name));
  });
}
