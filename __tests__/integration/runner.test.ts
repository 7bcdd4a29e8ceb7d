import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type JobOptions, runAction, startJob } from '../../harness/runner.ts';

let actions: string;

beforeEach(() => {
  actions = mkdtempSync(join(tmpdir(), 'berth-runner-test-'));
});

afterEach(() => {
  rmSync(actions, { recursive: true, force: true });
});

/** Writes an action with these scripts; `greeting` has a default, `two words` has none. */
function writeAction(name: string, scripts: { readonly main: string; readonly post?: string }): void {
  mkdirSync(join(actions, name));
  mkdirSync(join(actions, 'dist', name), { recursive: true });
  const post = scripts.post === undefined ? '' : `, post: ../dist/${name}/post.mjs`;
  const manifest = [
    `name: ${name}`,
    'inputs:',
    '  greeting: { default: hello }',
    '  "two words": {}',
    `runs: { using: node24, main: ../dist/${name}/index.mjs${post} }`,
  ];
  writeFileSync(join(actions, name, 'action.yml'), manifest.join('\n'));
  writeFileSync(join(actions, 'dist', name, 'index.mjs'), `import { appendFileSync } from 'node:fs';\n${scripts.main}`);
  if (scripts.post !== undefined) writeFileSync(join(actions, 'dist', name, 'post.mjs'), scripts.post);
}

function run(inputs: Record<string, string> = {}, options: JobOptions = {}) {
  return runAction('example', inputs, { actions, ...options });
}

/** A statement that appends to one of the step's files; every script imports what it needs. */
const appendTo = (file: string, text: string) => `appendFileSync(process.env.${file}, ${JSON.stringify(text)});\n`;

describe('inputs', () => {
  test('arrive upper-cased with spaces as underscores, and take the default of the manifest', async () => {
    writeAction('example', { main: 'console.log(process.env.INPUT_GREETING, process.env.INPUT_TWO_WORDS);' });
    const { main } = await run({ 'two words': 'both' });
    expect(main.log).toBe('hello both');
  });

  test('that the manifest does not declare are refused', async () => {
    writeAction('example', { main: '' });
    await expect(run({ greting: 'x' })).rejects.toThrow('declares no input greting');
  });
});

describe('the environment of a step', () => {
  test('holds what a runner sets and what the job passes, and nothing else of this process', async () => {
    writeAction('example', { main: 'console.log(JSON.stringify(process.env));' });
    process.env.BERTH_RUNNER_TEST = 'leaked';
    try {
      const { main } = await run({}, { environment: { AWS_REGION: 'eu-west-1' } });
      const environment: unknown = JSON.parse(main.log);
      expect(environment).toMatchObject({ GITHUB_ACTIONS: 'true', CI: 'true', AWS_REGION: 'eu-west-1' });
      expect(environment).not.toHaveProperty('BERTH_RUNNER_TEST');
    } finally {
      delete process.env.BERTH_RUNNER_TEST;
    }
  });

  test('carries what an earlier step wrote to GITHUB_ENV and GITHUB_PATH', async () => {
    writeAction('first', {
      main: appendTo('GITHUB_ENV', 'COLOUR<<E\nred\nE\n') + appendTo('GITHUB_PATH', '/opt/tool\n'),
    });
    writeAction('second', { main: 'console.log(process.env.COLOUR, process.env.PATH.split(":")[0]);' });
    const job = startJob({ actions });
    try {
      await job.run('first', {});
      expect((await job.run('second', {})).log).toBe('red /opt/tool');
    } finally {
      await job.finish();
    }
  });
});

describe('what a step tells its runner', () => {
  test('outputs, state and summary are read in both forms of file commands', async () => {
    const outputs = appendTo('GITHUB_OUTPUT', 'short=1=2\nlong<<END\nfirst\nsecond\nEND\n');
    const state = appendTo('GITHUB_STATE', 'kept=yes\n');
    writeAction('example', { main: outputs + state + appendTo('GITHUB_STEP_SUMMARY', '# Done\n') });
    const result = await run();
    expect(result.main).toMatchObject({
      outputs: { short: '1=2', long: 'first\nsecond' },
      state: { kept: 'yes' },
      summary: '# Done\n',
    });
  });

  test('masked values are hidden in the log from then on, each line of them, and not in the raw log', async () => {
    const main =
      "console.log('::add-mask::top%0Asecret'); console.log('top of the secret'); console.error('a secret');";
    writeAction('example', { main });
    const shown: string[] = [];
    const result = await run({}, { onLine: (line) => shown.push(line) });
    expect(result.main.log.split('\n')).toEqual(expect.arrayContaining(['*** of the ***', 'a ***']));
    expect(shown.join('\n')).not.toMatch(/top|secret/);
    expect(result.main.rawLog).toContain('top of the secret');
  });

  test('secrets of the workflow are hidden before the first step says anything', async () => {
    writeAction('example', { main: "console.log('the word is sesame');" });
    const { main } = await run({}, { secrets: ['sesame'] });
    expect(main.log).toBe('the word is ***');
  });

  test('annotations are kept with level, title and unescaped message', async () => {
    writeAction('example', { main: "console.log('::error title=A_CODE::what%0Awhy: 100%25');" });
    const { main } = await run();
    expect(main.annotations).toEqual([{ level: 'error', title: 'A_CODE', message: 'what\nwhy: 100%' }]);
  });

  test('a failing step is a result with its exit code', async () => {
    writeAction('example', { main: 'process.exitCode = 3;' });
    expect((await run()).main.exitCode).toBe(3);
  });
});

describe('post steps', () => {
  test('see the state of their main step and none of its inputs', async () => {
    writeAction('example', {
      main: appendTo('GITHUB_STATE', 'file=/tmp/x\n'),
      post: 'console.log(process.env.STATE_file, process.env.INPUT_GREETING);',
    });
    const { post } = await run({ greeting: 'hi' });
    expect(post?.log).toBe('/tmp/x undefined');
  });

  test('run in reverse order when the job ends, also after a failure, and the temporary directory goes', async () => {
    for (const name of ['one', 'two'])
      writeAction(name, { main: 'process.exitCode = 1;', post: `console.log('${name}');` });
    const job = startJob({ actions });
    await job.run('one', {});
    await job.run('two', {});
    const posts = await job.finish();
    expect(posts.map(({ log }) => log)).toEqual(['two', 'one']);
    expect(existsSync(job.temp)).toBe(false);
  });
});

describe('cancelling', () => {
  test('sends SIGINT to the running step', async () => {
    const main =
      "process.on('SIGINT', () => { console.log('cancelled'); process.exit(7); }); console.log('ready'); setInterval(() => {}, 1000);";
    writeAction('example', { main });
    const controller = new AbortController();
    const onLine = (line: string) => {
      if (line === 'ready') controller.abort();
    };
    const result = await run({}, { signal: controller.signal, onLine });
    expect(result.main).toMatchObject({ exitCode: 7, log: 'ready\ncancelled' });
  });

  test('lets post steps run to their end', async () => {
    writeAction('example', { main: '', post: "setTimeout(() => console.log('cleaned up'), 300);" });
    const { post } = await run({}, { signal: AbortSignal.abort() });
    expect(post).toMatchObject({ exitCode: 0, log: 'cleaned up' });
  });
});

describe('stopped commands', () => {
  test('are text until the token comes', async () => {
    const lines = ['::stop-commands::token', '::error::not an error', '::token::', '::warning::a warning'];
    writeAction('example', { main: `for (const line of ${JSON.stringify(lines)}) console.log(line);` });
    const { main } = await run();
    expect(main.log).toBe('::error::not an error\nWarning: a warning');
    expect(main.annotations.map(({ message }) => message)).toEqual(['a warning']);
  });
});
