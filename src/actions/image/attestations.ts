import type { BuildInputs } from './inputs.ts';

/** The attestations that are asked for, as buildx's options take them; undefined for none. */
export interface Attestations {
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
}

/** `true` for provenance means `mode=min`, which holds no build args: buildx alone would decide by its version. */
export function attestationsOf({ provenance, sbom }: Pick<BuildInputs, 'provenance' | 'sbom'>): Attestations {
  return {
    provenance: isTrue(provenance) ? 'mode=min' : wanted(provenance),
    sbom: wanted(sbom),
  };
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true';
}

function wanted(value: string): string | undefined {
  return value.toLowerCase() === 'false' ? undefined : value;
}
