import type { KnownError } from './known-error.ts';

/* What the Java virtual machine says. */

const sources = ['container-log'] as const;

/** What the Java virtual machine says. */
export const javaErrors: readonly KnownError[] = [
  {
    id: 'java-jar-missing',
    sources,
    patterns: [
      /Error: Unable to access jarfile (?<file>\S{1,300})/,
      /Error: Could not find or load main class (?<file>\S{1,300})/,
    ],
    what: 'Java cannot find {file}.',
    why: 'The jar is not at that path, or the class is not in it.',
    fix: 'Copy the jar into the last stage (COPY --from=build target/*.jar app.jar), and check its manifest and WORKDIR.',
  },
  {
    id: 'java-heap-out-of-memory',
    sources,
    patterns: [/java\.lang\.OutOfMemoryError: Java heap space/],
    what: 'Java ran out of heap.',
    why: 'The heap is too small for the program, or the program keeps what it no longer needs.',
    fix: 'Set -XX:MaxRAMPercentage=75, and raise memory in the task definition.',
    beats: ['exit-134-abort'],
  },
];
