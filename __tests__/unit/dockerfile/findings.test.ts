import { describe, expect, test } from '@jest/globals';
import type { DockerfileFinding, DockerfileRequest } from '../../../src/dockerfile/finding.ts';
import { dockerfileFindings } from '../../../src/dockerfile/findings.ts';
import { readDockerfile } from '../../../src/dockerfile/read.ts';

const nothing: DockerfileRequest = { target: undefined, buildArgs: [], secrets: [] };

function findings(lines: readonly string[], request: Partial<DockerfileRequest>): readonly DockerfileFinding[] {
  return dockerfileFindings(readDockerfile(`${lines.join('\n')}\n`), { ...nothing, ...request });
}

describe('a build arg', () => {
  test('that the stage declares and uses is fine', () => {
    expect(findings(['FROM a', 'ARG TOKEN', 'ENV TOKEN=$TOKEN'], { buildArgs: ['TOKEN'] })).toEqual([]);
  });

  test('that is never declared is found at the FROM behind which the ARG belongs', () => {
    expect(findings(['FROM a AS build', 'RUN x', 'FROM b', 'CMD y'], { buildArgs: ['TOKEN'] })).toEqual([
      {
        severity: 'warning',
        line: 3,
        message:
          'The build arg TOKEN is given, but the Dockerfile never declares it, so Docker drops it without a word. Put "ARG TOKEN" behind the FROM of the stage that needs it.',
      },
    ]);
  });

  test('that is declared before the first FROM alone reaches no stage', () => {
    expect(findings(['ARG TOKEN', 'FROM a', 'RUN x'], { buildArgs: ['TOKEN'] })).toEqual([
      expect.objectContaining({ severity: 'warning', line: 1, message: expect.stringContaining('reaches no stage') }),
    ]);
    expect(findings(['ARG TOKEN', 'FROM a', 'RUN echo $TOKEN'], { buildArgs: ['TOKEN'] })).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringContaining('the ARG in line 1 is for FROM alone') }),
    ]);
  });

  test('that is declared before the first FROM for FROM is fine', () => {
    expect(findings(['ARG BASE=a', 'FROM $BASE'], { buildArgs: ['BASE'] })).toEqual([]);
    expect(findings(['ARG V=1', `ARG BASE=a:\${V}`, `FROM \${BASE}`], { buildArgs: ['V'] })).toEqual([]);
  });

  test('that another stage declares than the one that uses it is found at the use', () => {
    const lines = ['FROM a AS build', 'ARG TOKEN', 'RUN x $TOKEN', 'FROM b', 'COPY --from=build /x /x', 'ENV T=$TOKEN'];
    expect(findings(lines, { buildArgs: ['TOKEN'] })).toEqual([
      {
        severity: 'warning',
        line: 6,
        message:
          'Stage 1 uses TOKEN, but does not declare it (The stage build does, for itself), so it is empty here. Put "ARG TOKEN" above this line, behind the FROM in line 4.',
      },
    ]);
  });

  test.each(['CMD x $TOKEN', 'ENTRYPOINT ["sh", "-c", "x $TOKEN"]', 'HEALTHCHECK CMD x $TOKEN'])(
    'that only the running container reads is not there: %s',
    (line) => {
      expect(findings(['FROM a', 'ARG TOKEN', line], { buildArgs: ['TOKEN'] })).toEqual([
        { severity: 'notice', line: 3, message: expect.stringContaining('a build arg is gone by then') },
      ]);
      expect(findings(['FROM a', 'ARG TOKEN', 'ENV TOKEN=$TOKEN', line], { buildArgs: ['TOKEN'] })).toEqual([]);
    },
  );

  test('is compared with names that are no names, too', () => {
    expect(findings(['FROM a', 'ARG [x', 'RUN echo $[x'], { buildArgs: ['(y'] })).toEqual([
      expect.objectContaining({ line: 1, message: expect.stringContaining('(y is given') }),
    ]);
  });

  test('is there in a stage that continues the one that declares it', () => {
    expect(findings(['FROM a AS one', 'ARG T', 'FROM one', 'RUN x $T'], { buildArgs: ['T'] })).toEqual([]);
  });

  test('that is used above its declaration is empty there', () => {
    expect(findings(['FROM a', 'RUN x $T', 'ARG T', 'RUN y $T'], { buildArgs: ['T'] })).toEqual([
      expect.objectContaining({ line: 2, message: expect.stringContaining('before line 3 declares it') }),
    ]);
  });

  test('that only a stage declares which is not built reaches nothing', () => {
    const lines = ['FROM a AS test', 'ARG T', 'RUN x $T', 'FROM b AS run', 'CMD x'];
    expect(findings(lines, { buildArgs: ['T'] })).toEqual([
      expect.objectContaining({
        line: 2,
        message: expect.stringContaining('The stage test declares it, and is no part'),
      }),
    ]);
    expect(findings(lines, { buildArgs: ['T'], target: 'test' })).toEqual([]);
  });

  test('is no build arg where the shell or ENV has a variable of that name', () => {
    for (const line of ['RUN T=1; x $T', 'RUN for T in a b; do x $T; done', 'RUN read -r T < /f && x $T', 'ENV T=1'])
      expect(
        findings(['FROM a AS one', 'ARG T', 'FROM b', line, 'COPY --from=one /x /'], { buildArgs: ['T'] }),
      ).toEqual([]);
  });

  test.each(['HTTP_PROXY', 'no_proxy', 'TARGETPLATFORM', 'BUILDKIT_INLINE_CACHE', 'SOURCE_DATE_EPOCH'])(
    'that Docker knows by itself needs no declaration: %s',
    (name) => {
      expect(findings(['FROM a'], { buildArgs: [name] })).toEqual([]);
    },
  );

  test('that gets no value is told of where something uses it as it is', () => {
    expect(findings(['FROM a', 'ARG T', 'RUN x $T'], {})).toEqual([
      { severity: 'notice', line: 2, message: 'ARG T has no default and gets no value, so it is empty.' },
    ]);
    expect(findings(['FROM a', 'ARG T', `RUN x \${T:-y}`], {})).toEqual([]);
    expect(findings(['FROM a', 'ARG T=1', 'RUN x $T'], {})).toEqual([]);
    expect(findings(['ARG T=1', 'FROM a', 'ARG T', 'RUN x $T'], {})).toEqual([]);
    expect(findings(['FROM a', 'ARG TARGETARCH', 'RUN x $TARGETARCH'], {})).toEqual([]);
  });
});

describe('a build secret', () => {
  const secret = (id: string, chosen = true) => ({ id, chosen });

  test('that is given and mounted is fine', () => {
    expect(findings(['FROM a', 'RUN --mount=type=secret,id=S x'], { secrets: [secret('S')] })).toEqual([]);
  });

  test('that is required and not given is an error: BuildKit may mount an empty file', () => {
    expect(findings(['FROM a', 'RUN --mount=type=secret,id=S,required x'], {})).toEqual([
      expect.objectContaining({ severity: 'error', line: 2, message: expect.stringContaining('S is required here') }),
    ]);
  });

  test('that is mounted and not given is a warning: the command runs without it', () => {
    expect(findings(['FROM a', 'RUN \\', '  --mount=type=secret,id=S \\', '  x'], {})).toEqual([
      expect.objectContaining({ severity: 'warning', line: 3 }),
    ]);
  });

  test('that was chosen and is mounted nowhere is an error, with a hint at an ARG of its name', () => {
    expect(findings(['FROM a', 'ARG S', 'RUN x $S'], { secrets: [secret('S')] })).toContainEqual({
      severity: 'error',
      line: 2,
      message:
        'The build secret S is given, but no RUN of what is built mounts it. The ARG in line 2 is for build args; a secret takes a mount. Write "RUN --mount=type=secret,id=S …", and read it from /run/secrets/S.',
    });
    expect(findings(['FROM a'], { secrets: [secret('S', false)] })).toEqual([
      expect.objectContaining({ severity: 'warning', line: 1 }),
    ]);
  });

  test('that only a stage mounts which is not built is mounted nowhere', () => {
    const lines = ['FROM a AS test', 'RUN --mount=type=secret,id=S x', 'FROM b AS run'];
    expect(findings(lines, { secrets: [secret('S')] })).toEqual([
      expect.objectContaining({ severity: 'error', line: 3 }),
    ]);
    expect(findings(lines, { secrets: [secret('S')], target: 'test' })).toEqual([]);
  });

  test('may be the one that a variable names', () => {
    expect(findings(['FROM a', 'ARG N=S', 'RUN --mount=type=secret,id=$N x'], { secrets: [secret('S')] })).toEqual([]);
  });
});

test('of a Dockerfile in another language, or without the target, nothing is said', () => {
  expect(findings(['FROM a', 'INCLUDE x'], { buildArgs: ['T'] })).toEqual([]);
  expect(findings(['FROM a'], { buildArgs: ['T'], target: 'nowhere' })).toEqual([]);
});
