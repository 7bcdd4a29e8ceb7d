import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, provideEngine } from '../harness/engine.ts';
import { repositoryRoot } from '../harness/runner.ts';
import { findProgram, searchPath } from '../harness/tools.ts';
import { messageOf } from '../src/toolkit/errors.ts';
import { asNumber, asObject } from '../src/toolkit/json.ts';

const parts = ['lint', 'dist', 'unit', 'contract', 'integration', 'e2e'] as const;
type Part = (typeof parts)[number];

/** What a part came to. A check, or tests that could not run, count as one failure and as no success. */
interface Totals {
  readonly passed: number;
  readonly failed: number;
}

const failure: Totals = { passed: 0, failed: 1 };

const names = process.argv.slice(2);
const unknown = names.filter((name) => !parts.some((part) => part === name));
if (unknown.length > 0) {
  console.error(
    `There is no part of the tests called ${unknown.join(', ')}. Usage: script/test [${parts.join('] [')}]`,
  );
  process.exitCode = 2;
} else {
  await main(names.length === 0 ? parts : parts.filter((part) => names.includes(part)));
}

async function main(chosen: readonly Part[]): Promise<void> {
  const results: { part: Part; totals: Totals; seconds: number }[] = [];
  for (const part of chosen) {
    const start = Date.now();
    console.log(`\n${part}`);
    const totals = await runPart(part);
    results.push({ part, totals, seconds: Math.round((Date.now() - start) / 1000) });
  }
  console.log('');
  for (const { part, totals, seconds } of results)
    console.log(`${part.padEnd(12)} ${totals.failed === 0 ? 'ok    ' : 'FAILED'} ${String(seconds).padStart(4)} s`);
  const passed = results.reduce((sum, { totals }) => sum + totals.passed, 0);
  const failed = results.reduce((sum, { totals }) => sum + totals.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function runPart(part: Part): Promise<Totals> {
  switch (part) {
    case 'lint':
      return runCheck('script/lint', []);
    case 'dist':
      return runCheck('script/build', ['--check']);
    case 'unit':
    case 'contract':
    case 'integration':
      return runJest(part, ['--maxWorkers=2'], process.env);
    case 'e2e':
      return runWithEngine((environment) => runJest(part, ['--runInBand'], environment));
  }
}

async function runCheck(script: string, parameters: readonly string[]): Promise<Totals> {
  const code = await run(join(repositoryRoot, script), parameters, process.env);
  return code === 0 ? { passed: 0, failed: 0 } : failure;
}

/** Tests that need Docker fail when there is none; they are never left out. */
async function runWithEngine(test: (environment: NodeJS.ProcessEnv) => Promise<Totals>): Promise<Totals> {
  let engine: Engine;
  try {
    engine = await provideEngine();
  } catch (thrown) {
    console.error(`The tests that need Docker could not run: ${messageOf(thrown)}`);
    return failure;
  }
  try {
    return await test({ ...process.env, ...engine.environment });
  } finally {
    await engine.stop();
  }
}

async function runJest(part: Part, flags: readonly string[], environment: NodeJS.ProcessEnv): Promise<Totals> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-test-'));
  const report = join(directory, 'report.json');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = ['node_modules/jest/bin/jest.js', `__tests__/${part}/`, '--json', `--outputFile=${report}`];
  try {
    const parameters = [...node, ...jest, ...withoutMissingTools(), ...flags];
    const code = await run(process.execPath, parameters, { ...environment, PATH: searchPath() });
    const totals = totalsOf(report);
    return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Only what no machine needs to have is left out, and that is said: act takes Go to be compiled. With CI=true nothing is. */
function withoutMissingTools(): readonly string[] {
  if (findProgram('act') !== undefined || process.env.CI === 'true') return [];
  console.log('Go is not installed, so act could not be compiled: the tests that run inside act are left out.');
  return ['--testPathIgnorePatterns', '/act(-[^/]*)?\\.test\\.ts$', '/node_modules/'];
}

/** A suite that could not be loaded has no tests of its own to fail; a skipped test proves nothing. Both count as failures. */
function totalsOf(report: string): Totals {
  if (!existsSync(report)) return failure;
  const results = asObject(JSON.parse(readFileSync(report, 'utf8')));
  const count = (name: string) => asNumber(results?.[name]) ?? 0;
  const failed = ['numFailedTests', 'numRuntimeErrorTestSuites', 'numPendingTests', 'numTodoTests'].map(count);
  return { passed: count('numPassedTests'), failed: failed.reduce((sum, number) => sum + number, 0) };
}

/** Runs a program with this process's terminal; resolves to its exit code. */
async function run(program: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program, parameters, { cwd: repositoryRoot, env: environment, stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 128;
}
