import type { KnownError } from './known-error.ts';

/* What Python, gunicorn and uvicorn say when a program does not start. */

const sources = ['container-log'] as const;
/** A server says where it listens before it loads the application. */
const begun = ['listening-on-localhost-only'] as const;

/** What Python, gunicorn and uvicorn say when a program does not start. */
export const pythonErrors: readonly KnownError[] = [
  {
    id: 'python-module-not-found',
    sources,
    patterns: [
      /ModuleNotFoundError: No module named '(?<module>[^']{1,200})'/,
      /python[\d.]{0,8}: can't open file '(?<module>[^']{1,300})': \[Errno 2\]/,
    ],
    what: 'Python cannot find {module} in the image.',
    why: 'A package is not installed in the last stage, or the file is somewhere else.',
    fix: 'Add the package to requirements.txt, or copy the file, and check WORKDIR, PYTHONPATH and the PATH of the virtual environment.',
    beats: ['gunicorn-worker-failed-to-boot', 'uvicorn-app-not-importable', ...begun],
  },
  {
    id: 'gunicorn-worker-failed-to-boot',
    sources,
    patterns: [
      /\[ERROR\] Reason: (?:Worker failed to boot|App failed to load)\./,
      /Failed to find attribute '[^']{1,100}' in '[^']{1,200}'\./,
    ],
    what: 'gunicorn cannot load the application.',
    why: 'Likely the name MODULE:APP is wrong, or the application failed while it was imported.',
    fix: 'Read the traceback above: it has the true reason. Correct MODULE:APP and the working directory (--chdir).',
    beats: begun,
  },
  {
    id: 'uvicorn-app-not-importable',
    sources,
    patterns: [/Error loading ASGI app\. /],
    what: 'uvicorn cannot load the application.',
    why: 'The module or the attribute in its command does not exist.',
    fix: 'Correct the path (such as app.main:app) and WORKDIR.',
    beats: begun,
  },
];
