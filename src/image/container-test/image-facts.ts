import { asNumber, asObject, asString, asStrings, parseJsonObject } from '../../toolkit/json.ts';
import type { Platform } from './platform.ts';

/** What an image says of itself. */
export interface ImageFacts {
  readonly platform: Platform;
  /** `USER` of the Dockerfile; an empty string for root. */
  readonly user: string;
  /** `NAME=VALUE`. */
  readonly environment: readonly string[];
  readonly healthCheck: HealthCheck | undefined;
}

/** Of a HEALTHCHECK; what it does not say has Docker's default. */
export interface HealthCheck {
  readonly intervalMilliseconds: number;
  readonly retries: number;
}

/** Reads what `docker image inspect --format '{{json .}}'` prints. */
export function parseImage(text: string): ImageFacts {
  const image = parseJsonObject(text);
  const config = asObject(image?.Config);
  return {
    platform: {
      os: asString(image?.Os) ?? 'linux',
      architecture: asString(image?.Architecture) ?? '',
      variant: asString(image?.Variant) ?? '',
    },
    user: asString(config?.User) ?? '',
    environment: asStrings(config?.Env),
    healthCheck: parseHealthCheck(config?.Healthcheck),
  };
}

const nanosecondsPerMillisecond = 1_000_000;

/** Source of the defaults: https://docs.docker.com/reference/dockerfile/#healthcheck */
function parseHealthCheck(value: unknown): HealthCheck | undefined {
  const check = asObject(value);
  const [kind] = asStrings(check?.Test);
  if (kind === undefined || kind === 'NONE') return undefined;
  return {
    intervalMilliseconds: (asNumber(check?.Interval) || 30_000 * nanosecondsPerMillisecond) / nanosecondsPerMillisecond,
    retries: asNumber(check?.Retries) || 3,
  };
}
