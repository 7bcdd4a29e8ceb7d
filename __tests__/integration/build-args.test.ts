import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Job, type StepResult, startJob } from '../../harness/runner.ts';
import { parseHandoff } from '../../src/secrets/handoff.ts';

let workspace: string;
let job: Job;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'berth-build-args-test-'));
  job = startJob({ workspace, environment: { RUNNER_DEBUG: '1' } });
});

afterEach(async () => {
  await job.finish();
  rmSync(workspace, { recursive: true, force: true });
});

function entriesOf(result: StepResult) {
  const path = result.outputs['build-args-file'] ?? '';
  return parseHandoff(readFileSync(path, 'utf8'), path).entries;
}

/** Everything that a step lets out, but for the masks themselves. */
function everythingSaid(result: StepResult): string {
  const lines = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...lines, result.summary, JSON.stringify(result.outputs), JSON.stringify(result.state)].join('\n');
}

describe('build-args', () => {
  test('hands on dotenv secrets byte for byte, in order', async () => {
    const secrets = `B="two words # kept"\nA='$HOME \`id\`'\nKEY="-----BEGIN KEY-----\nabc=\n-----END KEY-----\n"`;
    const result = await job.run('build-args', { secrets });
    expect(result.exitCode).toBe(0);
    expect(result.outputs.names).toBe('B,A,KEY');
    expect(entriesOf(result)).toEqual([
      { name: 'B', value: 'two words # kept' },
      { name: 'A', value: '$HOME `id`' },
      { name: 'KEY', value: '-----BEGIN KEY-----\nabc=\n-----END KEY-----\n' },
    ]);
  });

  test('hands on the chosen members of a JSON object under their new names, and nothing else', async () => {
    const secrets = JSON.stringify({
      github_token: 'ghs_1234567890',
      API_TOKEN: 'hunter2-a\r\n',
      DB: 'hunter2-b',
      REST: 'hunter2-c',
    });
    const result = await job.run('build-args', { secrets, names: 'TOKEN=API_TOKEN\nDB' });
    expect(result.outputs.names).toBe('TOKEN,DB');
    expect(entriesOf(result)).toEqual([
      { name: 'TOKEN', value: 'hunter2-a\r\n' },
      { name: 'DB', value: 'hunter2-b' },
    ]);
  });

  test('reads files after the input', async () => {
    writeFileSync(join(workspace, 'a.env'), 'B=two-two\n');
    mkdirSync(join(workspace, 'more'));
    writeFileSync(join(workspace, 'more', 'b.json'), '{"C": "three"}');
    const result = await job.run('build-args', { secrets: 'A=one-one', 'secrets-file': 'a.env\nmore/b.json\n' });
    expect(entriesOf(result).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  });

  test('writes a file that nobody else can read, into a directory that nobody else can enter', async () => {
    const result = await job.run('build-args', { secrets: 'A=value' });
    const file = result.outputs['build-args-file'] ?? '';
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(dirname(dirname(file))).toBe(join(job.temp, 'berth-build-args'));
  });

  test('removes what every use of it wrote in the post step, even when two uses share one state', async () => {
    const temp = join(workspace, 'temp');
    mkdirSync(join(temp, 'berth-build-args', 'left-by-a-use-whose-state-was-lost'), { recursive: true });
    mkdirSync(join(temp, 'of-another-action'));
    const own = startJob({ workspace, environment: { RUNNER_TEMP: temp } });
    const result = await own.run('build-args', { secrets: 'A=value' });
    expect(existsSync(result.outputs['build-args-file'] ?? '')).toBe(true);
    const [post] = await own.finish();
    expect(post?.exitCode).toBe(0);
    expect(readdirSync(temp)).toEqual(['of-another-action']);
  });

  test('masks every value before it says anything', async () => {
    const result = await job.run('build-args', { secrets: 'A=hunter2\nB="first-long-line\n}\nsecond-long-line"' });
    const lines = result.rawLog.split('\n');
    const masks = lines.filter((line) => line.startsWith('::add-mask::'));
    expect(lines.slice(0, masks.length)).toEqual(masks);
    expect(result.masks).toEqual(expect.arrayContaining(['hunter2', 'first-long-line', 'second-long-line']));
    expect(result.masks).not.toContain('}');
  });

  test('says which values are not masked, and why', async () => {
    const result = await job.run('build-args', { secrets: 'SHORT=abc\nFLAG=true\nLONG=abcdef' });
    expect(result.exitCode).toBe(0);
    expect(result.masks).not.toContain('abc');
    expect(result.masks).not.toContain('true');
    const messages = result.annotations.map(({ message }) => message);
    expect(messages).toEqual([
      'SHORT is not masked in the log, because its value is shorter than 4 characters.',
      'FLAG is not masked in the log, because its value is a word that is everywhere in logs.',
    ]);
    expect(result.summary).toContain('| `LONG` | yes |');
  });

  test('shows names and never values, in debug logs too', async () => {
    const result = await job.run('build-args', { secrets: 'A=hunter2-a\nB=hunter2-b', names: 'A' });
    expect(everythingSaid(result)).toContain('Build args: A');
    expect(everythingSaid(result)).not.toContain('hunter2');
  });
});

describe('build-args refuses', () => {
  const cases: readonly {
    readonly title: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly says: string;
  }[] = [
    {
      title: 'no secrets at all',
      inputs: {},
      says: 'INVALID_INPUT: An input is not usable: one of "secrets" and "secrets-file" is required.',
    },
    {
      title: 'an empty value',
      inputs: { secrets: 'A=hunter2-a\nB=' },
      says: 'INVALID_SECRETS: The secrets cannot be used: secrets: line 2 gives B an empty value',
    },
    { title: 'a guess of dotenv', inputs: { secrets: 'A=hunter2#x' }, says: 'line 1 has a "#" in the value of A' },
    {
      title: 'broken JSON',
      inputs: { secrets: '{"A": "hunter2-a" "B": 1}' },
      says: 'line 1 is where the JSON object stops being valid JSON',
    },
    { title: 'text without any secret', inputs: { secrets: '# nothing' }, says: 'there is no secret in them' },
    { title: 'a reserved name', inputs: { secrets: 'PATH=hunter2-a' }, says: '"names: APP_PATH=PATH"' },
    {
      title: 'a name that is not there',
      inputs: { secrets: 'A=hunter2-a', names: 'B' },
      says: 'B is chosen but not given (given: A)',
    },
    {
      title: 'a malformed list of names',
      inputs: { secrets: 'A=hunter2-a', names: 'A B' },
      says: 'INVALID_INPUT: An input is not usable: "names": entry 1 must be NAME or DEST=SOURCE',
    },
    {
      title: 'a missing file',
      inputs: { 'secrets-file': 'nowhere.env' },
      says: 'INVALID_INPUT: "secrets-file" nowhere.env cannot be read.',
    },
    {
      title: 'a value that no variable can hold',
      inputs: { 'secrets-file': 'long.env' },
      says: 'A is 131072 bytes long with its name',
    },
    {
      title: 'every secret of the repository',
      inputs: { secrets: '{"github_token": "hunter2-t", "A": "hunter2-a"}' },
      says: '"names" must list the secrets',
    },
  ];

  test.each(cases)('$title, without showing a value or leaving a file', async ({ inputs, says }) => {
    writeFileSync(join(workspace, 'long.env'), `A=${'hunter2-'.repeat(16_384).slice(0, 131_070)}`);
    const result = await job.run('build-args', inputs);
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({});
    expect(result.log).toContain(says);
    expect(everythingSaid(result)).not.toContain('hunter2-');
    expect(existsSync(join(job.temp, 'berth-build-args'))).toBe(false);
  });
});
