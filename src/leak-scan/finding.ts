import type { HistoryEntry } from '../dockerfile/layers.ts';
import type { Encoding } from '../secrets/encodings.ts';

/** Where a secret can leave the machine. */
export type Sink =
  | 'layer'
  | 'config'
  | 'history'
  | 'provenance'
  | 'sbom'
  | 'attestation'
  | 'manifest'
  | 'metadata'
  | 'build-log'
  | 'cache'
  | 'archive';

/** A secret that stands where it can be read. Nothing in here holds any part of a value: names and paths have it replaced by `***`. */
export interface Finding {
  /** The secret's name. */
  readonly name: string;
  readonly encoding: Encoding;
  readonly sink: Sink;
  /** Which part of the sink, such as `Env DATABASE_URL`, `Label com.example.token`, `Cmd`, or the path of a member in JSON. */
  readonly part?: string;
  /** The layer that holds it, or that the history entry made. */
  readonly layer?: LayerPlace;
  /** Index of the history entry of the image's configuration, for `linesOfHistory`. */
  readonly historyIndex?: number;
  /** The file in the layer, without a slash in front. */
  readonly path?: string;
  /** What of the file holds it. */
  readonly where?: FilePart;
  /** The image's platform, for example `linux/arm64`, when the archive has several images. */
  readonly platform?: string;
  /** How many places of this kind there are besides this one, when there are too many to tell each. */
  readonly more?: number;
}

/** What of a file in a layer holds a secret: its content, its name, the target of a link, or an attribute of its header. */
export type FilePart = 'content' | 'name' | 'link target' | 'attribute';

/** One layer of an image. */
export interface LayerPlace {
  /** Counted from 0, the lowest layer. */
  readonly index: number;
  /** `sha256:…` of the layer as it is stored; undefined in archives of older engines, which do not say. */
  readonly digest?: string;
  /** `sha256:…` of its tar. */
  readonly diffId?: string;
}

/** What a scan has found, and what it could not look into. */
export interface Scan {
  readonly findings: readonly Finding[];
  /** Each is a clause such as `blob sha256:… is gzip that breaks off`. What is said here was not, or not wholly, looked through. */
  readonly notScanned: readonly string[];
  /** The images of the archive, each with its history, for finding the Dockerfile's line of a layer. Never print it: it may hold secrets. */
  readonly images: readonly ScannedImage[];
  /** Bytes that were looked through, decompressed. */
  readonly bytes: number;
  /** Layers that were left out because they are the base image's. */
  readonly skippedLayers: number;
}

/** One image of an archive. */
export interface ScannedImage {
  /** For example `linux/amd64`; undefined when its configuration does not say. */
  readonly platform: string | undefined;
  readonly history: readonly HistoryEntry[];
}
