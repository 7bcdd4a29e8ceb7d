import { asObject, asObjects, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import { ArchiveFiles, type StoredFile } from './archive-files.ts';
import type { Blob } from './blob.ts';
import type { Finding, LayerPlace, Scan, ScannedImage, Sink } from './finding.ts';
import {
  attestationSink,
  configPart,
  type Descriptor,
  descriptorOf,
  imageOf,
  layerPlace,
  nameOfPath,
  type PlacedLayer,
  pathDescriptor,
  placesOf,
} from './image-parts.ts';
import type { JsonHit } from './json-blob.ts';
import type { LayerHits } from './layer.ts';
import { limitFindings } from './limit-findings.ts';
import type { Match, Scanner } from './scanner.ts';
import { shown } from './shown.ts';

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
  return new ArchiveReader(scanner, files, attribution).read();
}

const longestPart = 200;

class ArchiveReader {
  readonly #scanner: Scanner;
  readonly #files: ArchiveFiles;
  readonly #attribution: Attribution;
  readonly #findings: Finding[] = [];
  readonly #notScanned: string[] = [];
  readonly #images: ScannedImage[] = [];
  readonly #skipped = new Set<string>();

  constructor(scanner: Scanner, files: ReadonlyMap<string, StoredFile>, attribution: Attribution) {
    this.#scanner = scanner;
    this.#files = new ArchiveFiles(files);
    this.#attribution = attribution;
  }

  read(): Scan {
    const index = this.#files.json('index.json');
    const manifest = this.#files.json('manifest.json');
    if (index !== undefined) this.#readIndex(asObject(index) ?? {}, manifest !== undefined);
    if (manifest !== undefined) for (const image of asObjects(manifest)) this.#readDockerImage(image);
    if (this.#images.length === 0 && this.#attribution.sink === undefined && !this.#files.isEmpty())
      this.#notScanned.push('the archive has no manifest of an image');
    for (const [path, file] of this.#files.all()) this.#readRest(path, file);
    const findings = limitFindings(this.#images.length > 1 ? this.#findings : this.#findings.map(withoutPlatform));
    const { sink } = this.#attribution;
    return {
      findings: sink === undefined ? findings : findings.map((finding) => ({ ...finding, sink })),
      notScanned: this.#notScanned,
      images: this.#images,
      bytes: this.#files.bytes(),
      skippedLayers: this.#skipped.size,
    };
  }

  /** @param mayLack An engine saves one platform of an image, and the index of all. */
  #readIndex(index: JsonObject, mayLack: boolean): void {
    for (const [position, descriptor] of asObjects(index.manifests).map(descriptorOf).entries()) {
      const file = this.#files.take(descriptor.path);
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
      const file = this.#files.take(descriptor.path);
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
    if (this.#files.isNamed(this.#files.resolve(config.path))) return;
    this.#readImage(config, asStrings(image.Layers).map(pathDescriptor));
  }

  #readImage(config: Descriptor, layers: readonly Descriptor[]): void {
    const file = this.#files.take(config.path);
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
    const file = this.#files.take(descriptor.path);
    const { skipLayers } = this.#attribution;
    const isBase = [descriptor.digest, place?.layer.diffId].some(
      (digest) => digest !== undefined && skipLayers.has(digest),
    );
    if (isBase || file?.kind === 'skipped') {
      this.#skipped.add(this.#files.resolve(descriptor.path));
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
    if (file.problem !== undefined && !this.#skipped.has(path))
      this.#notScanned.push(`${nameOfPath(path)} ${file.problem}`);
    if (this.#files.isNamed(path)) return;
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
    const part = shown(this.#scanner, text);
    return part.length <= longestPart ? part : `${part.slice(0, longestPart - 1)}…`;
  }

  #nameOf({ digest, path }: Descriptor): string {
    return digest ?? nameOfPath(path);
  }

  #miss(what: string, descriptor: Descriptor): void {
    this.#notScanned.push(`${what} ${this.#nameOf(descriptor)} is not in the archive`);
  }
}

function withoutPlace(match: Match): JsonHit {
  return { ...match, place: [] };
}

function withoutPlatform({ platform: _, ...finding }: Finding): Finding {
  return finding;
}
