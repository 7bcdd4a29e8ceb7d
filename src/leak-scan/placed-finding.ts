import type { SecretsMode } from '../secrets/types.ts';
import type { Finding } from './finding.ts';

/** A line of a Dockerfile. */
export interface DockerfileLine {
  /** The path as the user wrote it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** In upper case, for example `ARG`. */
  readonly keyword: string;
}

/** A finding with what is known of its secret and of its origin. */
export interface PlacedFinding extends Finding {
  /** The Dockerfile's line that made the place. */
  readonly line: DockerfileLine | undefined;
  /** How the secret travels. */
  readonly mode: SecretsMode;
}

/** Where a finding is, such as `layer 3, file app/.env, as base64 (Dockerfile line 7, COPY)`; layers count from 1 here. */
export function placeText(finding: PlacedFinding): string {
  const form = finding.encoding === 'as it is' ? '' : `, ${formText(finding)}`;
  const platform = finding.platform === undefined ? '' : ` of ${finding.platform}`;
  const more = finding.more === undefined ? '' : `, and ${finding.more} more such places`;
  const { line } = finding;
  const origin = line === undefined ? '' : ` (${line.file} line ${line.line}, ${line.keyword})`;
  return `${sinkText(finding)}${platform}${form}${origin}${more}`;
}

function formText({ encoding }: PlacedFinding): string {
  switch (encoding) {
    case 'one of its lines':
    case 'with other line ends':
      return encoding;
    case 'escaped line ends':
    case 'shell quotes':
      return `with ${encoding}`;
    default:
      return `as ${encoding}`;
  }
}

function sinkText(finding: PlacedFinding): string {
  const part = finding.part === undefined ? '' : `, ${finding.part}`;
  switch (finding.sink) {
    case 'layer':
    case 'cache':
    case 'archive':
      return layerText(finding) + part;
    case 'history':
      return `the image's history, entry ${(finding.historyIndex ?? 0) + 1}`;
    case 'config':
      return `the image's configuration${part}`;
    case 'provenance':
      return `the provenance attestation${part}`;
    case 'sbom':
      return `the SBOM attestation${part}`;
    case 'attestation':
      return `an attestation${part}`;
    case 'manifest':
      return `the image's manifest${part}`;
    case 'metadata':
      return `the build's metadata${part}`;
    case 'build-log':
      return `the build's log${part}`;
  }
}

function layerText({ sink, layer, path, where }: PlacedFinding): string {
  const thing =
    sink === 'layer'
      ? 'layer'
      : sink === 'cache'
        ? 'the exported cache, layer'
        : 'a part of the archive that no manifest names';
  const number = layer === undefined ? '' : ` ${layer.index + 1}`;
  return `${thing}${number}${fileText(path, where)}`;
}

function fileText(path: PlacedFinding['path'], where: PlacedFinding['where']): string {
  if (path === undefined) return '';
  switch (where) {
    case undefined:
    case 'content':
      return `, file ${path}`;
    case 'name':
      return `, the name of ${path}`;
    case 'link target':
      return `, the target of the link ${path}`;
    case 'attribute':
      return `, an attribute of ${path}`;
  }
}
