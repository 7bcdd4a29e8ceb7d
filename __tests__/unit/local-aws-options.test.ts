import { describe, expect, test } from '@jest/globals';
import { readReadyLine } from '../../src/actions/local-aws/background.ts';
import { readInputs } from '../../src/actions/local-aws/inputs.ts';
import { defaultOptions, parseOptions } from '../../src/local-aws/options.ts';
import { readCompletely } from '../../src/toolkit/run-action.ts';

describe('the command line', () => {
  test('without options is that of AWS on port 4566 with containers', () => {
    expect(parseOptions([])).toEqual(defaultOptions);
    expect(defaultOptions).toMatchObject({ port: 4566, runtime: 'docker', speed: 1, region: 'us-east-1' });
  });

  test('takes every option, with a blank or an equals sign', () => {
    const given = ['--port=0', '--runtime', 'simulated', '--speed', '2.5', '--pull-seconds=0', '--start-seconds', '3'];
    expect(parseOptions([...given, '--region', 'eu-central-1', '--account-id', '123456789012'])).toEqual({
      ...defaultOptions,
      port: 0,
      runtime: 'simulated',
      speed: 2.5,
      pullSeconds: 0,
      startSeconds: 3,
      region: 'eu-central-1',
      accountId: '123456789012',
    });
  });

  test('tells everything that is wrong at once', () => {
    const given = ['--port', '70000', '--runtime', 'podman', '--speed', '0', '--region', 'mars'];
    expect(() => parseOptions(given)).toThrow(
      'The command line is not usable: --port must be a whole number from 0 to 65535, not "70000"; --runtime must be docker or simulated, not "podman"; --speed must be a number above 0, at most 1000, not "0"; --region must be a region such as us-east-1, not "mars".',
    );
  });

  test.each([
    [['--colour'], "Unknown option '--colour'"],
    [['now'], "Unexpected argument 'now'"],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('%j is refused in one sentence', (given, what) => {
    expect(() => parseOptions(given)).toThrow(what);
  });
});

describe('the inputs of the action', () => {
  test('become options of the command line, with its defaults and a free port', () => {
    const { options } = readCompletely(readInputs, { INPUT_RUNTIME: 'simulated', 'INPUT_PULL-SECONDS': '0.5' });
    expect(options).toEqual({
      port: '0',
      runtime: 'simulated',
      speed: '1',
      'pull-seconds': '0.5',
      'start-seconds': '1',
      'stop-seconds': '1',
      region: 'us-east-1',
    });
    expect(parseOptions(Object.entries(options).map(([name, value]) => `--${name}=${value}`))).toMatchObject({
      pullSeconds: 0.5,
    });
  });

  test('that are wrong are told together', () => {
    const environment = { INPUT_PORT: '-1', INPUT_RUNTIME: 'podman', INPUT_SPEED: 'fast' };
    expect(() => readCompletely(readInputs, environment)).toThrow('3 inputs are not usable');
  });
});

describe('the line that says that it is ready', () => {
  test('is read only once it is whole', () => {
    const line = 'local-aws is ready: export A=http://127.0.0.1:1/x?y=2 B=c';
    expect(readReadyLine(line)).toBeUndefined();
    expect(readReadyLine(`a warning\n${line}\n`)).toEqual({ A: 'http://127.0.0.1:1/x?y=2', B: 'c' });
  });
});
