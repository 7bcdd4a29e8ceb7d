import { posix } from 'node:path';
import { asObject, asObjects, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import type { Blob } from './blob.ts';
import type { Finding, HistoryEntry, LayerPlace, Scan, ScannedImage, Sink } from './finding.ts';
import { type JsonHit, memberAt } from './json-blob.ts';
import type { LayerHits } from './layer.ts';
import { digestOfPath } from './oci-path.ts';
import type { Match, Scanner } from './scanner.ts';

/** A file of an image archive, after it was looked through. */
export type StoredFile =
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'scanned'; readonly blob: Blob; readonly problem: string | undefined; readonly bytes: number };

/** How an archive is read. */
export interface Attribution {
  readonly skipLayers: ReadonlySet<string>;
  /** The sink of everything in it, such as a cache; undefined: each thing's own. */
  readonly sink: Sink | undefined;
}

/**
 * Says for everything that was found in an archive which layer, configuration or attestation of which image it is in. Manifests may
 * come after what they name, so this is done when everything is read.
 */
export function attributeFindings(
  scanner: Scanner,
  files: ReadonlyMap<string, StoredFile>,
  attribution: Attribution,
): Scan {
  const archive = new ArchiveReader(scanner, files, attribution);
  return archive.read();
}

/** A descriptor of an OCI index or manifest, or what docker-archive has in its place. */
interface Descriptor {
  readonly path: string;
  readonly digest: string | undefined;
  readonly mediaType: string;
  readonly isAttestation: boolean;
}

/** How many findings of one secret in one place are told. */
const toldFindings = 10;

class ArchiveReader {
  readonly #scanner: Scanner;
  readonly #files: ReadonlyMap<string, StoredFile>;
  readonly #attribution: Attribution;
  readonly #findings: Finding[] = [];
  readonly #notScanned: string[] = [];
  readonly #images: ScannedImage[] = [];
  readonly #seen = new Set<string>();
  readonly #skipped = new Set<string>();

  constructor(scanner: Scanner, files: ReadonlyMap<string, StoredFile>, attribution: Attribution) {
    this.#scanner = scanner;
    this.#files = files;
    this.#attribution = attribution;
  }

  read(): Scan {
    const index = this.#json('index.json');
    const manifest = this.#json('manifest.json');
    if (index !== undefined) this.#readIndex(asObject(index) ?? {}, manifest !== undefined);
    if (manifest !== undefined) for (const image of asObjects(manifest)) this.#readDockerImage(image);
    if (this.#images.length === 0 && this.#attribution.sink === undefined && this.#files.size > 0)
      this.#notScanned.push('the archive has no manifest of an image');
    for (const [path, file] of this.#files) this.#readRest(path, file);
    let bytes = 0;
    for (const file of this.#files.values()) bytes += file.kind === 'scanned' ? file.bytes : 0;
    const findings = limited(this.#images.length > 1 ? this.#findings : this.#findings.map(withoutPlatform));
    const { sink } = this.#attribution;
    return {
      findings: sink === undefined ? findings : findings.map((finding) => ({ ...finding, sink })),
      notScanned: this.#notScanned,
      images: this.#images,
      bytes,
      skippedLayers: this.#skipped.size,
    };
  }

  /** @param mayLack An engine saves one platform of an image, and the index of all. */
  #readIndex(index: JsonObject, mayLack: boolean): void {
    for (const [position, descriptor] of asObjects(index.manifests).map(descriptorOf).entries()) {
      const file = this.#take(descriptor.path);
      if (file === undefined && !mayLack) this.#miss('manifest', descriptor);
      if (file?.kind === 'scanned') this.#readDescribed(file.blob, descriptor, position, mayLack);
    }
  }

  /** An index names manifests, further indexes and, in a cache, layers. */
  #readDescribed(blob: Blob, descriptor: Descriptor, position: number, mayLack: boolean): void {
    if (blob.kind === 'layer') this.#addLayer(blob.found, layerPlace(position, descriptor), undefined, undefined);
    if (blob.kind !== 'json') return;
    const json = asObject(blob.json) ?? {};
    // BuildKit's description of a cache has layers too, and is no manifest.
    const isManifest = Array.isArray(json.layers) && asObject(json.config) !== undefined;
    const isKnown = Array.isArray(json.manifests) || isManifest;
    this.#addAll(isKnown ? 'manifest' : 'archive', blob.found);
    if (Array.isArray(json.manifests)) this.#readIndex(json, mayLack);
    if (isManifest) this.#readManifest(json, descriptor);
  }

  #readManifest(manifest: JsonObject, { isAttestation }: Descriptor): void {
    const config = descriptorOf(asObject(manifest.config) ?? {});
    const layers = asObjects(manifest.layers).map(descriptorOf);
    if (isAttestation || layers.some(({ mediaType }) => mediaType.includes('in-toto')))
      this.#readAttestation(config, layers);
    else this.#readImage(config, layers);
  }

  #readAttestation(config: Descriptor, statements: readonly Descriptor[]): void {
    for (const descriptor of [config, ...statements]) {
      const file = this.#take(descriptor.path);
      if (file === undefined) this.#miss('attestation', descriptor);
      if (file?.kind !== 'scanned') continue;
      const { blob } = file;
      if (blob.kind === 'json') this.#addAll(attestationSink(blob.json), blob.found);
      if (blob.kind === 'other') this.#addAll('attestation', blob.found.map(withoutPlace));
      if (blob.kind === 'layer') this.#addLayer(blob.found, undefined, undefined, undefined, 'attestation');
    }
  }

  /** What `manifest.json` of a docker-archive says: paths within the archive. */
  #readDockerImage(image: JsonObject): void {
    const config = pathDescriptor(asString(image.Config) ?? '');
    if (this.#seen.has(this.#resolve(config.path))) return;
    this.#readImage(config, asStrings(image.Layers).map(pathDescriptor));
  }

  #readImage(config: Descriptor, layers: readonly Descriptor[]): void {
    const file = this.#take(config.path);
    const json = file?.kind === 'scanned' && file.blob.kind === 'json' ? file.blob : undefined;
    const configuration = asObject(json?.json);
    if (file === undefined) this.#miss('configuration', config);
    const image = imageOf(configuration);
    this.#images.push(image);
    const places = placesOf(configuration, layers);
    for (const hit of json?.found ?? []) this.#findings.push(this.#configFinding(hit, configuration, places, image));
    if (file?.kind === 'scanned' && file.blob.kind === 'other')
      this.#addAll('config', file.blob.found.map(withoutPlace));
    for (const [index, descriptor] of layers.entries()) this.#readLayer(descriptor, places[index], image.platform);
  }

  #readLayer(descriptor: Descriptor, place: PlacedLayer | undefined, platform: string | undefined): void {
    const file = this.#take(descriptor.path);
    const { skipLayers } = this.#attribution;
    const isBase = [descriptor.digest, place?.layer.diffId].some(
      (digest) => digest !== undefined && skipLayers.has(digest),
    );
    if (isBase || file?.kind === 'skipped') {
      this.#skipped.add(place?.layer.diffId ?? descriptor.path);
      this.#seen.add(this.#resolve(descriptor.path));
      return;
    }
    if (file?.kind !== 'scanned') this.#miss('layer', descriptor);
    else if (file.blob.kind === 'layer') this.#addLayer(file.blob.found, place?.layer, place?.historyIndex, platform);
    else {
      if (file.problem === undefined) this.#notScanned.push(`layer ${this.#nameOf(descriptor)} is no tar archive`);
      this.#addAll('layer', file.blob.found.map(withoutPlace));
    }
  }

  /** What no manifest names: the files that hold the archive together, older descriptions of layers, and what was left behind. */
  #readRest(path: string, file: StoredFile): void {
    if (file.kind !== 'scanned') return;
    const isBase = this.#skipped.has(path) || this.#skipped.has(digestOfPath(path));
    if (file.problem !== undefined && !isBase) this.#notScanned.push(`${nameOfPath(path)} ${file.problem}`);
    if (this.#seen.has(path)) return;
    const { blob } = file;
    switch (blob.kind) {
      case 'layer':
        this.#addLayer(blob.found, undefined, undefined, undefined, 'archive');
        return;
      case 'json':
        if (asObject(blob.json)?.container_config !== undefined)
          for (const hit of blob.found)
            this.#findings.push(this.#configFinding(hit, asObject(blob.json), [], undefined));
        else this.#addAll(/^(index|manifest)\.json$/.test(path) ? 'manifest' : 'archive', blob.found);
        return;
      case 'other':
        this.#addAll('archive', blob.found.map(withoutPlace), nameOfPath(path));
    }
  }

  #addLayer(
    { hits, more }: LayerHits,
    layer: LayerPlace | undefined,
    historyIndex: number | undefined,
    platform: string | undefined,
    sink: Sink = 'layer',
  ): void {
    const last = new Map(hits.map((hit) => [hit.name, hit]));
    for (const hit of hits)
      this.#findings.push({
        name: hit.name,
        encoding: hit.encoding,
        sink,
        where: hit.where,
        ...(layer === undefined ? {} : { layer }),
        ...(historyIndex === undefined ? {} : { historyIndex }),
        ...(platform === undefined ? {} : { platform }),
        ...(hit.path === undefined ? {} : { path: hit.path }),
        ...(last.get(hit.name) === hit && more.has(hit.name) ? { more: more.get(hit.name) ?? 0 } : {}),
      });
  }

  #addAll(sink: Sink, hits: readonly JsonHit[], part?: string): void {
    for (const { name, encoding, place } of hits) {
      const text = part ?? place.join('.');
      this.#findings.push({ name, encoding, sink, ...(text === '' ? {} : { part: this.#shown(text) }) });
    }
  }

  #configFinding(
    { name, encoding, place }: JsonHit,
    configuration: JsonObject | undefined,
    layers: readonly PlacedLayer[],
    image: ScannedImage | undefined,
  ): Finding {
    const platform = image?.platform === undefined ? {} : { platform: image.platform };
    if (place[0] === 'history') {
      const historyIndex = Number(place[1]);
      const layer = layers.find((placed) => placed.historyIndex === historyIndex)?.layer;
      return { name, encoding, sink: 'history', historyIndex, ...platform, ...(layer === undefined ? {} : { layer }) };
    }
    const part = this.#shown(configPart(place, configuration));
    return { name, encoding, sink: 'config', ...platform, ...(part === '' ? {} : { part }) };
  }

  #shown(text: string): string {
    const shown = this.#scanner.redact(text);
    return shown.length <= longestPart ? shown : `${shown.slice(0, longestPart - 1)}…`;
  }

  #json(path: string): unknown {
    const file = this.#files.get(path);
    return file?.kind === 'scanned' && file.blob.kind === 'json' ? file.blob.json : undefined;
  }

  /** The file at a path, behind its links; it counts as named from now on. */
  #take(path: string): StoredFile | undefined {
    const resolved = this.#resolve(path);
    this.#seen.add(resolved);
    return this.#files.get(resolved);
  }

  #resolve(path: string): string {
    let resolved = posix.normalize(path);
    for (let steps = 0; steps < 8; steps++) {
      const file = this.#files.get(resolved);
      if (file?.kind !== 'link') return resolved;
      resolved = posix.normalize(posix.join(posix.dirname(resolved), file.target));
    }
    return resolved;
  }

  #nameOf({ digest, path }: Descriptor): string {
    return digest ?? nameOfPath(path);
  }

  #miss(what: string, descriptor: Descriptor): void {
    this.#notScanned.push(`${what} ${this.#nameOf(descriptor)} is not in the archive`);
  }
}

const longestPart = 200;

function descriptorOf(descriptor: JsonObject): Descriptor {
  const digest = asString(descriptor.digest) ?? '';
  return {
    path: `blobs/${digest.replace(':', '/')}`,
    digest,
    mediaType: asString(descriptor.mediaType) ?? '',
    isAttestation: asObject(descriptor.annotations)?.['vnd.docker.reference.type'] === 'attestation-manifest',
  };
}

function pathDescriptor(path: string): Descriptor {
  const digest = digestOfPath(path);
  return { path, digest: digest === '' ? undefined : digest, mediaType: '', isAttestation: false };
}

function nameOfPath(path: string): string {
  return digestOfPath(path) || path;
}

interface PlacedLayer {
  readonly layer: LayerPlace;
  readonly historyIndex: number | undefined;
}

/** The layers of an image belong, in order, to those entries of its history that have one. */
function placesOf(configuration: JsonObject | undefined, layers: readonly Descriptor[]): readonly PlacedLayer[] {
  const diffIds = asStrings(asObject(configuration?.rootfs)?.diff_ids);
  const withLayer = historyOf(configuration).flatMap(({ emptyLayer }, index) => (emptyLayer ? [] : [index]));
  // A history that does not fit says nothing.
  const fits = withLayer.length === layers.length;
  return layers.map((descriptor, index) => ({
    layer: layerPlace(index, descriptor, diffIds[index]),
    historyIndex: fits ? withLayer[index] : undefined,
  }));
}

function layerPlace(index: number, { digest }: Descriptor, diffId?: string): LayerPlace {
  return { index, ...(digest === undefined ? {} : { digest }), ...(diffId === undefined ? {} : { diffId }) };
}

function imageOf(configuration: JsonObject | undefined): ScannedImage {
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
function configPart(place: readonly string[], configuration: JsonObject | undefined): string {
  const [section, member, name] = place;
  if (section !== 'config' && section !== 'container_config') return place.join('.');
  if (member === 'Env') {
    const variable = asString(memberAt(configuration, place.slice(0, 3))) ?? '';
    return `Env ${variable.split('=')[0]}`;
  }
  if (member === 'Labels') return `Label ${name}`;
  return member ?? section;
}

function attestationSink(statement: unknown): Sink {
  const predicate = asString(asObject(statement)?.predicateType) ?? '';
  if (predicate.includes('slsa.dev/provenance')) return 'provenance';
  return /spdx|cyclonedx/i.test(predicate) ? 'sbom' : 'attestation';
}

function withoutPlace(match: Match): JsonHit {
  return { ...match, place: [] };
}

function withoutPlatform({ platform: _, ...finding }: Finding): Finding {
  return finding;
}

/** The first findings of each secret in each sink and layer, the last of them with the number of the others; none twice. */
function limited(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of new Map(findings.map((each) => [JSON.stringify(each), each])).values()) {
    const key = JSON.stringify([finding.name, finding.sink, finding.layer?.index, finding.platform]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const rest = group.slice(toldFindings);
    const more = rest.reduce((sum, finding) => sum + 1 + (finding.more ?? 0), 0);
    const told = group.slice(0, toldFindings);
    const last = told.at(-1);
    return more === 0 || last === undefined ? told : [...told.slice(0, -1), { ...last, more: more + (last.more ?? 0) }];
  });
}
