import { describe, expect, test } from '@jest/globals';
import { type HistoryEntry, linesOfHistory } from '../../../src/dockerfile/layers.ts';
import { readDockerfile } from '../../../src/dockerfile/read.ts';

const dockerfile = readDockerfile(
  [
    'FROM scratch AS base',
    'COPY rootfs/ /',
    '',
    'FROM base',
    'ARG A',
    'LABEL a=b',
    'RUN x \\',
    '  y',
    'CMD ["z"]',
    '',
  ].join('\n'),
);

function layer(createdBy: string): HistoryEntry {
  return { createdBy, emptyLayer: false };
}

function empty(createdBy: string): HistoryEntry {
  return { createdBy, emptyLayer: true };
}

const base = [
  layer('/bin/sh -c #(nop) ADD file:1 in / '),
  empty('CMD ["bash"]'),
  layer('RUN /bin/sh -c base # buildkit'),
];
const buildKit = [
  layer('COPY rootfs/ / # buildkit'),
  empty('ARG A=***'),
  empty('LABEL a=b'),
  layer('RUN |1 A=*** /bin/sh -c x   y # buildkit'),
  empty('CMD ["z"]'),
];
const legacy = [
  layer('/bin/sh -c #(nop) COPY dir:0 in / '),
  empty('/bin/sh -c #(nop)  ARG A'),
  empty('/bin/sh -c #(nop)  LABEL a=b'),
  layer('|1 A=*** /bin/sh -c x   y'),
  empty('/bin/sh -c #(nop)  CMD ["z"]'),
];

describe('the history of an image', () => {
  test.each([
    { builder: 'BuildKit', history: buildKit },
    { builder: 'the legacy builder', history: legacy },
  ])('is told by the lines of its Dockerfile, the stages that it continues included: $builder', ({ history }) => {
    expect(linesOfHistory(dockerfile, undefined, history)).toEqual([2, 5, 6, 7, 9]);
  });

  test('has no line for what came with the base image', () => {
    const history = [...base, ...buildKit];
    expect(linesOfHistory(dockerfile, undefined, history)).toEqual([undefined, undefined, undefined, 2, 5, 6, 7, 9]);
  });

  test('ends where the target does', () => {
    expect(linesOfHistory(dockerfile, 'base', [...base, layer('COPY rootfs/ / # buildkit')])).toEqual([
      undefined,
      undefined,
      undefined,
      2,
    ]);
  });

  test('may end with a label of the command line, which the legacy builder adds', () => {
    const history = [...legacy, empty('/bin/sh -c #(nop)  LABEL c=d')];
    expect(linesOfHistory(dockerfile, undefined, history)).toEqual([2, 5, 6, 7, 9, undefined]);
  });

  test('of another Dockerfile than this one has no lines that are made up', () => {
    expect(linesOfHistory(readDockerfile(''), undefined, buildKit)).toEqual(buildKit.map(() => undefined));
  });
});
