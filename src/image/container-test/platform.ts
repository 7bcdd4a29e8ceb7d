import { asObject, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { failed, passed, type Verdict } from './checks.ts';

/** A platform in Docker's words, such as `linux`, `arm64`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** Such as `v7`; an empty string for none. */
  readonly variant: string;
}

/** What an image must be built for, and who says so. */
export interface RequiredPlatform {
  readonly platform: Platform;
  /** For a sentence, such as `"runtime-platform"`. */
  readonly source: string;
}

/** Reads `linux/arm64`, `LINUX/ARM64` or `linux/arm/v7`. */
export function parsePlatform(text: string): Platform {
  const [os = '', architecture = '', variant = ''] = text.toLowerCase().split('/');
  return { os, architecture: architectureOf(architecture), variant };
}

/**
 * The platform that a task definition runs its containers on; undefined when it leaves that to the instances. Fargate takes Linux on
 * X86_64 where nothing is said; on EC2 a task goes wherever it is placed.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
 */
export function platformOfTaskDefinition(taskDefinition: JsonObject): Platform | undefined {
  const runtime = asObject(taskDefinition.runtimePlatform);
  const [family, cpu] = [asString(runtime?.operatingSystemFamily), asString(runtime?.cpuArchitecture)];
  const isFargate = asStrings(taskDefinition.requiresCompatibilities).includes('FARGATE');
  if (family === undefined && cpu === undefined && !isFargate) return undefined;
  const os = (family ?? 'LINUX').toLowerCase();
  return {
    os: os.startsWith('windows') ? 'windows' : os,
    architecture: architectureOf((cpu ?? 'X86_64').toLowerCase()),
    variant: '',
  };
}

/** Docker's word for an architecture that may be said in ECS's or the kernel's. */
function architectureOf(word: string): string {
  if (word === 'x86_64') return 'amd64';
  return word === 'aarch64' ? 'arm64' : word;
}

/** Whether one is the other; a variant that is not said is any. */
export function isSamePlatform(one: Platform, other: Platform): boolean {
  const sameVariant = one.variant === '' || other.variant === '' || one.variant === other.variant;
  return one.os === other.os && one.architecture === other.architecture && sameVariant;
}

/** `linux/arm64`. */
export function platformText({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter((part) => part !== '').join('/');
}

/** Whether the image is built for what it must be. */
export function judgePlatform(image: Platform, { platform, source }: RequiredPlatform): Verdict {
  const [is, should] = [platformText(image), platformText(platform)];
  if (isSamePlatform(image, platform)) return passed(`${is}, as ${source} says`);
  return failed(`${is}, not ${should}`, {
    what: `The image is built for ${is}, and ${source} says ${should}.`,
    why: 'A program for another processor does not start there: its task would end with "exec format error".',
    fix: `Set "platforms: ${should}" (with docker/setup-qemu-action, or on a runner of that kind), or correct ${source}.`,
  });
}
