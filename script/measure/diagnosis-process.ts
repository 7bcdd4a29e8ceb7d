import { createReadStream } from 'node:fs';
import { createDiagnosis } from '../../src/diagnosis/diagnose.ts';

// Looks for every known error in the file that is named, as a log of unknown kind, and prints how many it found.
const [path = ''] = process.argv.slice(2);
const diagnosis = createDiagnosis();
const text = diagnosis.open({
  sources: ['build', 'registry', 'credentials', 'ecs-api', 'service-event', 'stopped-reason', 'container-log', 'probe'],
});
for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) text.add(piece);
const causes = diagnosis.finish();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    causes: causes.length,
    cpuSeconds: (user + system) / 1_000_000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
