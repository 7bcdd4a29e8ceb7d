import type { HistoryEntry } from '../dockerfile/layers.ts';
import { asObject, asObjects, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import type { LayerPlace, ScannedImage, Sink } from './finding.ts';
import { memberAt } from './json-blob.ts';
import { digestOfPath } from './oci-path.ts';

/** A descriptor of an OCI index or manifest, or what docker-archive has in its place. */
export interface Descriptor {
  readonly path: string;
  readonly digest: string | undefined;
  readonly mediaType: string;
  readonly isAttestation: boolean;
}

/** A descriptor as an OCI index or manifest has it. */
export function descriptorOf(descriptor: JsonObject): Descriptor {
  const digest = asString(descriptor.digest) ?? '';
  return {
    path: `blobs/${digest.replace(':', '/')}`,
    digest,
    mediaType: asString(descriptor.mediaType) ?? '',
    isAttestation: asObject(descriptor.annotations)?.['vnd.docker.reference.type'] === 'attestation-manifest',
  };
}

/** What `manifest.json` of a docker-archive has in its place: a path. */
export function pathDescriptor(path: string): Descriptor {
  const digest = digestOfPath(path);
  return { path, digest: digest === '' ? undefined : digest, mediaType: '', isAttestation: false };
}

/** The digest of a blob, or the path of another file: what a user is told. */
export function nameOfPath(path: string): string {
  return digestOfPath(path) || path;
}

/** A layer, and the entry of the history that made it. */
export interface PlacedLayer {
  readonly layer: LayerPlace;
  readonly historyIndex: number | undefined;
}

/** The layers of an image belong, in order, to those entries of its history that have one. */
export function placesOf(configuration: JsonObject | undefined, layers: readonly Descriptor[]): readonly PlacedLayer[] {
  const diffIds = asStrings(asObject(configuration?.rootfs)?.diff_ids);
  const withLayer = historyOf(configuration).flatMap(({ emptyLayer }, index) => (emptyLayer ? [] : [index]));
  // A history that does not fit says nothing.
  const fits = withLayer.length === layers.length;
  return layers.map((descriptor, index) => ({
    layer: layerPlace(index, descriptor, diffIds[index]),
    historyIndex: fits ? withLayer[index] : undefined,
  }));
}

/** A layer by its place in a list. */
export function layerPlace(index: number, { digest }: Descriptor, diffId?: string): LayerPlace {
  return { index, ...(digest === undefined ? {} : { digest }), ...(diffId === undefined ? {} : { diffId }) };
}

/** What a configuration says of its image. */
export function imageOf(configuration: JsonObject | undefined): ScannedImage {
  const parts = [configuration?.os, configuration?.architecture, configuration?.variant].map(asString);
  const platform = parts.filter((part) => part !== undefined && part !== '').join('/');
  return { platform: platform === '' ? undefined : platform, history: historyOf(configuration) };
}

function historyOf(configuration: JsonObject | undefined): readonly HistoryEntry[] {
  return asObjects(configuration?.history).map((entry) => ({
    createdBy: asString(entry.created_by) ?? '',
    emptyLayer: entry.empty_layer === true,
  }));
}

/** A part of an image's configuration in the words of a Dockerfile, such as `Env TOKEN`; the value of the variable is not in it. */
export function configPart(place: readonly string[], configuration: JsonObject | undefined): string {
  const [section, member, name] = place;
  if (section !== 'config' && section !== 'container_config') return place.join('.');
  if (member === 'Env') {
    const variable = asString(memberAt(configuration, place.slice(0, 3))) ?? '';
    return `Env ${variable.split('=')[0]}`;
  }
  if (member === 'Labels') return `Label ${name}`;
  return member ?? section;
}

/** Which attestation an in-toto statement is. */
export function attestationSink(statement: unknown): Sink {
  const predicate = asString(asObject(statement)?.predicateType) ?? '';
  if (predicate.includes('slsa.dev/provenance')) return 'provenance';
  return /spdx|cyclonedx/i.test(predicate) ? 'sbom' : 'attestation';
}
