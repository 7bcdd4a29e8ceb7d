import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The version of IP. */
export type Family = 4 | 6;

/** Addresses of one family from one to the other, both included, as numbers. */
export interface Range {
  readonly family: Family;
  readonly from: bigint;
  readonly to: bigint;
}

/** Reads a CIDR block or one address; undefined for anything else. Bits behind the prefix are ignored, as EC2 does. */
export function parseRange(text: string): Range | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0 || address.includes('%')) return undefined;
  const bits = bitsOf(family);
  const length = prefix === undefined ? bits : prefixLength(prefix, bits);
  if (length === undefined) return undefined;
  const size = 1n << BigInt(bits - length);
  const from = (numberOf(address) / size) * size;
  return { family, from, to: from + size - 1n };
}

/** The ranges that these texts name. Texts that are none are left out. */
export function parseRanges(texts: readonly string[]): readonly Range[] {
  return texts.map(parseRange).filter((range) => range !== undefined);
}

/** Those of one family. */
export function ofFamily(ranges: readonly Range[], family: Family): readonly Range[] {
  return ranges.filter((range) => range.family === family);
}

/** Every address of a family. */
export function everywhere(family: Family): Range {
  return { family, from: 0n, to: (1n << BigInt(bitsOf(family))) - 1n };
}

/** Every address that the internet routes: without private, shared, link-local and multicast ones (RFC 6890, RFC 4291). */
export function internet(family: Family): readonly Range[] {
  return family === 4 ? subtract([everywhere(4)], parseRanges(notOnTheInternet)) : parseRanges(['2000::/3']);
}

const notOnTheInternet = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];

/** The addresses of both; undefined where there are none, as between two families. */
export function intersect(one: Range, other: Range): Range | undefined {
  if (one.family !== other.family) return undefined;
  const from = isLess(one.from, other.from) ? other.from : one.from;
  const to = isLess(one.to, other.to) ? one.to : other.to;
  return from <= to ? { family: one.family, from, to } : undefined;
}

/** What is left of some ranges without the others. */
export function subtract(ranges: readonly Range[], taken: readonly Range[]): readonly Range[] {
  return taken.reduce<readonly Range[]>((left, hole) => left.flatMap((range) => without(range, hole)), ranges);
}

/** Whether an address is in one of both lists. */
export function overlaps(ranges: readonly Range[], others: readonly Range[]): boolean {
  return ranges.some((range) => others.some((other) => intersect(range, other) !== undefined));
}

/** As CIDR blocks, as few as there can be, in order. */
export function toCidrs({ family, from, to }: Range): readonly string[] {
  const blocks: string[] = [];
  for (let at = from; at <= to; ) {
    const free = largestBlock(family, at, to);
    blocks.push(`${addressText(family, at)}/${bitsOf(family) - free}`);
    at += 1n << BigInt(free);
  }
  return blocks;
}

/** For people: CIDR blocks, of which a single address goes without its prefix. At most three, then a count. */
export function describeRanges(ranges: readonly Range[]): string {
  const texts = ranges.flatMap(toCidrs).map((text) => text.replace(/(?<=\.\d+)\/32$|\/128$/, ''));
  if (texts.length > 3 && isInternet(ranges)) return 'any address of the internet';
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more blocks` : shown;
}

function isInternet(ranges: readonly Range[]): boolean {
  const families = [...new Set(ranges.map(({ family }) => family))];
  return subtract(families.flatMap(internet), ranges).length === 0;
}

function isLess(one: bigint, other: bigint): boolean {
  return one < other;
}

function familyOf(address: string): Family | undefined {
  const version = isIP(address);
  return version === 4 || version === 6 ? version : undefined;
}

function bitsOf(family: Family): number {
  return family === 4 ? 32 : 128;
}

function prefixLength(text: string, bits: number): number | undefined {
  const length = /^\d{1,3}$/.test(text) ? Number(text) : undefined;
  return length === undefined || length > bits ? undefined : length;
}

function numberOf(address: string): bigint {
  const bytes = ipaddr.parse(address).toByteArray();
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

function addressText(family: Family, number: bigint): string {
  const bytes = Array.from({ length: bitsOf(family) / 8 }, (_, index) => Number((number >> BigInt(8 * index)) & 255n));
  return ipaddr.fromByteArray(bytes.reverse()).toString();
}

function without(range: Range, hole: Range): readonly Range[] {
  const both = intersect(range, hole);
  if (both === undefined) return [range];
  const { family } = range;
  const before = range.from < both.from ? [{ family, from: range.from, to: both.from - 1n }] : [];
  const after = both.to < range.to ? [{ family, from: both.to + 1n, to: range.to }] : [];
  return [...before, ...after];
}

/** The bits of the largest block that begins here and ends in time. */
function largestBlock(family: Family, from: bigint, to: bigint): number {
  let free = 0;
  while (free < bitsOf(family) && from % (2n << BigInt(free)) === 0n && from + (2n << BigInt(free)) - 1n <= to)
    free += 1;
  return free;
}
