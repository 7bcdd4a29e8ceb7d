import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { test } from '../support/concurrent-test.ts';
import { type DoctorScene, startDoctorScene } from '../support/doctor-scene.ts';

let scene: DoctorScene;

beforeAll(async () => {
  scene = await startDoctorScene();
}, 90_000);

afterAll(() => scene?.stop());

describe('a service with nothing wrong', () => {
  test('is said to be fine, with what was looked at, and passes; a second run says the same', async () => {
    await scene.set('sound');
    const first = await scene.examine({ cluster: 'sound' });
    expect(first.wrongIds).toEqual([]);
    expect(first).toMatchObject({ exitCode: 0, outputs: { problems: '0', warnings: '0', policy: '' } });
    expect(first.log).toContain('backend in sound is fine in what could be looked at; the rest is not known.');
    expect(first.summary).toMatch(/\*\*0 problems, 0 warnings, \d+ ok, \d+ skipped \(not a pass\)\*\*/);
    for (const id of ['ID-SIGNIN', 'IAM-ACT', 'IAM-EXEC', 'ECR-IMAGE', 'ECR-ARCH', 'SV-STALL', 'CL-FIT', 'TD-LOG'])
      expect(first.findings).toContainEqual(expect.objectContaining({ id, status: 'ok' }));

    const second = await scene.examine({ cluster: 'sound' });
    expect(second.outputs).toEqual(first.outputs);
  });
});
