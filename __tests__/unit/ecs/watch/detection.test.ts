import { expect, test } from '@jest/globals';
import { detect, ecspressoCalls, percentile } from '../../../../script/measure/virtual-rollouts.ts';

test.each([20, 60, 180, 600])(
  'peers 6: 1,000 rollouts of %i s on a virtual clock: the end is seen 1 s late in the median, 2 s at the 95th percentile',
  async (seconds) => {
    const detections = await detect(seconds, 1_000);
    const late = detections.map((detection) => detection.late);
    const calls = detections.reduce((sum, detection) => sum + detection.calls, 0) / detections.length;
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(percentile(late, 0.5)).toBeLessThanOrEqual(1);
    expect(percentile(late, 0.95)).toBeLessThanOrEqual(2);
    if (seconds >= 90) expect(calls).toBeLessThanOrEqual(ecspressoCalls[seconds] ?? 0);
  },
  60_000,
);

test('at 90 s too there are no more calls than ecspresso makes, by a line between its 60 s and its 180 s', async () => {
  const detections = await detect(90, 1_000);
  const calls = detections.reduce((sum, detection) => sum + detection.calls, 0) / detections.length;
  expect(calls).toBeLessThanOrEqual(13 + (30 / 120) * (33 - 13));
});
