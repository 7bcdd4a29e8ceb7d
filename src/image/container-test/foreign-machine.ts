import { skipped, type Verdict } from './checks.ts';
import type { ImageFacts } from './image-facts.ts';
import { isSamePlatform, parsePlatform, platformText } from './platform.ts';
import type { ContainerTestTools } from './tools.ts';

/** Says so when the engine's machine is of another kind than the image and emulates none; undefined when that is not the reason. */
export async function notForThisMachine(
  { docker, log }: ContainerTestTools,
  image: ImageFacts,
): Promise<Verdict | undefined> {
  const { stdout } = await docker({ parameters: ['version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'] });
  const machine = parsePlatform(stdout.trim());
  if (isSamePlatform(machine, image.platform)) return undefined;
  const [here, there] = [platformText(machine), platformText(image.platform)];
  log.warning(
    `The finished container was not tried: it is for ${there}, and this engine runs ${here} without emulation. Run docker/setup-qemu-action before this step, or use a runner of that kind.`,
  );
  return skipped(`this engine runs ${here} and cannot run ${there}`);
}
