import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorSource } from '../../../src/diagnosis/known-errors/known-error.ts';
import { asObjects, asString, type JsonObject, parseJsonObject } from '../../../src/toolkit/json.ts';

/** A text that a tool printed, with the id of the error that it tells of. */
export interface Sample {
  readonly id: string;
  /** Another id that is as right: a second wording of the same cause. */
  readonly sameCauseAs: string;
  readonly source: string;
  readonly text: string;
}

const folder = import.meta.dirname;

/** What the tools themselves printed, as recorded in a file of this folder. */
export function recordedSamples(file: string): readonly Sample[] {
  return jsonLines(join(folder, file)).map((line) => sampleOf(line, line));
}

/**
 * The larger collection, with what people reported in public and what AWS documents. It is not part of the repository; where it lies
 * beside it, its samples are tried too.
 */
export function collectedSamples(sources: readonly ErrorSource[]): readonly Sample[] {
  const root = join(folder, '../../..');
  const path = ['../shared', '../../shared']
    .map((shared) => join(root, shared, 'reference/known-errors.jsonl'))
    .find(existsSync);
  const causes = path === undefined ? [] : jsonLines(path);
  const ofSources = causes.filter(({ source }) => sources.some((one) => one === source));
  return ofSources.flatMap((cause) => asObjects(cause.samples).map((sample) => sampleOf(cause, sample)));
}

/** Lines of systems in which nothing is wrong. */
export function healthyLines(): readonly string[] {
  return readFileSync(join(folder, 'healthy-logs.txt'), 'utf8').trimEnd().split('\n');
}

function sampleOf(cause: JsonObject, sample: JsonObject): Sample {
  const [id = '', sameCauseAs = '', source = ''] = [cause.id, cause.same_cause_as, cause.source].map(asString);
  return { id, sameCauseAs, source, text: asString(sample.text) ?? '' };
}

function jsonLines(path: string): readonly JsonObject[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map(parseJsonObject).filter((line) => line !== undefined);
}
