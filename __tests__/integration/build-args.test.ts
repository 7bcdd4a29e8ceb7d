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

describe('a value of any content', () => {
  const values = {
    PEM: '-----BEGIN PRIVATE KEY-----\nMIIEabc==\nabc=\n-----END PRIVATE KEY-----\n',
    DOLLAR: '$HOME $'.concat('{B} $(id) `id` $$'),
    QUOTES: `say "it's"`,
    SIGNS: ' p@ss#word=a=b== \\n %2F & | ; ! ',
    CRLF: 'first-line\r\nsecond-line\r\n',
    UNICODE: 'pässwörd€ 🔑 \u2028',
    LONG: 'long-value-'.repeat(10_000).slice(0, 100 * 1024),
    PATHLIKE: '/usr/bin:/bin',
  };

  test.each(['build-args', 'build-secrets'])('is handed on byte for byte as %s', async (as) => {
    writeFileSync(join(workspace, 'values.json'), JSON.stringify(values));
    const result = await job.run('build-args', { 'secrets-file': 'values.json', as });
    expect(result.exitCode).toBe(0);
    const file = result.outputs['build-args-file'] ?? '';
    expect(parseHandoff(readFileSync(file, 'utf8'), file)).toEqual({
      version: 2,
      mode: as,
      asFile: null,
      entries: Object.entries(values).map(([name, value]) => ({ name, value })),
    });
    expect(result.outputs).toMatchObject({ secrets: '', changed: '' });
    for (const value of ['MIIEabc', 'first-line', 'p@ss', 'pässwörd', 'long-value'])
      expect(everythingSaid(result)).not.toContain(value);
  });

  test.each(['json', 'yaml'])('may be mounted in one file in the format %s', async (asFile) => {
    writeFileSync(join(workspace, 'values.json'), JSON.stringify(values));
    const result = await job.run('build-args', {
      'secrets-file': 'values.json',
      as: 'build-secrets',
      'as-file': asFile,
    });
    const file = result.outputs['build-args-file'] ?? '';
    expect(parseHandoff(readFileSync(file, 'utf8'), file)).toMatchObject({ mode: 'build-secrets', asFile });
    expect(result.summary).toContain('one '.concat(asFile, ' file of all values'));
  });

  test('may have a name that is no build arg when it is mounted', async () => {
    const result = await job.run('build-args', { secrets: 'PATH=/usr/bin\nAWS_REGION=eu-west-1', as: 'build-secrets' });
    expect(entriesOf(result).map(({ name }) => name)).toEqual(['PATH', 'AWS_REGION']);
    expect(result.annotations).toEqual([]);
  });
});

describe('an empty value', () => {
  test('is left out, and that is told, when it is to be skipped', async () => {
    const result = await job.run('build-args', { secrets: 'A=value-a\nB=\nC=""', empty: 'skip' });
    expect(entriesOf(result)).toEqual([{ name: 'A', value: 'value-a' }]);
    expect(result.outputs.names).toBe('A');
    expect(result.annotations.map(({ message }) => message)).toEqual([
      'B is left out, because its value is empty.',
      'C is left out, because its value is empty.',
    ]);
  });

  test('may be all that there is', async () => {
    const result = await job.run('build-args', { secrets: 'B=', empty: 'skip' });
    expect(result.exitCode).toBe(0);
    expect(entriesOf(result)).toEqual([]);
    expect(result.log).toContain('Build args: none');
  });

  test('is handed on where it is allowed', async () => {
    const result = await job.run('build-args', { secrets: '{"A": "", "B": "value-b"}', empty: 'allow' });
    expect(entriesOf(result)).toEqual([
      { name: 'A', value: '' },
      { name: 'B', value: 'value-b' },
    ]);
  });

  test('does not matter when it is not chosen', async () => {
    const result = await job.run('build-args', { secrets: 'A=value-a\nB=', names: 'A' });
    expect(entriesOf(result)).toEqual([{ name: 'A', value: 'value-a' }]);
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
    {
      title: 'an unquoted key of several lines',
      inputs: { secrets: 'KEY=-----BEGIN X-----\nhunter2-x\n-----END X-----' },
      says: 'secrets: line 1 starts a value of several lines for KEY',
    },
    {
      title: 'more than it can list',
      inputs: { secrets: Array.from({ length: 30 }, () => 'hunter2-x').join('\n') },
      says: 'line 10 has no "="; and 20 more.',
    },
    {
      title: 'a member of JSON that is no string',
      inputs: { secrets: '{"A": "hunter2-a",\n "B": {"C": "hunter2-c"}}' },
      says: 'secrets: line 2 gives B an object, and only a string is taken as it is',
    },
    {
      title: 'an empty value in JSON',
      inputs: { secrets: '{"A": "hunter2-a",\n "B": ""}' },
      says: 'secrets: line 2 gives B an empty value',
    },
    {
      title: 'a NUL byte',
      inputs: { secrets: '{"A": "hunter2-\\u0000"}', as: 'build-secrets' },
      says: 'secrets: line 1 gives A a value that contains a NUL byte',
    },
    {
      title: 'a value that is too long for a mount',
      inputs: { 'secrets-file': 'mount.env', as: 'build-secrets' },
      says: 'mount.env: line 1 gives A a value that is 512001 bytes long, and BuildKit mounts at most 512000',
    },
    {
      title: 'a file of values that is too long for a mount',
      inputs: { 'secrets-file': 'long.env\nlonger.env', as: 'build-secrets', 'as-file': 'json' },
      says: 'the json file of all values is 5',
    },
    {
      title: 'a value that dotenv has no quotes for',
      inputs: { secrets: JSON.stringify({ A: 'hunter2-\'"`\n' }), as: 'build-secrets', 'as-file': 'dotenv' },
      says: 'A cannot be written as dotenv text',
    },
    {
      title: 'a file format without mounts',
      inputs: { secrets: 'A=hunter2-a', 'as-file': 'json' },
      says: '"as-file" needs "as: build-secrets", not "as: build-args"',
    },
    {
      title: 'values to store without a place for them',
      inputs: { secrets: 'A=hunter2-a', as: 'runtime-ssm' },
      says: 'one of "prefix" and "service" is required',
    },
    {
      title: 'a variable of ECS',
      inputs: { secrets: 'ECS_AGENT_URI=hunter2-a', as: 'runtime-ssm', prefix: '/p' },
      says: 'ECS_AGENT_URI is a variable that ECS sets in every container',
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
      says: 'long.env: line 1 gives A a value that is 131072 bytes long with its name, and 131071 is the most that works; "as: build-secrets" takes',
    },
    {
      title: 'every secret of the repository',
      inputs: { secrets: '{"github_token": "hunter2-t", "A": "hunter2-a"}' },
      says: '"names" must list the secrets',
    },
  ];

  test.each(cases)('$title, without showing a value or leaving a file', async ({ inputs, says }) => {
    writeFileSync(join(workspace, 'long.env'), `A=${'hunter2-'.repeat(16_384).slice(0, 131_070)}`);
    writeFileSync(join(workspace, 'mount.env'), `A=${'hunter2-'.repeat(65_000).slice(0, 512_001)}`);
    writeFileSync(join(workspace, 'longer.env'), `B=${'hunter2-'.repeat(60_000).slice(0, 400_000)}`);
    const result = await job.run('build-args', inputs);
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({});
    expect(result.log).toContain(says);
    expect(everythingSaid(result)).not.toContain('hunter2-');
    expect(existsSync(join(job.temp, 'berth-build-args'))).toBe(false);
  });
});
