import type { KnownError } from './known-error.ts';

/* What BuildKit and the legacy builder say about a Dockerfile. */

const parseError = 'dockerfile parse error (?:on )?line (?<line>\\d{1,6}): ';

export const dockerfileErrors: readonly KnownError[] = [
  {
    id: 'dockerfile-broken-continuation',
    sources: ['build'],
    patterns: [
      new RegExp(`${parseError}unknown instruction: (?<word>&&|\\|\\||[|;\\\\'"\`(){}\\[\\]$-][^\\s]{0,40})`),
      new RegExp(
        `${parseError}unknown instruction: (?<word>EXIT|ECHO|EOF|SET|IF|FI|THEN|DONE|MKDIR|CD|APT-GET|NPM|PIP)\\b`,
      ),
    ],
    what: 'Line {line} of the Dockerfile begins with {word}, which belongs to the line before.',
    why: 'The line before lacks its backslash or has a blank after it, or the legacy builder reads a heredoc, which it does not know.',
    fix: 'End the line before with a backslash and nothing behind it; build heredocs with BuildKit (docker buildx build).',
    link: 'https://docs.docker.com/reference/dockerfile/#here-documents',
    beats: ['dockerfile-unknown-instruction'],
  },
  {
    id: 'dockerfile-unknown-instruction',
    sources: ['build'],
    patterns: [new RegExp(`${parseError}unknown instruction: (?<word>[^\\s]{1,60})`)],
    what: 'Line {line} of the Dockerfile begins with {word}, which is no instruction.',
    why: 'It is mistyped, is left from a merge conflict, or the file is no Dockerfile.',
    fix: 'Correct line {line}; a comment begins with #.',
    link: 'https://docs.docker.com/reference/dockerfile/',
  },
  {
    id: 'dockerfile-empty',
    sources: ['build'],
    patterns: [/the Dockerfile (?:\([^)\n]{1,200}\) )?cannot be empty/],
    what: 'The Dockerfile is empty.',
    why: 'The file that was found has no content, so likely it is another one than was meant.',
    fix: 'Commit the Dockerfile, or correct the path that the build is given.',
  },
  {
    id: 'dockerfile-no-from',
    sources: ['build'],
    patterns: [/no build stage in current context/],
    what: 'The Dockerfile does not begin with FROM.',
    why: 'Only ARG, comments and parser directives may stand before the first FROM.',
    fix: 'Put FROM with the base image first.',
    link: 'https://docs.docker.com/reference/dockerfile/#from',
  },
  {
    id: 'dockerfile-wrong-arguments',
    sources: ['build'],
    patterns: [
      /\b(?<instruction>[A-Z]{3,12}) requires (?:either one or three|at least (?:one|two)|exactly (?:one|two)) arguments?/,
      /\b(?<instruction>[A-Z]{3,12}) must have two arguments/,
    ],
    what: '{instruction} in the Dockerfile has the wrong number of arguments.',
    why: 'A word is missing or too much, or a variable in the line is empty.',
    fix: 'Write FROM image AS name, COPY source destination, ENV KEY=value.',
    link: 'https://docs.docker.com/reference/dockerfile/',
  },
  {
    id: 'dockerfile-invalid-value',
    sources: ['build'],
    patterns: [
      /time: (?:missing|unknown) unit (?:"[^"\n]{1,20}" )?in duration "(?<value>[^"\n]{1,60})"/,
      /time: invalid duration "(?<value>[^"\n]{1,60})"/,
      /invalid containerPort: (?<value>[^\s]{1,60})/,
    ],
    what: 'The Dockerfile has the value "{value}" where a duration or a port is needed.',
    why: 'A duration of HEALTHCHECK has no unit, or EXPOSE has something that is no port, such as an ARG that is not set.',
    fix: 'Write durations such as 5s or 1m, and ports as numbers.',
    link: 'https://docs.docker.com/reference/dockerfile/#healthcheck',
  },
  {
    id: 'build-arg-for-base-missing',
    sources: ['build'],
    patterns: [/base name \((?:\$\{?(?<argument>\w{1,100}))?[^)\n]{0,100}\) should not be blank/],
    what: 'The base image in FROM is empty: {argument|its build argument} has no value.',
    why: 'The build argument was not passed and has no default, or its ARG does not stand before the first FROM.',
    fix: 'Pass it as a build argument, or give its ARG before FROM a default.',
    link: 'https://docs.docker.com/build/building/variables/#scoping',
  },
  {
    id: 'build-target-missing',
    sources: ['build'],
    patterns: [
      /target stage "?(?<target>[\w.-]{1,100})"? could not be found/,
      /failed to reach build target (?<target>[\w.-]{1,100}) in Dockerfile/,
    ],
    what: 'The Dockerfile has no stage "{target}".',
    why: 'The target of the build names a stage that no FROM ... AS {target} defines.',
    fix: 'Name one of the stages of the Dockerfile as the target, or leave the target out.',
  },
  {
    id: 'build-secret-missing',
    sources: ['build'],
    patterns: [
      /failed to solve: secret (?<secret>[^\s:]{1,100}): not found/,
      /ERROR: secret (?<secret>[^\s:]{1,100}): not found/,
    ],
    what: 'The build has no secret "{secret}".',
    why: 'RUN --mount=type=secret,id={secret} requires it, and it was not passed to the build.',
    fix: 'Pass the secret with the id {secret} (docker buildx build --secret id={secret},env=NAME), or correct the id in the Dockerfile.',
    link: 'https://docs.docker.com/build/building/secrets/',
  },
  {
    id: 'mount-needs-buildkit',
    sources: ['build'],
    patterns: [/the --(?<option>mount|chmod|link|security|network) option requires BuildKit/],
    what: 'The Dockerfile uses --{option}, which the legacy builder does not know.',
    why: 'The build does not run with BuildKit.',
    fix: 'Build with docker buildx build, or set DOCKER_BUILDKIT=1.',
    link: 'https://docs.docker.com/go/buildkit/',
  },
];
