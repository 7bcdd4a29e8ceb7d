import { describe, expect, test } from '@jest/globals';
import { baseImageOf } from '../../../src/dockerfile/base-image.ts';
import { instructionOfConfig } from '../../../src/dockerfile/config-line.ts';
import { readDockerfile } from '../../../src/dockerfile/read.ts';
import { lineOfStep } from '../../../src/dockerfile/step-line.ts';

function read(...lines: readonly string[]) {
  return readDockerfile(lines.join('\n'));
}

describe('the base image of what is built', () => {
  const dockerfile = read(
    'ARG VERSION=22',
    `ARG BASE="node:\${VERSION}"`,
    'ARG OTHER',
    'FROM $BASE AS base',
    'FROM base AS app',
    `FROM \${OTHER:-alpine} AS tool`,
    'FROM scratch AS empty',
    'FROM $OTHER AS unknown',
    `FROM \${BASE%:*} AS cut`,
  );

  test.each([
    ['app', {}, 'node:22'],
    ['app', { VERSION: '24' }, 'node:24'],
    ['app', { BASE: 'python:3' }, 'python:3'],
    ['tool', {}, 'alpine'],
    ['tool', { OTHER: 'debian' }, 'debian'],
    ['empty', {}, undefined],
    ['unknown', {}, undefined],
    ['cut', {}, undefined],
    ['missing', {}, undefined],
  ])('%s with %j is %s', (target, buildArgs, image) => {
    expect(baseImageOf(dockerfile, target, buildArgs)).toBe(image);
  });
});

describe('the line of a step', () => {
  const dockerfile = read(
    'ARG BASE=alpine',
    'FROM $BASE AS build',
    'ENV A=b',
    'WORKDIR /src',
    'COPY . .',
    'RUN make',
    'FROM scratch',
    'COPY --from=build /src /app',
    'USER 1000',
    'RUN ["/app/check"]',
  );

  test.each([
    ['[build 2/4] WORKDIR /src', 4],
    ['[build 4/4] RUN make', 6],
    ['[linux/arm64 build 3/4] COPY . .', 5],
    ['[stage-1 1/2] COPY --from=build /src /app', 8],
    ['[stage-1 2/2] RUN ["/app/check"]', 10],
    ['Step 1/10 : ARG BASE=alpine', 1],
    ['Step 6/10 : RUN make', 6],
    ['Step 10/10 : RUN ["/app/check"]', 10],
    // The base image has a trigger, so the steps are not the Dockerfile's alone.
    ['[build 5/6] RUN make', undefined],
    ['[build 3/4] RUN make', undefined],
    ['[internal] load build context', undefined],
    ['#7 DONE', undefined],
  ])('%s is %s', (heading, line) => {
    expect(lineOfStep(dockerfile, heading)).toBe(line);
  });

  test('of the only stage, which BuildKit does not name', () => {
    const only = read('FROM alpine', 'RUN one', 'RUN two');
    expect(lineOfStep(only, '[3/3] RUN two')).toBe(3);
  });
});

describe('the instruction behind a part of the configuration', () => {
  const dockerfile = read(
    'FROM alpine AS base',
    'ENV A=1 B=2',
    'LABEL com.example.token=x',
    'FROM base',
    'ENV B=3',
    'ENTRYPOINT ["a"]',
    'CMD ["b"]',
    'HEALTHCHECK CMD true',
  );

  test.each([
    ['Env A', 2],
    ['Env B', 5],
    ['Env C', undefined],
    ['Label com.example.token', 3],
    ['Cmd', 7],
    ['Entrypoint', 6],
    ['Healthcheck', 8],
    ['WorkingDir', undefined],
  ])('%s is in line %s', (part, line) => {
    expect(instructionOfConfig(dockerfile, undefined, part)?.line).toBe(line);
  });
});
