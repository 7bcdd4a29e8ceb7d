import { asObject, asString } from '../src/toolkit/json.ts';

/** What the example application answers to `GET /version`. */
export interface VersionAnswer {
  readonly version: string;
  readonly row: string;
}

/** Asks a running backend. Throws when it does not answer with what it should within two seconds. */
export async function askVersion(address: string, port: number): Promise<VersionAnswer> {
  const response = await fetch(`http://${address}:${port}/version`, { signal: AbortSignal.timeout(2000) });
  const body = asObject(await response.json());
  const [version, row] = [asString(body?.version), asString(body?.row)];
  if (!response.ok || version === undefined || row === undefined)
    throw new Error(`GET /version was answered with status ${response.status}.`);
  return { version, row };
}
