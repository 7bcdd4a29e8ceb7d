import { spawn } from 'node:child_process';
import type { Server } from 'node:net';
import { asNumber, asObject } from '../../toolkit/json.ts';

/** From which addresses a listening socket takes connections. */
export interface Admission {
  /** Whether each of these IPv4 addresses may connect. */
  readonly known: ReadonlyMap<string, boolean>;
  /** Whether everybody else may. */
  readonly others: boolean;
}

export function isAdmitted({ known, others }: Admission, address: string): boolean {
  return known.get(address) ?? others;
}

/**
 * Has the kernel drop the packets of everybody who is not admitted, before they become a connection: a socket filter (socket(7),
 * SO_ATTACH_FILTER) on this one socket, which needs no privilege, touches no firewall, and ends with the process. Connections that
 * are there stay.
 *
 * @returns false where that cannot be done: on another system than Linux, or without the program `perl`, which Debian and Ubuntu
 *   always have.
 */
export async function filterConnections(server: Server, admission: Admission): Promise<boolean> {
  const descriptor = descriptorOf(server);
  if (process.platform !== 'linux' || descriptor === undefined) return false;
  const parameters = ['-e', attachFilter, admission.others ? '1' : '0', ...ruleParameters(admission)];
  return new Promise((resolve) => {
    const perl = spawn('perl', parameters, { stdio: ['ignore', 'ignore', 'ignore', descriptor] });
    perl.once('error', () => resolve(false));
    perl.once('exit', (code) => resolve(code === 0));
  });
}

/** Each address as the number that stands in a packet, then whether it is admitted. */
function ruleParameters({ known }: Admission): readonly string[] {
  return [...known].flatMap(([address, isIn]) => {
    const number = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return [String(number), isIn ? '1' : '0'];
  });
}

/** Node shares a descriptor with a child process by its number, and a server tells its number nowhere else. */
function descriptorOf(server: Server): number | undefined {
  const number = asNumber(asObject(Reflect.get(server, '_handle'))?.fd);
  return number !== undefined && number >= 0 ? number : undefined;
}

/**
 * Builds the filter, a program of classic BPF, and attaches it to descriptor 3. It loads the source address out of the IP header
 * (SKF_NET_OFF + 12), compares it with each known one, and returns how many bytes to let through: all of them or none.
 */
const attachFilter = `
my ($others, @rules) = @ARGV;
my ($load, $equal, $return) = (0x20, 0x15, 0x06);
my @program = ([$load, 0, 0, 0xfff0000c]);
while (my ($address, $in) = splice @rules, 0, 2) {
  push @program, [$equal, 0, 1, $address], [$return, 0, 0, $in ? 0xffffffff : 0];
}
push @program, [$return, 0, 0, $others ? 0xffffffff : 0];
my $instructions = join '', map { pack 'S C C L', @$_ } @program;
my ($SOL_SOCKET, $SO_ATTACH_FILTER) = (1, 26);
open my $socket, '+<&=3' or die $!;
setsockopt $socket, $SOL_SOCKET, $SO_ATTACH_FILTER, pack('S x![J] P', scalar @program, $instructions) or die $!;
`;
