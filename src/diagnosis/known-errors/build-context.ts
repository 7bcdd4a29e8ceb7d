import type { KnownError } from './known-error.ts';

/* What COPY and ADD do not find. */

export const buildContextErrors: readonly KnownError[] = [
  {
    id: 'copy-source-missing',
    sources: ['build'],
    patterns: [
      /failed to calculate checksum of ref [^\s]{1,200}: "(?<path>[^"\n]{1,300})": not found/,
      /COPY failed: file not found in build context or excluded by \.dockerignore: stat (?<path>[^\n:]{1,300}): file does not exist/,
      /ADD failed: file not found in build context or excluded by \.dockerignore: stat (?<path>[^\n:]{1,300}): file does not exist/,
    ],
    what: 'COPY or ADD does not find {path}.',
    why: 'It is not in the build context (another directory, not committed, made only locally, or above it by ../) or stands in .dockerignore; with --from, the stage does not have it.',
    fix: 'Check the context of the build and .dockerignore; git ls-files shows whether the file is committed.',
    link: 'https://docs.docker.com/build/concepts/context/',
  },
  {
    id: 'copy-outside-context',
    sources: ['build'],
    patterns: [/(?:COPY|ADD) failed: forbidden path outside the build context: (?<path>[^\s]{1,300})/],
    what: 'COPY or ADD uses {path}, which is outside the build context.',
    why: 'A build sees only what is below its context directory.',
    fix: 'Take a directory further up as the context (docker build -f app/Dockerfile .), and write the paths from there.',
    link: 'https://docs.docker.com/build/concepts/context/',
  },
  {
    id: 'copy-from-stage-path-missing',
    sources: ['build'],
    patterns: [
      /failed to solve: lstat (?<path>[^\s:]{1,300}): no such file or directory/,
      /COPY failed: stat (?<path>[^\n:]{1,300}): file does not exist/,
      /COPY --from=[^\n]{1,400}\n(?:#\d{1,5} )?ERROR: failed to calculate checksum of ref [^\s]{1,200}: "(?<path>[^"\n]{1,300})": not found/,
    ],
    what: 'COPY --from does not find {path} in the earlier stage.',
    why: 'The build step of that stage writes to another directory, or it did not run.',
    fix: 'Check where the build tool writes to (dist, build, .next, target), and the WORKDIR of that stage.',
    beats: ['copy-source-missing'],
  },
  {
    id: 'copy-from-unknown-stage',
    sources: ['build'],
    patterns: [/invalid from flag value (?<stage>[^\s:]{1,200}): /],
    what: 'COPY --from={stage} names neither a stage nor an image that can be pulled.',
    why: 'No FROM ... AS {stage} stands before it, so Docker took it for the name of an image.',
    fix: 'Write the name of an earlier stage into COPY --from, or name the stage so.',
    beats: ['docker-hub-unreachable', 'base-image-not-found', 'registry-host-unresolvable'],
  },
];
