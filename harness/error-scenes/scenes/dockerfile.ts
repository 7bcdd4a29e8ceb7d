import { type Build, buildkitBuild, label, legacyBuild } from '../builders.ts';
import { closedRegistry, openRegistry } from '../registry.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** A build, or how it is made where it takes something of the stage. */
type Plan = Build | ((stage: Stage) => Promise<Build>);

/** Errors that both builders know, each in its own words. */
const plans: readonly (readonly [id: string, plan: Plan, onlyBy?: 'legacy-builder' | 'buildkit'])[] = [
  ['copy-source-missing', { lines: ['COPY package.json ./'] }],
  ['copy-outside-context', { lines: ['COPY ../shared /shared'] }, 'legacy-builder'],
  [
    'copy-from-stage-path-missing',
    whole('FROM scratch AS build', label, 'COPY Dockerfile /', 'FROM scratch', 'COPY --from=build /app/dist /'),
  ],
  ['dockerfile-unknown-instruction', { lines: ['RUNN npm ci'] }],
  ['dockerfile-broken-continuation', { lines: ['RUN echo one', '&& echo two'] }],
  ['dockerfile-empty', whole()],
  ['dockerfile-no-from', whole('RUN npm ci')],
  ['dockerfile-wrong-arguments', { lines: ['COPY package.json'] }],
  ['dockerfile-invalid-value', { lines: ['HEALTHCHECK --interval=5 CMD true'] }],
  ['build-arg-for-base-missing', whole('ARG BASE', `FROM \${BASE}`)],
  ['build-target-missing', { lines: [], flags: ['--target', 'prod'] }],
  ['build-secret-missing', { lines: ['RUN --mount=type=secret,id=npmrc,required=true true'] }, 'buildkit'],
  ['mount-needs-buildkit', { lines: ['RUN --mount=type=cache,target=/root/.npm true'] }, 'legacy-builder'],
  ['build-user-not-found', { lines: ['USER appuser', 'RUN echo hello'] }],
  ['build-command-not-found', { lines: ['RUN npm run build'] }],
  ['build-script-not-executable', { lines: ['RUN /app/not-executable.sh'] }],
  ['build-exec-format-error', { lines: ['RUN ["/app/server-arm64"]'] }],
  ['build-scratch-has-no-shell', whole('FROM scratch', label, 'RUN echo hello')],
  ['base-image-not-found', async (stage) => whole(`FROM ${await openRegistry(stage)}/missing-base:1.2`)],
  ['base-image-registry-auth', async (stage) => whole(`FROM ${await closedRegistry(stage)}/private:1`)],
];

function whole(...lines: readonly string[]): Build {
  return { isWhole: true, lines };
}

async function made(plan: Plan, stage: Stage): Promise<Build> {
  return typeof plan === 'function' ? plan(stage) : plan;
}

const buildkitScenes = scenesOf(
  { source: 'build', tool: 'buildkit', isQuick: true },
  plans
    .filter(([, , onlyBy = 'buildkit']) => onlyBy === 'buildkit')
    .map(([id, plan]) => ({ id, provoke: async (stage) => buildkitBuild(stage, await made(plan, stage)) })),
);

const legacyScenes = scenesOf(
  { source: 'build', tool: 'legacy-builder', isQuick: true },
  plans
    .filter(([, , onlyBy = 'legacy-builder']) => onlyBy === 'legacy-builder')
    .map(([id, plan]) => ({ id, provoke: async (stage) => legacyBuild(stage, await made(plan, stage)) })),
);

const ofOne: readonly Scene[] = [
  {
    id: 'copy-from-unknown-stage',
    source: 'build',
    tool: 'legacy-builder',
    // It asks Docker Hub first, and where there is no answer that takes long.
    isQuick: false,
    provoke: (stage) => legacyBuild(stage, whole('FROM scratch', label, 'COPY --from=builder /app /app')),
  },
  {
    id: 'docker-hub-unreachable',
    source: 'build',
    tool: 'buildkit',
    isQuick: false,
    provoke: (stage) => buildkitBuild(stage, whole('FROM node:24-alpine')),
  },
  {
    id: 'docker-hub-unreachable',
    source: 'build',
    tool: 'legacy-builder',
    isQuick: false,
    provoke: (stage) => legacyBuild(stage, whole('FROM node:24-alpine')),
  },
  {
    id: 'build-killed-out-of-memory',
    source: 'build',
    tool: 'legacy-builder',
    isQuick: false,
    provoke: (stage) => {
      const lines = [`RUN x=a; while :; do x=$x$x; done`];
      return legacyBuild(stage, { lines, flags: ['--memory', '30m', '--memory-swap', '30m'] });
    },
  },
];

/** What builders say about a Dockerfile, its context and its base. */
export const dockerfileScenes: readonly Scene[] = [...buildkitScenes, ...legacyScenes, ...ofOne];
