import { spawn } from 'node:child_process';

/** What `docker save` writes, as it comes. Ends with an error when the command fails. */
export async function* savedImage(
  image: string,
  environment: Readonly<Record<string, string | undefined>>,
): AsyncGenerator<Uint8Array> {
  const child = spawn('docker', ['save', image], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const bytes of child.stdout) yield bytes;
  const code = await ended;
  if (code !== 0) throw new Error(`"docker save" ended with exit code ${code}.`);
}
