import type { KnownError } from './known-error.ts';

export const pipErrors: readonly KnownError[] = [
  {
    id: 'pip-externally-managed-alpine',
    sources: ['build'],
    patterns: [
      /The system-wide python installation should be maintained using the system/,
      /package manager \(apk\) only/,
    ],
    what: 'pip may not install into the Python of Alpine.',
    why: 'From Alpine 3.19 on, the Python of apk is marked as managed by the system (PEP 668).',
    fix: 'Install into a virtual environment (RUN apk add python3 py3-pip && python3 -m venv /venv && /venv/bin/pip install ...), or begin with python:3-alpine.',
    link: 'https://peps.python.org/pep-0668/',
    beats: ['pip-externally-managed-debian'],
  },
  {
    id: 'pip-externally-managed-debian',
    sources: ['build'],
    patterns: [
      /error: externally-managed-environment/,
      /To install Python packages system-wide, try apt install/,
      /See PEP 668 for the detailed specification/,
    ],
    what: 'pip may not install into the Python of the distribution.',
    why: 'From Debian 12 and Ubuntu 23.04 on, that Python is marked as managed by the system (PEP 668).',
    fix: 'Install into a virtual environment (RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install -r requirements.txt, then ENV PATH=/opt/venv/bin:$PATH), or begin with python:3-slim.',
    link: 'https://peps.python.org/pep-0668/',
  },
  {
    id: 'pip-index-unreachable',
    sources: ['build'],
    patterns: [
      /Failed to establish a new connection: \[Errno -?\d{1,5}\] [^\n]{1,200}\/simple\/(?<package>[\w.-]{1,100})/,
      /Retrying \(Retry\([^\n]{1,200}(?:NameResolutionError|NewConnectionError|ConnectTimeoutError)[^\n]{1,400}\/simple\/(?<package>[\w.-]{1,100})/,
    ],
    what: 'pip cannot reach the package index.',
    why: 'The name of the index does not resolve, or no route or proxy leads there; "No matching distribution" after it is a consequence.',
    fix: 'Check PIP_INDEX_URL or --index-url and the network of the builder, and run the build again if it was a passing fault.',
    beats: ['pip-no-matching-version'],
  },
  {
    id: 'pip-no-matching-version',
    sources: ['build'],
    patterns: [
      /No matching distribution found for (?<requirement>[^\s]{1,200})/,
      /Could not find a version that satisfies the requirement (?<requirement>[^\s]{1,200})/,
    ],
    what: 'pip finds no {requirement} for this Python.',
    why: 'The version does not exist, was withdrawn, or asks for another Python version or platform.',
    fix: 'Correct {requirement} in the requirements, or choose a base image with the Python version that it needs.',
  },
  {
    id: 'pip-requirements-file-missing',
    sources: ['build'],
    patterns: [/Could not open requirements file: \[Errno 2\] No such file or directory: '(?<file>[^'\n]{1,200})'/],
    what: 'pip found no file {file}.',
    why: 'The file was not copied before the step, or into another directory than WORKDIR.',
    fix: 'Put a COPY of {file} before RUN pip install -r {file}.',
  },
  {
    id: 'pip-needs-system-library',
    sources: ['build'],
    patterns: [
      /Error: (?<missing>pg_config|mysql_config) executable not found/,
      /fatal error: (?<missing>[\w./-]{1,100}\.h): No such file or directory/,
      /error: command '(?<missing>gcc|cc|g\+\+|x86_64-linux-gnu-gcc|aarch64-linux-gnu-gcc)' failed: No such file or directory/,
    ],
    what: 'A package is compiled, and {missing} is not in the image.',
    why: 'There is no ready wheel for this platform, and the compiler or the headers of a system library are missing.',
    fix: 'Install them first (Debian: apt-get install -y gcc libpq-dev; Alpine: apk add gcc musl-dev postgresql-dev), or use a package with a wheel such as psycopg2-binary.',
  },
  {
    id: 'pip-dependency-conflict',
    sources: ['build'],
    patterns: [/Cannot install (?<packages>[^\n]{1,200}) because these package versions have conflicting dependencies/],
    what: 'pip cannot install {packages} together.',
    why: 'The requirements exclude each other.',
    fix: 'Loosen one of these versions, and write the requirements anew.',
    beats: ['pip-no-matching-version'],
  },
  {
    id: 'pip-hash-mismatch',
    sources: ['build'],
    patterns: [
      /THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE/,
      /ERROR: Hashes are required in --require-hashes mode, but they are missing/,
    ],
    what: 'pip downloaded a package whose hash is not the one in the requirements.',
    why: 'The requirements were changed without their hashes, or the index serves another file than the one they were written for.',
    fix: 'Write the hashes anew (pip-compile --generate-hashes), and compare them with those that PyPI shows for the version.',
    link: 'https://pip.pypa.io/en/stable/topics/secure-installs/',
  },
];
