import { describe, expect, test } from '@jest/globals';
import { copyFamily, holdsHostPorts, withoutHostPorts } from '../../../src/ecs/task-definition/copy.ts';

const mapped = (networkMode: string | undefined, hostPort: number | undefined) => ({
  ...(networkMode === undefined ? {} : { networkMode }),
  containerDefinitions: [
    { name: 'app', portMappings: [{ containerPort: 3000, ...(hostPort === undefined ? {} : { hostPort }) }] },
    { name: 'sidecar', essential: false },
  ],
});

describe('a task definition holds a port of the host', () => {
  test.each([
    ['in bridge mode, which is the default, with a static port', mapped(undefined, 8080), true],
    ['in bridge mode with a dynamic port: not', mapped('bridge', 0), false],
    ['in bridge mode without a host port: not', mapped('bridge', undefined), false],
    ['in host mode with any mapping', mapped('host', undefined), true],
    ['in awsvpc mode: never, each task has an interface of its own', mapped('awsvpc', 3000), false],
  ])('%s', (_, taskDefinition, expected) => {
    expect(holdsHostPorts(taskDefinition)).toBe(expected);
    expect(holdsHostPorts(withoutHostPorts(taskDefinition))).toBe(false);
  });
});

test('a copy without host ports changes nothing but the mappings', () => {
  const original = { ...mapped('bridge', 8080), memberNewerThanBerth: { kept: true } };
  const [app, sidecar] = original.containerDefinitions;
  expect(withoutHostPorts(original)).toEqual({
    ...original,
    containerDefinitions: [{ ...app, portMappings: [{ containerPort: 3000, hostPort: 0 }] }, sidecar],
  });
  expect(withoutHostPorts(mapped('host', 3000)).containerDefinitions).toMatchObject([{ portMappings: [] }, {}]);
});

test('a copy has a family of its own, of at most 255 characters', () => {
  expect(copyFamily('backend', 'run-task')).toBe('backend-run-task');
  const long = copyFamily('b'.repeat(255), 'run-task');
  expect(long).toHaveLength(255);
  expect(long.endsWith('-run-task')).toBe(true);
});
