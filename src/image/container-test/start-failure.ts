import type { ErrorSentences } from '../../toolkit/errors.ts';
import { quoted } from './words.ts';

/** Texts of the engine, of runc and of the kernel, by which the reason is known why a container does not start. */
interface Reason {
  readonly pattern: RegExp;
  sentences(match: RegExpExecArray): ErrorSentences;
}

/**
 * Why a program could not be run, from a line of the container's log that runc or the kernel left there; undefined for a line of the
 * application's own.
 */
export function explainLogLine(line: string): ErrorSentences | undefined {
  return /^exec \S+: |exec user process caused/.test(line) ? explain(line, programReasons) : undefined;
}

/** Why the container could not be started, from what the engine said. */
export function explainStart(message: string): ErrorSentences {
  return (
    explain(message, [...programReasons, ...engineReasons]) ?? {
      what: 'The container could not be started.',
      why: `The engine says: ${quoted(message.replace(/^Error response from daemon: /, ''))}.`,
      fix: 'Correct what it names; "docker run IMAGE" on your machine gives the same.',
    }
  );
}

function explain(message: string, reasons: readonly Reason[]): ErrorSentences | undefined {
  for (const { pattern, sentences } of reasons) {
    const match = pattern.exec(message);
    if (match !== null) return sentences(match);
  }
  return undefined;
}

/** Whether a message says that the kernel takes the program for none of its own. */
export function isWrongFormat(message: string): boolean {
  return /exec format error/.test(message);
}

const path = '(?<path>[^\\s"\':]{1,200})';

const programReasons: readonly Reason[] = [
  {
    pattern: new RegExp(`exec:? "?${path}"?: exec format error|exec format error`),
    sentences: (match) => ({
      what: `The container's program${named(match)} cannot be run on this machine's processor.`,
      why: 'The kernel says "exec format error": it was built for another processor, or it is a script without a first line such as #!/bin/sh.',
      fix: 'Build it for the platform of the image (GOARCH, --platform), or give the script its #! line.',
    }),
  },
  {
    pattern: new RegExp(
      `^exec ${path}: no such file or directory|exec user process caused:? "?no such file or directory`,
      'm',
    ),
    sentences: (match) => ({
      what: `The container's program${named(match)} could not be run, although the file is there.`,
      why: 'What it needs to be run is missing: the interpreter of its #! line (one that ends with a Windows line break is never found), or the loader of another C library (a program for glibc in Alpine or scratch).',
      fix: 'Save the script with LF line ends, install its interpreter, or link the program statically (CGO_ENABLED=0).',
    }),
  },
];

const engineReasons: readonly Reason[] = [
  {
    pattern: new RegExp(
      `exec: "${path}": (?:stat [^:]*: no such file or directory|executable file not found in \\$PATH)`,
    ),
    sentences: (match) => ({
      what: `The image has no program${named(match)}, which its ENTRYPOINT or CMD names (exit code 127).`,
      why: 'It is not at that path, or in no folder of PATH: it may have been copied elsewhere, or belong to another stage.',
      fix: 'Correct ENTRYPOINT or CMD, or the COPY that brings the program. An image without a shell takes the JSON form: CMD ["/server"].',
    }),
  },
  {
    pattern: new RegExp(`exec: "${path}": (?:permission denied|is a directory)`),
    sentences: (match) => ({
      what: `The container's program${named(match)} may not be executed (exit code 126).`,
      why: 'The file has no right to be executed for the user of the image, or it is a directory.',
      fix: 'Use COPY --chmod=755, or RUN chmod +x, for it.',
    }),
  },
  {
    pattern: /unable to find (?<kind>user|group) (?<name>[^\s:]{1,100})/,
    sentences: ({ groups }) => ({
      what: `The image has no ${groups?.kind} ${groups?.name}, which USER names.`,
      why: `There is no such line in its /etc/${groups?.kind === 'group' ? 'group' : 'passwd'}.`,
      fix: 'Create it in the Dockerfile (RUN adduser …), or give USER an id: USER 1000.',
    }),
  },
  {
    pattern: /(?:Cannot mkdir:|chdir to cwd|mkdir \S{1,200}:) ?(?<rest>.{1,300})/,
    sentences: ({ groups }) => ({
      what: "The image's WORKDIR cannot be entered.",
      why: `The engine says: ${quoted(groups?.rest ?? '')}.`,
      fix: 'Correct WORKDIR in the Dockerfile, or the rights of that directory for its USER.',
    }),
  },
  {
    pattern: /no command specified/i,
    sentences: () => ({
      what: 'The image says nothing about what it runs.',
      why: 'It has neither ENTRYPOINT nor CMD.',
      fix: 'End the Dockerfile with CMD ["program", "parameter"].',
    }),
  },
  {
    pattern: /network (?<name>[^\s:]{1,200}) not found/,
    sentences: ({ groups }) => ({
      what: `There is no Docker network ${groups?.name}.`,
      why: 'It is what "test-network" names.',
      fix: 'Use the name that "docker network ls" shows; "job.container.network" exists in jobs with a container or services.',
    }),
  },
  {
    pattern: /port is already allocated|address already in use/,
    sentences: () => ({
      what: 'The container could not be started: a port is taken on this machine.',
      why: 'Another container or program has it.',
      fix: 'End that, or leave "test-network" unset, so that the container has addresses of its own.',
    }),
  },
];

function named({ groups }: RegExpExecArray): string {
  return groups?.path === undefined ? '' : ` ${groups.path}`;
}
