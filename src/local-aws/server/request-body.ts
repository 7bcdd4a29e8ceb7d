import type { IncomingMessage } from 'node:http';

/** Larger than anything that the emulated APIs accept: ECR takes image manifests of up to 4 MiB. */
const largestBody = 10 * 1024 * 1024;

/** A request whose body is larger than any API of AWS would take. */
export class BodyTooLarge extends Error {
  constructor() {
    super(`The request body is larger than ${largestBody} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** The whole body as text. Throws `BodyTooLarge` as soon as it is. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
