import type { KnownError } from './known-error.ts';

export const aptErrors: readonly KnownError[] = [
  {
    id: 'apt-mirror-unresolvable',
    sources: ['build'],
    patterns: [/(?:Could not resolve|Temporary failure resolving) '(?<host>[\w.-]{1,200})'/],
    what: 'apt cannot resolve the name of the mirror {host}.',
    why: 'The build has no working DNS; "Unable to locate package" after it is a consequence.',
    fix: 'Run the build again; on a runner of your own give the Docker daemon a name server ("dns" in /etc/docker/daemon.json) or build with --network=host.',
    beats: ['apt-unable-to-locate-package'],
  },
  {
    id: 'apt-suite-gone',
    sources: ['build'],
    patterns: [/The repository '(?<repository>[^'\n]{1,300})' (?:does not have|no longer has) a Release file/],
    what: 'The mirror no longer has "{repository}".',
    why: 'Likely the release of the base image has reached its end of life.',
    fix: 'Move to a supported base image; until then, point sources.list at archive.debian.org or old-releases.ubuntu.com.',
    beats: ['apt-unable-to-locate-package'],
  },
  {
    id: 'apt-404-stale-package-list',
    sources: ['build'],
    patterns: [
      /E: Failed to fetch (?<url>https?:\/\/[^\s]{1,400}) {1,3}404 {1,3}Not Found/,
      /E: Unable to fetch some archives, maybe run apt-get update/,
    ],
    what: 'apt asks for a version of a package that the mirror no longer has.',
    why: 'Likely apt-get update is in a layer of its own that came from the cache, so its package list is old.',
    fix: 'Write RUN apt-get update && apt-get install -y ... in one instruction, and build once with --no-cache.',
    link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  },
  {
    id: 'apt-not-root',
    sources: ['build'],
    patterns: [/Could not open lock file (?<file>\/var\/[^\s]{1,100}) - open \(13: Permission denied\)/],
    what: 'apt may not write {file}: it does not run as root.',
    why: 'The step comes after a USER instruction, or the base image has a user of its own.',
    fix: 'Install packages before USER, or put USER root before the step and the other user after it.',
  },
  {
    id: 'apt-unable-to-locate-package',
    sources: ['build'],
    patterns: [
      /E: Unable to locate package (?<package>[\w.+:-]{1,100})/,
      /The command '(?![^'\n]{0,600}apt-get update)[^'\n]{0,300}apt-get install [^'\n]{0,300}' returned a non-zero code: 100/,
    ],
    what: 'apt does not find the package {package|that is to be installed}.',
    why: 'The layer has no package list (no apt-get update before it), or this release has no such package.',
    fix: 'Write RUN apt-get update && apt-get install -y --no-install-recommends ... in one instruction, and check the name for the release of the base image.',
    link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  },
];
