import { expect, test } from '@jest/globals';
import { withSecrets } from '../../../../src/ecs/secrets/with-secrets.ts';
import { planBack } from '../../../../src/ecs/undo/plan-back.ts';
import { previousVersion } from '../../../../src/ecs/undo/previous-version.ts';
import { newImage, request, situation } from '../answers.ts';

test('the way back runs the previous task definition as it was: neither the image nor the secrets of the deploy', () => {
  const before = situation();
  const previous = previousVersion(before);
  if (previous === null) throw new Error('There is a previous version.');
  const asked = { ...request, secrets: { TOKEN: '/backend/TOKEN:4' } };
  const plan = planBack(before, previous, asked);
  expect(plan.revision).toBe(before.primary.taskDefinition);
  expect(JSON.stringify(plan.wanted)).not.toContain('TOKEN');
  expect(JSON.stringify(plan.wanted)).not.toContain(newImage);
  expect(JSON.stringify(withSecrets(plan.wanted, null, asked.secrets))).toContain('TOKEN');
});
