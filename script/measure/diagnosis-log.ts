import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../harness/runner.ts';
import { parseJsonObject } from '../../src/toolkit/json.ts';

/** What the lines of a log are. */
export type LogKind = 'mixed' | 'one line' | 'near matches' | 'control characters';

const samples = '__tests__/support/known-errors';

/** A piece of a log of that kind, which is repeated to make one of any length. */
export function logPiece(kind: LogKind): Buffer {
  switch (kind) {
    case 'mixed':
      return Buffer.from(mixedLines());
    case 'one line':
      return Buffer.from(`${texts().join(' ').replace(/\s+/g, ' ')} `);
    case 'near matches':
      return Buffer.from(texts().flatMap(halves).join('\n'));
    case 'control characters':
      return Buffer.from(Uint8Array.from({ length: 65_536 }, (_, index) => (index * 7_919) % 256));
  }
}

/** A hundred healthy logs, and among them every error that a tool printed for real. */
function mixedLines(): string {
  const healthy = read('healthy-logs.txt');
  return `${Array(100).fill(healthy).join('')}${texts().join('\n')}\n`;
}

/** Of each line its first and its last part: the words of an error, but no error. */
function halves(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => [line.slice(0, line.length / 2), line.slice(line.length / 2)]);
}

function texts(): readonly string[] {
  const lines = [
    ...read('reproduced.jsonl').trimEnd().split('\n'),
    ...read('build-and-aws.jsonl').trimEnd().split('\n'),
  ];
  return lines.map((line) => String(parseJsonObject(line)?.text ?? ''));
}

function read(name: string): string {
  return readFileSync(join(repositoryRoot, samples, name), 'utf8');
}
