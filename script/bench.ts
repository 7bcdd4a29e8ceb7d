import { measureDelays } from './measure/delay.ts';
import { measureSizes } from './measure/sizes.ts';
import { measureStartUp } from './measure/start-up.ts';

const parts = [
  { title: 'Start to usage error, wall time, against `node -e 0`', measure: measureStartUp },
  { title: 'Size of dist, in bytes', measure: measureSizes },
  { title: "deploy's own delay after ECS reports completion, local-aws simulated", measure: measureDelays },
];

for (const { title, measure } of parts) {
  console.log(`\n${title}`);
  const rows = await measure();
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
}
