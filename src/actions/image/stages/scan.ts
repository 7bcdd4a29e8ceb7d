import { withoutCacheTokens } from '../../../dockerfile/cache-token.ts';
import { instructionOfConfig } from '../../../dockerfile/config-line.ts';
import { linesOfHistory } from '../../../dockerfile/layers.ts';
import { instructionsOf, targetStage } from '../../../dockerfile/stages.ts';
import { lineOfStep } from '../../../dockerfile/step-line.ts';
import type { PrintedSecrets } from '../../../leak-scan/build-log.ts';
import type { Finding, ScannedImage } from '../../../leak-scan/finding.ts';
import type { DockerfileLine } from '../../../leak-scan/placed-finding.ts';
import { judgeLeaks, type LeakScanPolicy, type Verdict } from '../../../leak-scan/verdict.ts';
import { speaksOfSecret } from '../../../secrets/name-meaning.ts';
import { isOrdinary } from '../../../secrets/ordinary.ts';
import type { SecretsMode } from '../../../secrets/types.ts';
import { type Sources, scanSources } from '../leak-sources.ts';
import type { LeakWatch } from '../leak-watch.ts';
import type { BuiltImage, StageReport, Work } from '../work.ts';

/**
 * Looks for the job's secrets in everything that leaves the machine, before anything is pushed.
 * @throws LEAK_FOUND, after it has written the job summary.
 */
export async function scan(work: Work, built: BuiltImage): Promise<StageReport> {
  const { inputs, host, leakWatch } = work;
  if (inputs.leakScan === 'off') return { summary: ['', 'Leak scan: off, as asked.', ''] };
  if (leakWatch === undefined) {
    host.log.info('Leak scan: this step was given no secret, so there is nothing to look for.');
    return { summary: [] };
  }
  tellPrinted(work, leakWatch);
  const verdict = judge(work, leakWatch, inputs.leakScan, await scanTimed(work, built, leakWatch));
  if (verdict.details.length > 0) host.log.group('Leak scan: where secrets can be read', verdict.details);
  for (const warning of verdict.warnings) host.log.warning(warning);
  const summary = ['', ...verdict.summary, ''];
  if (verdict.error === undefined) return { summary };
  await host.summarize(summary.join('\n'));
  throw verdict.error;
}

async function scanTimed(work: Work, built: BuiltImage, { scanner }: LeakWatch): Promise<Sources> {
  const start = performance.now();
  const sources = await scanSources(work, built, scanner);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const megabytes = Math.round((sources.image.bytes + (sources.cache?.bytes ?? 0)) / 1e6);
  const { skippedLayers } = sources.image;
  const skipped = skippedLayers === 0 ? '' : `, without ${skippedLayers} layers that the base image's registry has`;
  work.host.log.info(
    `Leak scan: looked for ${work.secrets.all.length} secrets in ${scanner.needles} forms through ${megabytes} MB in ${seconds} s${skipped}.`,
  );
  return sources;
}

/** It is masked here, but not where the same build runs next. An ordinary word is in the output of many a command. */
function tellPrinted(work: Work, { buildLog }: LeakWatch): void {
  const { source, host } = work;
  const ordinary = ordinaryNames(work);
  for (const { step, names: printed } of buildLog.secretsByStep()) {
    const names = printed.filter((name) => speaksOfSecret(name) || !ordinary.has(name));
    if (names.length === 0) continue;
    const line = step === undefined || source.content === undefined ? undefined : lineOfStep(source.content, step);
    host.log.warning(printedText(step, names), line === undefined ? undefined : { file: source.path, line });
  }
}

function printedText(step: string | undefined, names: PrintedSecrets['names']): string {
  const where = step === undefined ? 'The build' : `The step "${shortened(withoutCacheTokens(step))}"`;
  return `${where} prints ${names.join(', ')}. It is masked in this log, and nowhere else: keep it out of what the command prints, and of its text ("set -x", "env" and $NAME in a RUN show it).`;
}

const longestStep = 120;

function shortened(step: string): string {
  return step.length <= longestStep ? step : `${step.slice(0, longestStep - 1)}…`;
}

function judge(
  work: Work,
  { scanner, buildLog }: LeakWatch,
  policy: LeakScanPolicy,
  { image, cache, texts }: Sources,
): Verdict {
  return judgeLeaks({
    policy,
    modes: modesOf(work),
    ordinary: ordinaryNames(work),
    findings: [...image.findings, ...(cache?.findings ?? []), ...texts, ...buildLog.findings()],
    notScanned: [...image.notScanned, ...(cache?.notScanned ?? [])],
    unscannable: scanner.unscannable,
    lineOf: (finding) => lineOf(work, image.images, finding),
  });
}

function ordinaryNames({ secrets }: Work): ReadonlySet<string> {
  return new Set(secrets.all.filter(isOrdinary).map(({ name }) => name));
}

/** What `secrets` and `secret-files` of this action give is a build secret. */
function modesOf({ secrets }: Work): ReadonlyMap<string, SecretsMode> {
  const isOf = (list: readonly { readonly name: string; readonly value: string }[], name: string, value: string) =>
    list.some((entry) => entry.name === name && entry.value === value);
  return new Map(
    secrets.all.map(({ name, value }) => {
      if (isOf(secrets.buildArgs, name, value)) return [name, 'build-args'];
      return [name, isOf(secrets.runtime, name, value) ? 'runtime-ssm' : 'build-secrets'];
    }),
  );
}

/** The line of the Dockerfile that made a layer, an entry of the history, or a part of the configuration. */
function lineOf(
  { source: { path, content }, request: { target } }: Work,
  images: readonly ScannedImage[],
  { sink, historyIndex, platform, part }: Finding,
): DockerfileLine | undefined {
  const stage = content === undefined ? undefined : targetStage(content, target);
  if (content === undefined || stage === undefined) return undefined;
  if (sink === 'config') {
    const instruction = part === undefined ? undefined : instructionOfConfig(content, target, part);
    return instruction && { file: path, line: instruction.line, keyword: instruction.keyword };
  }
  const image = images.find((candidate) => platform === undefined || candidate.platform === platform);
  if (historyIndex === undefined || image === undefined) return undefined;
  const line = linesOfHistory(content, target, image.history)[historyIndex];
  const instruction = instructionsOf(content, stage).find((candidate) => candidate.line === line);
  return instruction && { file: path, line: instruction.line, keyword: instruction.keyword };
}
