import type { ImageJob, ImageWorld } from './image-world.ts';

/**
 * What the engine has of the container tests of this job, one line each: containers, networks and volumes, those of compose projects
 * included. The names are those that the job gave; other jobs may be under way on the same engine.
 */
export async function tracesOf(world: ImageWorld, work: ImageJob, ...filters: readonly string[]): Promise<string> {
  const names = new Set(work.client.parameters().match(/\bberth-test-[0-9a-f]{12}\b/g) ?? []);
  const traces = await Promise.all([...names].map((name) => tracesOfTest(world, name, filters)));
  return traces.flat().join('\n');
}

async function tracesOfTest(world: ImageWorld, name: string, filters: readonly string[]): Promise<readonly string[]> {
  const more = filters.flatMap((filter) => ['--filter', filter]);
  const lists = [
    ['ps', '--all', '--format', '{{.Names}}', '--filter', `name=${name}`, ...more],
    ...(filters.length > 0
      ? []
      : ['network', 'volume'].map((kind) => [kind, 'ls', '--quiet', '--filter', `name=${name}`])),
  ];
  const texts = await Promise.all(lists.map((list) => world.docker(...list)));
  return texts.filter((text) => text !== '');
}
