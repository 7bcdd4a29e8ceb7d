/** Least and most GiB for so many CPU units, and the step between (ECS developer guide, "Task CPU and memory" for Fargate). */
const ranges: Readonly<Record<number, { readonly least: number; readonly most: number; readonly step: number }>> = {
  512: { least: 1, most: 4, step: 1 },
  1024: { least: 2, most: 8, step: 1 },
  2048: { least: 4, most: 16, step: 1 },
  4096: { least: 8, most: 30, step: 1 },
  8192: { least: 16, most: 60, step: 4 },
  16384: { least: 32, most: 120, step: 8 },
};

/** Why Fargate has no task of this size, in a sentence; undefined when it has. */
export function fargateSizeProblem(cpu: number | null, memory: number | null): string | undefined {
  if (cpu === null || memory === null) return 'Fargate needs cpu and memory of the whole task.';
  if (cpu === 256) {
    return [512, 1024, 2048].includes(memory) ? undefined : 'Fargate gives 256 CPU units 512, 1024 or 2048 MiB.';
  }
  const range = ranges[cpu];
  if (range === undefined) return 'Fargate has 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units.';
  const { least, most, step } = range;
  const gibibytes = memory / 1024;
  const fits = gibibytes >= least && gibibytes <= most && (gibibytes - least) % step === 0;
  return fits ? undefined : `Fargate gives ${cpu} CPU units ${least} to ${most} GiB in steps of ${step} GiB.`;
}
