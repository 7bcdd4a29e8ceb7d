import { expect, test } from '@jest/globals';
import { versionsOf } from '../../../src/ecs/task-definition/task-definition.ts';

const definition = (app: string, proxy = 'nginx:1') => ({
  containerDefinitions: [
    { name: 'app', image: app },
    { name: 'proxy', image: proxy },
  ],
});

test('a version is the tag of the one image that differs', () => {
  const digest = `@sha256:${'a'.repeat(64)}`;
  expect(
    versionsOf([
      ['one', definition('host:5000/app:v1')],
      ['two', definition(`host:5000/app:v2${digest}`)],
    ]),
  ).toEqual({
    one: 'v1',
    two: 'v2',
  });
});

test('there is none where a tag says nothing: no tag, the same, latest, or several images that differ', () => {
  const none = [
    [definition('host:5000/app'), definition('host:5000/app:v2')],
    [definition('one/app:v1'), definition('two/app:v1')],
    [definition('app:latest'), definition('app:v2')],
    [definition('app:v1', 'nginx:1'), definition('app:v2', 'nginx:2')],
    [definition('app:v1'), definition('app:v1')],
  ] as const;
  for (const [one, two] of none)
    expect(
      versionsOf([
        ['one', one],
        ['two', two],
      ]),
    ).toEqual({});
});
