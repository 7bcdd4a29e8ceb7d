import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readTaskDefinitionFile } from '../../../src/ecs/task-definition/file.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'berth-file-'));
});

afterAll(() => rm(directory, { recursive: true }));

async function refusal(text: string): Promise<unknown> {
  const path = join(directory, 'task.json');
  await writeFile(path, text);
  return readTaskDefinitionFile(path).then(
    () => 'taken',
    (thrown: unknown) => thrown,
  );
}

const family = '"family": "backend"';
const containers = '"containerDefinitions": [{ "name": "app", "image": "a:1" }]';

test.each([
  ['', 'It is empty.'],
  ['\n', 'It is empty.'],
  ['{', 'The JSON breaks in line 1.'],
  ['[]', 'It holds JSON, but not an object.'],
  [`{ ${containers} }`, 'It has no "family".'],
  [`{ ${family}, "containerDefinitions": [] }`, 'It has no "containerDefinitions".'],
  [`{ "taskDefinition": { ${family}, ${containers} } }`, 'without "--query taskDefinition"'],
])('%j is refused before anything is planned', async (text, why) => {
  expect(await refusal(text)).toMatchObject({
    code: 'TASK_DEFINITION_INVALID',
    sentences: { why: expect.stringContaining(why) },
  });
});

test('what RegisterTaskDefinition takes is taken', async () => {
  expect(await refusal(`{ ${family}, ${containers} }`)).toBe('taken');
});

test('a path with nothing to read says so, without the words of the file system', async () => {
  const missing = readTaskDefinitionFile(join(directory, 'nope.json'));
  await expect(missing).rejects.toMatchObject({
    code: 'TASK_DEFINITION_NOT_FOUND',
    sentences: { why: 'There is no such file.' },
  });
  await expect(readTaskDefinitionFile(directory)).rejects.toMatchObject({ sentences: { why: 'It is a directory.' } });
});
