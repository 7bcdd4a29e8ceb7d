import { type BuildLogWatch, createBuildLogWatch } from '../../leak-scan/build-log.ts';
import { createScanner, type Scanner } from '../../leak-scan/scanner.ts';
import type { HandoffEntry } from '../../secrets/handoff.ts';
import type { ImageInputs } from './inputs.ts';

/** What looks for the job's secrets, from the first line that a builder prints. */
export interface LeakWatch {
  readonly scanner: Scanner;
  readonly buildLog: BuildLogWatch;
}

/** Undefined when the scan is off, and when there is nothing to look for. */
export function createLeakWatch(
  { leakScan }: Pick<ImageInputs, 'leakScan'>,
  secrets: readonly HandoffEntry[],
): LeakWatch | undefined {
  if (leakScan === 'off' || secrets.length === 0) return undefined;
  const scanner = createScanner(secrets);
  return { scanner, buildLog: createBuildLogWatch(scanner) };
}
