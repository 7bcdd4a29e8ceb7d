import * as zlib from 'node:zlib';
import { messageOf } from '../toolkit/errors.ts';
import { createFrameReader } from './zstd-frames.ts';

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
  return typeof zlib.createZstdDecompress === 'function' ? unzstdByFrame(sink) : unzstdInJavaScript(sink);
}

/** Each frame by a decoder of its own. */
function unzstdByFrame(sink: ByteSink): ByteSink {
  const frames = createFrameReader();
  const content: ByteSink = { write: sink.write, end: async () => undefined };
  let decoder: ByteSink | undefined;
  let failure: string | undefined;
  const endFrame = async () => {
    failure ??= await decoder?.end();
    decoder = undefined;
  };
  return {
    write: async (bytes) => {
      for (const event of frames.read(bytes)) {
        if (event.kind === 'end') await endFrame();
        else {
          decoder ??= throughZlib(zlib.createZstdDecompress({ chunkSize }), 'zstd', content);
          await decoder.write(event.bytes);
        }
      }
    },
    end: async () => {
      const problem = frames.problem();
      failure ??= problem === undefined ? undefined : `is zstd that cannot be read to its end (it ${problem})`;
      await endFrame();
      const inside = await sink.end();
      return failure ?? inside;
    },
  };
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
  // An error can come when nobody reads any more, and would end the process then.
  stream
    .on('drain', wake)
    .on('close', wake)
    .on('error', (thrown) => {
      failure ??= unreadable(format, thrown);
    });
  const passedOn = (async () => {
    try {
      for await (const bytes of stream) await sink.write(bytes);
    } catch (thrown) {
      failure ??= unreadable(format, thrown);
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
      failure = unreadable('zstd', thrown);
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

function unreadable(format: string, thrown: unknown): string {
  return `is ${format} that cannot be read to its end (${messageOf(thrown)})`;
}
