import * as zlib from 'node:zlib';
import { messageOf } from '../toolkit/errors.ts';

/** Takes bytes that come piece by piece. `end` returns a clause on what is wrong with them, or undefined. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<string | undefined>;
}

/** Passes on what a gzip stream holds, all of its members. */
export function gunzipInto(sink: ByteSink): ByteSink {
  return throughZlib(zlib.createGunzip({ chunkSize }), 'gzip', sink);
}

/** Passes on what a zstd stream holds, all of its frames. Node has zstd since 22.15; before, a library in JavaScript does it. */
export function unzstdInto(sink: ByteSink): ByteSink {
  return typeof zlib.createZstdDecompress === 'function'
    ? throughZlib(zlib.createZstdDecompress({ chunkSize }), 'zstd', sink)
    : unzstdInJavaScript(sink);
}

/** Large pieces, since each costs a way through the event loop. */
const chunkSize = 512 * 1024;

function throughZlib(stream: zlib.Gunzip | zlib.ZstdDecompress, format: string, sink: ByteSink): ByteSink {
  let failure: string | undefined;
  let proceed: (() => void) | undefined;
  const wake = () => {
    proceed?.();
    proceed = undefined;
  };
  stream.on('drain', wake).on('close', wake);
  const passedOn = (async () => {
    try {
      for await (const bytes of stream) await sink.write(bytes);
    } catch (thrown) {
      failure = `is ${format} that cannot be read to its end (${messageOf(thrown)})`;
    }
  })();
  return {
    write: async (bytes) => {
      if (failure !== undefined || stream.destroyed) return;
      if (!stream.write(bytes) && !stream.destroyed) await new Promise<void>((resolve) => (proceed = resolve));
    },
    end: async () => {
      if (!stream.destroyed) stream.end();
      await passedOn;
      const inside = await sink.end();
      return failure ?? inside;
    },
  };
}

/** The same by the package fzstd, for Node before 22.15 and for tests. */
export function unzstdInJavaScript(sink: ByteSink): ByteSink {
  const pieces: Uint8Array[] = [];
  let failure: string | undefined;
  let decompress: { push(bytes: Uint8Array, last?: boolean): unknown } | undefined;
  const push = async (bytes: Uint8Array, last: boolean) => {
    try {
      decompress ??= new (await import('fzstd')).Decompress((piece) => pieces.push(piece));
      decompress.push(bytes, last);
    } catch (thrown) {
      failure = `is zstd that cannot be read to its end (${messageOf(thrown)})`;
    }
    for (const piece of pieces.splice(0)) await sink.write(piece);
  };
  return {
    write: async (bytes) => {
      // The library keeps what it gets, and the bytes may be part of a buffer that is used again.
      if (failure === undefined) await push(bytes.slice(), false);
    },
    end: async () => {
      if (failure === undefined) await push(new Uint8Array(), true);
      const inside = await sink.end();
      return failure ?? inside;
    },
  };
}
