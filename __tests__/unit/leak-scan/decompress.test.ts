import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type ByteSink, gunzipInto, unzstdInJavaScript, unzstdInto } from '../../../src/leak-scan/decompress.ts';
import { createFrameReader } from '../../../src/leak-scan/zstd-frames.ts';

function zstd(content: Buffer, ...options: readonly string[]): Buffer {
  return execFileSync('zstd', ['-q', '-c', ...options], { input: content, maxBuffer: 2 ** 28 });
}

/** Decompresses in pieces of one length. */
async function decompress(
  decoder: (sink: ByteSink) => ByteSink,
  bytes: Buffer,
  length: number,
): Promise<{ readonly content: Buffer; readonly problem: string | undefined }> {
  const pieces: Buffer[] = [];
  const sink = decoder({
    write: async (piece) => {
      pieces.push(Buffer.from(piece));
    },
    end: async () => undefined,
  });
  for (let at = 0; at < bytes.length; at += length) await sink.write(bytes.subarray(at, at + length));
  const problem = await sink.end();
  return { content: Buffer.concat(pieces), problem };
}

const contents = {
  text: Buffer.from('a line of text\n'.repeat(20_000)),
  random: randomBytes(300_000),
  zeros: Buffer.alloc(500_000),
  nothing: Buffer.alloc(0),
  short: Buffer.from('x'),
};
const skipped = Buffer.concat([Buffer.from('5e2a4d1805000000', 'hex'), Buffer.from('other')]);
const all = Object.values(contents);
const streams = [
  { title: 'one frame', bytes: zstd(contents.text), content: contents.text },
  { title: 'many frames', bytes: Buffer.concat(all.map((each) => zstd(each))), content: Buffer.concat(all) },
  {
    title: 'frames without checksums',
    bytes: Buffer.concat(all.map((each) => zstd(each, '--no-check'))),
    content: Buffer.concat(all),
  },
  {
    title: 'frames of unknown size',
    bytes: Buffer.concat(all.map((each) => zstd(each, '--no-content-size', '-19'))),
    content: Buffer.concat(all),
  },
  {
    title: 'frames that are to be skipped',
    bytes: Buffer.concat([skipped, zstd(contents.text), skipped, zstd(contents.random), skipped]),
    content: Buffer.concat([contents.text, contents.random]),
  },
];

describe.each([
  { decoder: unzstdInto, name: 'the decoder that this Node has' },
  { decoder: unzstdInJavaScript, name: 'the decoder in JavaScript' },
])('zstd by $name', ({ decoder }) => {
  test.each(streams)('gives back $title', async ({ bytes, content }) => {
    for (const length of [997, 65_536, bytes.length]) {
      const result = await decompress(decoder, bytes, length);
      expect(result.problem).toBeUndefined();
      expect(result.content.equals(content)).toBe(true);
    }
  });

  test('says when it breaks off, and gives what came before', async () => {
    const bytes = Buffer.concat([zstd(contents.text), zstd(contents.random)]);
    const { content, problem } = await decompress(decoder, bytes.subarray(0, -1_000), 65_536);
    expect(problem).toMatch(/^is zstd that cannot be read to its end/);
    expect(content.subarray(0, contents.text.length).equals(contents.text)).toBe(true);
  });

  test('says when something else is behind it', async () => {
    const { problem } = await decompress(
      decoder,
      Buffer.concat([zstd(contents.text), Buffer.from('something')]),
      65_536,
    );
    expect(problem).toMatch(/^is zstd that cannot be read to its end/);
  });
});

describe('a zstd stream', () => {
  test.each(streams)('of $title is taken apart without a byte lost', ({ bytes }) => {
    for (const length of [1, 3, 4_096, bytes.length]) {
      const reader = createFrameReader();
      const events = [];
      for (let at = 0; at < bytes.length; at += length) events.push(...reader.read(bytes.subarray(at, at + length)));
      const passed = events.flatMap((event) => (event.kind === 'data' ? [event.bytes] : []));
      const skips = bytes.toString('latin1').split(skipped.toString('latin1')).length - 1;
      expect(Buffer.concat(passed).length).toBe(bytes.length - skips * skipped.length);
      expect(reader.problem()).toBeUndefined();
    }
  });
});

describe('gzip', () => {
  test('gives back all of its members', async () => {
    const bytes = Buffer.concat(all.map((each) => gzipSync(each)));
    for (const length of [997, 65_536, bytes.length]) {
      const { content, problem } = await decompress(gunzipInto, bytes, length);
      expect(problem).toBeUndefined();
      expect(content.equals(Buffer.concat(all))).toBe(true);
    }
  });

  test('says when it breaks off', async () => {
    const { problem } = await decompress(gunzipInto, gzipSync(contents.random).subarray(0, -9), 4_096);
    expect(problem).toMatch(/^is gzip that cannot be read to its end .*unexpected end of file/);
  });

  test('waits for a sink that is slow', async () => {
    let open = 0;
    let most = 0;
    const slow: ByteSink = {
      write: async () => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
      },
      end: async () => undefined,
    };
    const sink = gunzipInto(slow);
    await sink.write(gzipSync(Buffer.alloc(20_000_000)));
    await sink.end();
    expect(most).toBe(1);
  });
});
