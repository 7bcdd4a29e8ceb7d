import type { KnownError } from './known-error.ts';

/* What RUN steps, whatever they run, end with. The first is what says most. */

/** How BuildKit and the legacy builder say that a step failed. */
function stepEndedWith(exitCode: number): readonly RegExp[] {
  return [
    new RegExp(`process "(?<command>[^\\n]{1,500})" did not complete successfully: exit code: ${exitCode}(?!\\d)`),
    new RegExp(`The command '(?<command>[^\\n]{1,500})' returned a non-zero code: ${exitCode}(?!\\d)`),
  ];
}

export const buildStepErrors: readonly KnownError[] = [
  {
    id: 'build-scratch-has-no-shell',
    sources: ['build'],
    patterns: [
      /exec: "(?<shell>\/bin\/(?:ba|a)?sh)": stat [\w/]{1,20}: no such file or directory/,
      /exec (?<shell>\/bin\/(?:ba|a)?sh): no such file or directory/,
    ],
    what: 'The stage has no shell to run the step with.',
    why: 'RUN in its usual form needs {shell}, which scratch and distroless images do not have.',
    fix: 'Do the work of RUN in a build stage, and only COPY --from it into the scratch or distroless stage.',
  },
  {
    id: 'build-exec-format-error',
    sources: ['build'],
    patterns: [
      /exec (?<program>\/[^\s:]{1,200}): exec format error/,
      /"(?<program>\/[^"\s]{1,200})": exec format error/,
    ],
    what: '{program} in the image is for another processor than that of the builder.',
    why: 'The base image or the program was made for another architecture, and no emulation is set up.',
    fix: 'Build for the architecture of the builder (--platform linux/amd64), use docker/setup-qemu-action, or build on a runner of the other architecture.',
    link: 'https://docs.docker.com/build/building/multi-platform/',
  },
  {
    id: 'build-user-not-found',
    sources: ['build'],
    patterns: [/unable to find user (?<user>[^\s:]{1,100}): no matching entries in passwd file/],
    what: 'The image has no user {user}.',
    why: 'USER (or the user of docker run) names an account that no step made.',
    fix: 'Make it before USER (RUN adduser -D {user} on Alpine, RUN useradd -m {user} on Debian), or use a number.',
  },
  {
    id: 'no-space-left-on-device',
    sources: ['build'],
    patterns: [/: no space left on device/],
    what: 'The disk of the builder is full.',
    why: 'Images, build cache and the build context together need more than there is.',
    fix: 'Free the disk (docker system prune -af), make the image and the context smaller (.dockerignore), or take a runner with a larger disk.',
  },
  {
    id: 'build-script-not-executable',
    sources: ['build'],
    patterns: [/sh: (?:\d{1,4}: |line \d{1,4}: )?(?<script>[\w./-]{1,200}): Permission denied/, ...stepEndedWith(126)],
    what: 'The step may not execute {script|its program}.',
    why: 'The file lacks the bit that makes it executable (exit code 126).',
    fix: 'Commit it with git update-index --chmod=+x FILE, copy it with COPY --chmod=755, or run it with sh FILE.',
    link: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
  },
  {
    id: 'build-command-not-found',
    sources: ['build'],
    patterns: [
      /sh: (?:\d{1,4}: |line \d{1,4}: )?(?<program>[\w./@+-]{1,100})(?:: command not found|: not found)/,
      ...stepEndedWith(127),
    ],
    what: 'The step calls {program|a program} that the stage does not have.',
    why: 'It is not installed in this stage: each FROM begins with nothing but its own image (exit code 127).',
    fix: 'Install it in this stage, or choose a base image that has it.',
  },
  {
    id: 'build-killed-out-of-memory',
    sources: ['build'],
    patterns: stepEndedWith(137),
    what: 'A step of the build was killed (exit code 137).',
    why: 'Likely the builder ran out of memory, and the kernel ended its largest process.',
    fix: 'Take a larger runner, run less at once (make -j2, cargo build -j2), or limit the heap (NODE_OPTIONS=--max-old-space-size=MEBIBYTES).',
  },
];
