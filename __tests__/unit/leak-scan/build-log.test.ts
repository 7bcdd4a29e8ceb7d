import { expect, test } from '@jest/globals';
import { createBuildLogWatch } from '../../../src/leak-scan/build-log.ts';
import { createScanner } from '../../../src/leak-scan/scanner.ts';
import { createRedactor } from '../../../src/secrets/redact.ts';

const secrets = [
  { name: 'TOKEN', value: 'Zq8-hunter-2031-x' },
  { name: 'KEY', value: 'first line K7d\nsecond line 9Qx\nthird line' },
];

function watch(...lines: readonly string[]) {
  const log = createBuildLogWatch(createScanner(secrets));
  const redact = createRedactor(secrets.map(({ value }) => value));
  for (const line of lines) {
    log.raw(line);
    log.printed(redact(line));
  }
  return log;
}

test('names the step of BuildKit that printed a secret, also when steps run side by side', () => {
  const log = watch(
    '#1 [internal] load build definition from Dockerfile',
    '#5 [build 2/3] RUN make',
    '#6 [tool 2/2] RUN other',
    '#5 0.1 compiling',
    '#6 0.1 nothing',
    '#5 0.2 using Zq8-hunter-2031-x',
    '#6 DONE 0.3s',
  );
  expect(log.secretsByStep()).toEqual([{ step: '[build 2/3] RUN make', names: ['TOKEN'] }]);
  expect(log.findings()).toEqual([]);
});

test('names the step of the legacy builder, and tells a secret that it shows in its own title without it', () => {
  const log = watch('Step 1/2 : FROM scratch', ' ---> 0123', 'Step 2/2 : RUN echo Zq8-hunter-2031-x', ' ---> Running');
  expect(log.secretsByStep()).toEqual([{ step: 'Step 2/2 : RUN echo ***', names: ['TOKEN'] }]);
});

test('finds a secret of several lines with what BuildKit writes in front of each', () => {
  const log = watch('#5 [2/2] RUN cat key', '#5 0.1 first line K7d', '#5 0.1 second line 9Qx', '#5 0.1 third line');
  expect(log.secretsByStep()).toEqual([{ step: '[2/2] RUN cat key', names: ['KEY'] }]);
  expect(log.findings()).toEqual([]);
});

test('finds what is left in the log as it is printed', () => {
  const log = createBuildLogWatch(createScanner(secrets));
  log.printed('#5 0.2 using Zq8-hunter-2031-x');
  expect(log.findings()).toEqual([{ name: 'TOKEN', encoding: 'as it is', sink: 'build-log' }]);
});

test('finds a key that a command prints in lines of base64', () => {
  const log = createBuildLogWatch(createScanner(secrets));
  const base64 = Buffer.from(secrets.map(({ value }) => value).join()).toString('base64');
  for (const line of base64.match(/.{1,20}/g) ?? []) log.printed(`#5 0.2 ${line}`);
  expect(log.findings()).toMatchObject([
    { name: 'TOKEN', encoding: 'base64' },
    { name: 'KEY', encoding: 'base64' },
  ]);
});
