import type { KnownError } from './known-error.ts';

/* What the kernel and the container runtime say in a container's own log: entrypoints, processors, files. */

const sources = ['container-log'] as const;

/** Entrypoints, processors and file systems of containers. */
export const containerErrors: readonly KnownError[] = [
  {
    id: 'entrypoint-interpreter-missing',
    sources: ['container-log', 'stopped-reason'],
    patterns: [/\bexec (?<file>\/[^\s:]{1,300}): no such file or directory/],
    what: '{file} cannot be started, because the program that shall run it is not in the image.',
    why: 'Likely the first line of the script names an interpreter that is missing (bash on Alpine) or ends in CR LF, or a binary is linked with a loader that is missing.',
    fix: 'Use #!/bin/sh or install bash. Save the script with LF ("*.sh text eol=lf" in .gitattributes). Build Go with CGO_ENABLED=0.',
  },
  {
    id: 'exec-format-error',
    sources: ['container-log', 'stopped-reason'],
    patterns: [/\bexec [^\s:]{1,300}: exec format error/, /exec user process caused[: ]{1,2}"?exec format error/],
    what: 'The program of {container|the container} cannot run on this processor; likely the image {image|of it} was built for another architecture.',
    why: 'The kernel takes the file for no program of its own; a script without a #! line looks the same to it.',
    fix: 'Build it for the platform of the task (linux/amd64, or cpuArchitecture ARM64 in the task definition). Begin scripts with #!/bin/sh.',
  },
  {
    id: 'read-only-filesystem',
    sources,
    patterns: [/: Read-only file system/, /\bEROFS: read-only file system/, /: read-only file system/],
    what: 'The program writes where its file system is read-only.',
    why: 'readonlyRootFilesystem is on, or the mount is read-only.',
    fix: 'Mount a volume or a tmpfs at that path, or turn readonlyRootFilesystem off.',
  },
  {
    id: 'file-permission-denied',
    sources,
    patterns: [
      /can(?:'t|not) create directory ['‘](?<file>[^'’\n]{1,300})['’]: Permission denied/,
      /EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir|copyfile|rmdir) '(?<file>[^']{1,300})'/,
      /PermissionError: \[Errno 13\] Permission denied: '(?<file>[^']{1,300})'/,
      /(?:open|mkdir) (?<file>\/[^\s:]{1,300}): permission denied/,
      /java\.nio\.file\.AccessDeniedException: (?<file>\/\S{1,300})/,
    ],
    what: 'The user of the container may not write or read {file}.',
    why: 'Likely the file belongs to root, or to another user id on a volume.',
    fix: 'Give it to the user before USER in the Dockerfile ("RUN mkdir -p /data && chown app /data"), or set the user id on the access point of the volume.',
  },
];
