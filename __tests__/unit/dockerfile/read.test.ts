import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDockerfile } from '../../../src/dockerfile/read.ts';
import { chainOf, instructionAt, neededStages, targetStage } from '../../../src/dockerfile/stages.ts';

function text(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

const node = text(
  '# syntax=docker/dockerfile:1',
  'ARG NODE_VERSION=22',
  `FROM --platform=$BUILDPLATFORM node:\${NODE_VERSION}-alpine AS Base`,
  'WORKDIR /app',
  '',
  'FROM base AS deps',
  'COPY package.json package-lock.json ./',
  'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true \\',
  '    --mount=type=cache,target=/root/.npm \\',
  '    npm ci',
  '',
  'FROM base AS test',
  'RUN npm test',
  '',
  'FROM gcr.io/distroless/nodejs22-debian12 AS runtime',
  'ARG VERSION COMMIT=unknown',
  `ENV VERSION=$VERSION COMMIT=\${COMMIT}`,
  'COPY --from=deps /app/node_modules ./node_modules',
  'CMD ["server.js"]',
);

describe('a Dockerfile', () => {
  test('has stages with their bases, whatever the case of their names', () => {
    const { stages, globalArgs, understood } = readDockerfile(node);
    expect(understood).toBe(true);
    expect(globalArgs).toEqual([{ name: 'NODE_VERSION', defaultValue: '22', line: 2 }]);
    expect(stages.map(({ name, line, image, base }) => ({ name, line, image, base }))).toEqual([
      { name: 'base', line: 3, image: `node:\${NODE_VERSION}-alpine`, base: undefined },
      { name: 'deps', line: 6, image: 'base', base: 0 },
      { name: 'test', line: 12, image: 'base', base: 0 },
      { name: 'runtime', line: 15, image: 'gcr.io/distroless/nodejs22-debian12', base: undefined },
    ]);
    expect(stages[0]?.variables).toEqual(expect.arrayContaining(['BUILDPLATFORM', 'NODE_VERSION']));
  });

  test('needs for a target what that continues and copies from, and nothing else', () => {
    const dockerfile = readDockerfile(node);
    const names = (target?: string) => neededStages(dockerfile, target).map(({ name }) => name);
    expect(names()).toEqual(['base', 'deps', 'runtime']);
    expect(names('TEST')).toEqual(['base', 'test']);
    expect(names('1')).toEqual(['base', 'deps']);
    expect(names('nowhere')).toEqual([]);
    expect(targetStage(dockerfile, undefined)?.name).toBe('runtime');
    expect(chainOf(dockerfile, dockerfile.stages[1] ?? fail()).map(({ name }) => name)).toEqual(['base', 'deps']);
  });

  test('declares args with and without a default, several in one instruction too', () => {
    const [, , , runtime] = readDockerfile(node).stages;
    expect(runtime?.instructions.flatMap(({ args }) => args)).toEqual([
      { name: 'VERSION', defaultValue: undefined, line: 16 },
      { name: 'COMMIT', defaultValue: 'unknown', line: 16 },
    ]);
    expect(runtime?.instructions[1]).toMatchObject({ sets: ['VERSION', 'COMMIT'], variables: ['VERSION', 'COMMIT'] });
  });

  test('has its instructions at their first line, continuation lines, comments and blank lines within', () => {
    const { stages } = readDockerfile(
      text('FROM a', 'RUN one \\', '  # a comment', '', '  && two', '  RUN three', 'run four'),
    );
    expect(stages[0]?.instructions.map(({ keyword, line, column }) => [keyword, line, column])).toEqual([
      ['RUN', 2, 0],
      ['RUN', 6, 2],
      ['RUN', 7, 0],
    ]);
  });

  test('reads the lines of a here document as no instructions', () => {
    const { stages, understood } = readDockerfile(
      text(
        'FROM a',
        'RUN <<EOF',
        'FROM b',
        'ARG X',
        'EOF',
        "COPY <<'A' <<-B /c/",
        'RUN 1',
        'A',
        '\tRUN 2',
        '\tB',
        'RUN d',
      ),
    );
    expect(understood).toBe(true);
    expect(stages).toHaveLength(1);
    expect(stages[0]?.instructions.map(({ keyword, line, endLine }) => [keyword, line, endLine])).toEqual([
      ['RUN', 2, 5],
      ['COPY', 6, 10],
      ['RUN', 11, 11],
    ]);
  });

  test('has another escape character where it says so, and CRLF or a byte order mark where an editor put them', () => {
    const windows = '\ufeff# escape=`\r\nFROM a\r\nRUN one `\r\n  two\r\nRUN --mount=type=secret,id=S three\r\n';
    const [stage] = readDockerfile(windows).stages;
    expect(stage?.instructions.map(({ line, secretMounts }) => [line, secretMounts.map(({ id }) => id)])).toEqual([
      [3, []],
      [5, ['S']],
    ]);
  });

  test('is not understood when it has instructions of another language', () => {
    expect(readDockerfile(text('# syntax=x/y', 'FROM a', 'INCLUDE b')).understood).toBe(false);
    expect(readDockerfile('').stages).toEqual([]);
  });

  test('shows the instruction at a line on one line', () => {
    const dockerfile = readDockerfile(node);
    expect(instructionAt(dockerfile, 9)).toBe('RUN npm ci');
    expect(instructionAt(dockerfile, 6)).toBe('FROM base');
    expect(instructionAt(dockerfile, 5)).toBeUndefined();
    expect(instructionAt(readDockerfile(`FROM a\nRUN ${'x'.repeat(500)}\n`), 2)).toHaveLength(120);
  });

  test('never fails, whatever it holds', () => {
    const word = fc.constantFrom(
      'FROM',
      'a',
      'AS',
      'RUN',
      '--mount=type=secret',
      ',id=x',
      '\\',
      '\n',
      ' ',
      '<<EOF',
      'EOF',
      '"',
      '$',
      '#',
      'ARG',
      '=',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.string(), (words, rest) => {
        const { stages } = readDockerfile(words.join('') + rest);
        for (const { line } of stages) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a secret mount', () => {
  const mount = (flag: string) =>
    readDockerfile(`FROM a\nRUN ${flag} x\n`).stages[0]?.instructions.flatMap(({ secretMounts }) => secretMounts)[0];

  test.each([
    { flag: '--mount=type=secret,id=S', id: 'S', required: false },
    { flag: '--mount=id=S,type=secret,required', id: 'S', required: true },
    { flag: '--mount=TYPE=Secret,ID=S,REQUIRED=True', id: 'S', required: true },
    { flag: '--mount=type=secret,id=S,required=false', id: 'S', required: false },
    { flag: '--mount=type=secret,source=S,target=/x', id: 'S', required: false },
    { flag: '--mount=type=secret,target=/root/.aws/credentials', id: 'credentials', required: false },
    { flag: '--mount=type=secret,id=S,env=TOKEN', id: 'S', required: false },
    { flag: '--mount="type=secret,id=S"', id: 'S', required: false },
    { flag: '--mount=type=secret,\\\nid=S,\\\nrequired', id: 'S', required: true },
    { flag: '--network=none --mount=type=cache,target=/c --mount=type=secret,id=S', id: 'S', required: false },
  ])('is found in $flag', ({ flag, id, required }) => {
    expect(mount(flag)).toMatchObject({ id, required, variable: false, onBuild: false });
  });

  test('may have an id that only the build knows', () => {
    expect(mount('--mount=type=secret,id=$NAME')).toMatchObject({ variable: true });
  });

  test.each(['--mount=type=cache,id=S,target=/x', "'--mount=type=secret,id=S'", 'echo --mount=type=secret,id=S'])(
    'is not %s',
    (flag) => {
      expect(mount(flag)).toBeUndefined();
    },
  );

  test('of a trigger belongs to what continues the image', () => {
    const [stage] = readDockerfile('FROM a\nONBUILD RUN --mount=type=secret,id=S x\n').stages;
    expect(stage?.instructions[0]?.secretMounts).toMatchObject([{ id: 'S', onBuild: true, line: 2 }]);
  });
});

function fail(): never {
  throw new Error('There is no such stage.');
}
