import { parseRange, type Range, toCidrs } from '../../network/ranges.ts';
import { ApiError } from '../server/api.ts';
import type { Subnet } from './state.ts';

/** The first four addresses and the last one of a subnet belong to AWS (VPC user guide, "Subnet sizing"). */
const reservedAtStart = 4n;
const reservedInAll = 5n;

/** The next address of a subnet. Throws when there is none left. */
export function takeAddress(subnet: Subnet): string {
  const { from, to } = rangeOf(subnet);
  const next = from + reservedAtStart + BigInt(subnet.handedOut);
  if (next >= to)
    throw new ApiError('InsufficientFreeAddressesInSubnet', `Insufficient free addresses in subnet '${subnet.id}'`);
  subnet.handedOut += 1;
  return addressText(next);
}

/** How many addresses a subnet has left when so many are in use. */
export function freeAddresses(subnet: Subnet, used: number): number {
  const { from, to } = rangeOf(subnet);
  return Number(to - from + 1n - reservedInAll) - used;
}

function rangeOf({ cidr }: Subnet): Range {
  return parseRange(cidr) ?? { family: 4, from: 0n, to: 0n };
}

function addressText(number: bigint): string {
  const [block = ''] = toCidrs({ family: 4, from: number, to: number });
  return block.slice(0, block.indexOf('/'));
}
