// Bundles the server and its one dependency into dist/server.js, so that the image needs no package manager and no node_modules.
import { build } from 'esbuild';

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/server.ts'],
  outfile: 'dist/server.js',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // An optional native client, which pg only looks for when it is asked to.
  external: ['pg-native'],
  logLevel: 'warning',
});
