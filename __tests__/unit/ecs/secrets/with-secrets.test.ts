import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { versionsLabel } from '../../../../src/ecs/secrets/parameter-versions.ts';
import { secretChanges } from '../../../../src/ecs/secrets/secret-changes.ts';
import { withSecrets } from '../../../../src/ecs/secrets/with-secrets.ts';
import { asObject, asObjects, type JsonObject } from '../../../../src/toolkit/json.ts';

const names = ['A', 'B', 'C', 'D', 'E'] as const;
const name = fc.constantFrom(...names);
const secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:app-AbCdEf';

/** What `build-args` hands on for a name. */
const valueFrom = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((version) => `/app/X:${version}`),
  fc.constantFrom('/app/X', 'X', 'arn:aws:ssm:us-east-1:123456789012:parameter/app/X:7', secretArn),
  fc.uuid().map((id) => `${secretArn}:::${id}`),
);
const given = fc.dictionary(name, valueFrom, { minKeys: 1, noNullPrototype: true });

const uniqueEntries = (member: string) =>
  fc.uniqueArray(name).map((chosen) => chosen.map((one) => ({ name: one, [member]: `was ${one}` })));

/** A container as ECS takes it: no name is both a secret and a variable. */
const container: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      environment: uniqueEntries('value'),
      secrets: uniqueEntries('valueFrom'),
      dockerLabels: fc.dictionary(fc.constantFrom('team', 'x', versionsLabel), fc.constantFrom('A=1', 'B=2,D=4', '?'), {
        noNullPrototype: true,
      }),
      cpu: fc.nat(),
    },
    { requiredKeys: [] },
  )
  .map(({ environment, secrets = [], ...others }) => {
    const free = environment?.filter((entry) => !secrets.some((secret) => secret.name === entry.name));
    return { name: 'app', secrets, ...(free === undefined ? {} : { environment: free }), ...others };
  });

const sidecar: JsonObject = { name: 'sidecar', environment: [{ name: 'A', value: 'its own' }] };
const definition = (app: JsonObject): JsonObject => ({
  family: 'f',
  containerDefinitions: [sidecar, app],
  volumes: [],
});
const appOf = (taskDefinition: JsonObject) => asObjects(taskDefinition.containerDefinitions)[1] ?? {};
const namesOf = (entries: unknown) => asObjects(entries).map((entry) => entry.name);

describe('secrets put into a container', () => {
  test('are each there once, by the reference that ECS takes, and in no environment entry', () => {
    fc.assert(
      fc.property(container, given, (app, secrets) => {
        const after = appOf(withSecrets(definition(app), 'app', secrets));
        const entries = asObjects(after.secrets);
        expect(new Set(namesOf(entries)).size).toBe(entries.length);
        for (const [one, text] of Object.entries(secrets)) {
          const found = entries.find((entry) => entry.name === one)?.valueFrom;
          expect(text === found || text.replace(/:\d+$/, '') === found).toBe(true);
          expect(found).not.toMatch(/X:\d+$/);
          expect(namesOf(after.environment)).not.toContain(one);
        }
      }),
    );
  });

  test('leave every other entry, label, member and container, and their order', () => {
    fc.assert(
      fc.property(container, given, (app, secrets) => {
        const after = withSecrets(definition(app), 'app', secrets);
        const others = (entries: unknown) =>
          asObjects(entries).filter((entry) => !Object.hasOwn(secrets, String(entry.name)));
        expect(others(appOf(after).secrets)).toEqual(others(app.secrets));
        expect(asObjects(appOf(after).environment)).toEqual(others(app.environment));
        expect(namesOf(appOf(after).secrets).slice(0, asObjects(app.secrets).length)).toEqual(namesOf(app.secrets));
        const { [versionsLabel]: _, ...labels } = asObject(app.dockerLabels) ?? {};
        const { [versionsLabel]: __, ...labelsAfter } = asObject(appOf(after).dockerLabels) ?? {};
        expect(labelsAfter).toEqual(labels);
        expect({ ...after, containerDefinitions: [] }).toEqual({ ...definition(app), containerDefinitions: [] });
        expect(asObjects(after.containerDefinitions)[0]).toEqual(sidecar);
        expect(appOf(after).cpu).toBe(app.cpu);
      }),
    );
  });

  test('change nothing when they are put there again', () => {
    fc.assert(
      fc.property(container, given, (app, secrets) => {
        const once = withSecrets(definition(app), 'app', secrets);
        expect(withSecrets(once, 'app', secrets)).toEqual(once);
        expect(secretChanges(once, withSecrets(once, 'app', secrets)).changes).toEqual([]);
      }),
    );
  });

  test('make another task definition when a version changes, and only then', () => {
    fc.assert(
      fc.property(container, name, fc.nat(), fc.nat(), (app, one, first, second) => {
        const before = withSecrets(definition(app), 'app', { [one]: `/app/X:${first + 1}` });
        const after = withSecrets(before, 'app', { [one]: `/app/X:${second + 1}` });
        expect(JSON.stringify(after) === JSON.stringify(before)).toBe(first === second);
        const changes = first === second ? [] : [{ name: one, kind: 'changed', version: String(second + 1) }];
        expect(secretChanges(before, after).changes).toEqual(changes);
      }),
    );
  });

  test('keep their versions in a label, sorted by name, of those that are still there and have one', () => {
    const app = {
      name: 'app',
      secrets: [
        { name: 'KEPT', valueFrom: '/k' },
        { name: 'MOVED', valueFrom: '/m' },
      ],
      dockerLabels: { [versionsLabel]: 'GONE=9,KEPT=2,MOVED=3', team: 'backend' },
    };
    const secrets = { Z: '/z:4', MOVED: secretArn, A: '/a:12', B: '/b' };
    expect(appOf(withSecrets(definition(app), 'app', secrets)).dockerLabels).toEqual({
      [versionsLabel]: 'A=12,KEPT=2,Z=4',
      team: 'backend',
    });
    const unversioned = withSecrets(
      { containerDefinitions: [{ name: 'app', dockerLabels: { [versionsLabel]: 'A=1' } }] },
      null,
      {
        A: '/a',
      },
    );
    expect(unversioned.containerDefinitions).toEqual([{ name: 'app', secrets: [{ name: 'A', valueFrom: '/a' }] }]);
  });

  test('need the name of their container where there are several, and change nothing without any', () => {
    expect(() => withSecrets(definition({ name: 'app' }), null, { A: '/a' })).toThrow(
      expect.objectContaining({ code: 'CONTAINER_NOT_FOUND' }),
    );
    const several = definition({ name: 'app' });
    expect(withSecrets(several, null, {})).toBe(several);
  });
});
