import { parseRange, toCidrs } from '../../../network/ranges.ts';

/** The addresses of a subnet, each of which one container at a time has. */
export interface AddressPool {
  /** One that is free; the one that has been free for longest comes first. Throws when there is none. */
  take(): string;
  release(address: string): void;
}

/** @param reserved addresses that no container gets, beside the first and the last one. */
export function createAddressPool(subnet: string, reserved: readonly string[]): AddressPool {
  const range = parseRange(subnet);
  const taken = new Set(reserved);
  const first = (range?.from ?? 0n) + 1n;
  const size = range === undefined ? 0n : range.to - range.from - 1n;
  let turn = 0n;
  return {
    take() {
      for (let tries = 0n; tries < size; tries += 1n) {
        const [block = ''] = toCidrs({ family: 4, from: first + turn, to: first + turn });
        turn = (turn + 1n) % size;
        const address = block.slice(0, block.indexOf('/'));
        if (taken.has(address)) continue;
        taken.add(address);
        return address;
      }
      throw new Error(`every address of ${subnet} is taken`);
    },
    release: (address) => void taken.delete(address),
  };
}
