import { join } from 'node:path';
import { runCommand } from '../../../../harness/command.ts';
import { asStrings } from '../../../../src/toolkit/json.ts';
import { makeValue, type Shape, shapes, shapesOfLines } from './shapes.ts';

/** Where a leak is put. */
export const sinks = [
  'file',
  'removed file',
  'file name',
  'link target',
  'history',
  'env',
  'label',
  'cmd',
  'entrypoint',
  'healthcheck',
  'provenance',
  'sbom',
  'metadata',
  'cache',
  'log',
] as const;

export type Sink = (typeof sinks)[number];

/** One leak to be planted: a secret of its own, written once, in one way, in one place. */
export interface Leak {
  /** Unique: the NAME of the secret, which a finding must give. */
  readonly name: string;
  readonly sink: Sink;
  readonly shape: Shape;
  readonly encoding: string;
}

export interface PlantedLeak extends Leak {
  readonly value: string;
  /** The value in its encoding, as it is written. */
  readonly text: string;
}

/** Every encoding that is proved, in a file, where all of them can be. */
const encodings = [
  'raw',
  'JSON',
  'JSON in ASCII',
  'JSON in JSON',
  'percent',
  'percent, lower case',
  'form',
  'base64',
  'base64 with text after',
  'base64 after 1 byte',
  'base64 after 2 bytes',
  'base64 after 16 bytes',
  'base64url',
  'base64url after 1 byte',
  'base64url after 2 bytes',
  'base64 in lines of 76',
  'base64 of base64',
  'base64 of base64 with a line break',
  'hex',
  'hex, upper case',
  'quoted for a shell',
  'HTML',
] as const;

const encodingsOfLines = ['CRLF', 'indented lines', 'escaped line breaks', 'without its last line break'] as const;

/** Encodings that stay on one line and hold no slash, for places that take nothing else. */
const encodingsOfNames = ['base64url', 'hex', 'percent'] as const;
const usual = ['raw', 'base64', 'percent'] as const;

/** What a file system takes as a name. */
const longestName = 255;

/** The leaks that an image can have in its layers and its configuration. */
export function imageLeaks(world: string): readonly Leak[] {
  return [
    ...leaksOf(world, 'file', shapes, encodings),
    ...leaksOf(world, 'file', shapesOfLines, encodingsOfLines),
    ...leaksOf(world, 'removed file', shapes, usual),
    ...leaksOf(world, 'file name', shortShapes, encodingsOfNames),
    ...leaksOf(world, 'link target', shapes, ['raw', 'percent', 'base64url']),
    ...leaksOf(world, 'history', shapes, usual),
    ...leaksOf(world, 'env', shapes, ['raw', 'base64', 'JSON', 'hex']),
    ...leaksOf(world, 'label', shapes, ['raw', 'base64', 'JSON']),
    ...leaksOf(world, 'cmd', shapes, ['raw']),
    ...leaksOf(world, 'entrypoint', shapes, ['raw']),
    ...leaksOf(world, 'healthcheck', shapes, ['raw']),
  ];
}

/** The leaks that only a builder of its own can make. */
export function builderLeaks(world: string): readonly Leak[] {
  return [
    ...leaksOf(world, 'provenance', shapes, usual),
    ...leaksOf(world, 'sbom', shapes, usual),
    ...leaksOf(world, 'metadata', shapes, usual),
    ...leaksOf(world, 'cache', shapes, usual),
    ...leaksOf(world, 'log', shapes, [...usual, 'JSON', 'hex']),
  ];
}

/** Shapes whose encodings are names of files. */
const shortShapes: readonly Shape[] = ['password', 'token', 'UTF-8', 'several lines'];

function leaksOf(
  world: string,
  sink: Sink,
  ofShapes: readonly Shape[],
  ofEncodings: readonly string[],
): readonly Leak[] {
  return ofShapes.flatMap((shape) =>
    ofEncodings.map((encoding) => ({ name: nameOf(world, sink, shape, encoding), sink, shape, encoding })),
  );
}

function nameOf(...parts: readonly string[]): string {
  return parts.join('_').replaceAll(/\W+/g, '_').toUpperCase();
}

/** Gives each leak its value, and writes that in the leak's encoding with Python's encoders. */
export async function plant(leaks: readonly Leak[]): Promise<readonly PlantedLeak[]> {
  const valued = leaks.map((leak) => ({ ...leak, value: makeValue(leak.shape) }));
  const input = JSON.stringify(valued.map(({ value, encoding }) => ({ value, encoding })));
  const texts = asStrings(JSON.parse(await runCommand('python3', [join(import.meta.dirname, 'encode.py')], { input })));
  return valued.map((leak, index) => ({ ...leak, text: textFor(leak, texts[index]) }));
}

function textFor({ name, sink }: Leak, text: string | undefined): string {
  if (text === undefined || text === '') throw new Error(`${name} has no text.`);
  if (sink === 'file name' && text.length > longestName) throw new Error(`${name} is too long for the name of a file.`);
  return text;
}
