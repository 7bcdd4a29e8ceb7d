import type { KnownError } from './known-error.ts';

export const goErrors: readonly KnownError[] = [
  {
    id: 'go-sum-missing-entry',
    sources: ['build'],
    patterns: [
      /missing go\.sum entry for (?:module providing package|go\.mod file for module|module) (?<package>[^\s;]{1,200})/,
      /(?<![\w./@-])(?<package>[\w-]{1,60}\.[\w./@-]{1,200}): missing go\.sum entry/,
    ],
    what: 'go.sum has no entry for {package}.',
    why: 'go.sum is not committed, not copied, or older than go.mod.',
    fix: 'Run go mod tidy, commit go.sum, and put COPY go.mod go.sum ./ before go mod download.',
  },
  {
    id: 'go-checksum-mismatch',
    sources: ['build'],
    patterns: [/verifying (?<module>[^\s]{1,200}): checksum mismatch/],
    what: 'The module {module} is not the one that go.sum was written for.',
    why: 'Its tag was moved, go.sum was edited, or a proxy serves something else.',
    fix: 'Find out first why the module changed. If that is all right, delete its lines in go.sum, run go mod tidy, and commit.',
    link: 'https://go.dev/ref/mod#authenticating',
  },
  {
    id: 'go-toolchain-too-old',
    sources: ['build'],
    patterns: [
      /go\.mod requires go >= (?<wanted>[\w.]{1,20}) \(running go (?<running>[\w.]{1,20})/,
      /invalid go version '(?<wanted>[\w.]{1,20})': must match format/,
    ],
    what: 'go.mod asks for Go {wanted}, and the builder has {running|an older one}.',
    why: 'The image of the build stage is older than the "go" line of go.mod.',
    fix: 'Begin the build stage with FROM golang:{wanted} or newer, or lower the "go" line.',
  },
  {
    id: 'go-private-module',
    sources: ['build'],
    patterns: [
      /reading https?:\/\/[^\s]{1,200}\/(?<module>[\w.-]{1,60}\.[a-z]{2,10}\/[^\s@]{1,200})\/@v\/[^\s]{1,100}: (?:403|404|410) /,
      /unable to access 'https:\/\/(?<module>[^'\s]{1,200})': Could not resolve host/,
      /could not read Username for 'https:\/\/(?<module>[^'\s]{1,200})': (?:terminal prompts disabled|No such device)/,
    ],
    what: 'The repository {module} cannot be read from the build.',
    why: 'Likely it is a private Go module, and git in the build has no login for it or the public proxy is asked for it.',
    fix: 'Set GOPRIVATE to its path, and give git a token through a build secret (RUN --mount=type=secret).',
    link: 'https://go.dev/ref/mod#private-modules',
  },
  {
    id: 'go-module-not-required',
    sources: ['build'],
    patterns: [
      /no required module provides package (?<package>[^\s;:]{1,200})/,
      /package (?<package>[\w.-]{1,100}\/[^\s;:]{1,200}) is not in (?:std|GOROOT)/,
    ],
    what: 'The code imports {package}, which no module of go.mod has.',
    why: 'go.mod was not changed with the code, or the import has a typing error.',
    fix: 'Run go mod tidy, and commit go.mod and go.sum.',
    link: 'https://go.dev/ref/mod#go-mod-tidy',
  },
  {
    id: 'go-compile-error',
    sources: ['build'],
    patterns: [
      /(?<![\w./@-])(?<file>[\w./@-]{1,200}\.go):(?<line>\d{1,6}):\d{1,6}: (?<message>(?:undefined: |syntax error: |cannot use |declared and not used: |missing return|too many arguments|not enough arguments|invalid operation: |"[^"\n]{1,200}" imported and not used)[^\n]{0,200})/,
    ],
    what: 'The code does not compile: {file} has an error in line {line}.',
    why: 'Go says: {message}.',
    fix: 'Correct {file}; go vet ./... shows all errors before a push.',
  },
];
