import { askVersion } from '../backend.ts';
import type { Place } from '../ecs.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

type ServingClaim =
  | 'first-version-serves'
  | 'old-version-serves'
  | 'second-version-serves'
  | 'first-version-serves-again';

/** Asks the backend at the instance's static port, as anyone outside the cluster does, for its version and its row. */
export async function proveServing(
  play: Play<ClaimName>,
  stage: Stage,
  place: Place,
  version: string,
  claim: ServingClaim,
): Promise<void> {
  const answer = await askVersion(place.address, staticPort).catch((error: unknown) => ({
    version: String(error),
    row: '',
  }));
  const holds = answer.version === version && answer.row === stage.row;
  play.narrator.prove(claim, holds, `GET ${versionUrl(place)}: ${JSON.stringify(answer)}`);
}

/** Where a client finds the backend. */
export function versionUrl({ address }: Place): string {
  return `http://${address}:${staticPort}/version`;
}

/** The host port in examples/backend/task-definition.json. */
const staticPort = 8080;
