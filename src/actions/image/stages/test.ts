import type { BuiltImage, StageReport, Work } from '../work.ts';

/** Tries the finished container, before anything is pushed. */
export async function test(_work: Work, _built: BuiltImage): Promise<StageReport> {
  return { summary: [] };
}
