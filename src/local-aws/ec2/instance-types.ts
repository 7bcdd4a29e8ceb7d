/** An instance type as far as DescribeInstanceTypes tells of it; memory in MiB, addresses per interface. */
export interface KnownInstanceType {
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly cpus: number;
  readonly memory: number;
  readonly interfaces: number;
  readonly addresses: number;
}

/** The types that small clusters are made of (EC2 instance types guide, "Network specifications"). */
export const instanceTypes: readonly KnownInstanceType[] = [
  type('t2.micro', 1, 1024, 2, 2),
  type('t3.nano', 2, 512, 2, 2),
  type('t3.micro', 2, 1024, 2, 2),
  type('t3.small', 2, 2048, 3, 4),
  type('t3.medium', 2, 4096, 3, 6),
  type('t3.large', 2, 8192, 3, 12),
  type('t4g.micro', 2, 1024, 2, 2, 'arm64'),
  type('t4g.small', 2, 2048, 3, 4, 'arm64'),
  type('t4g.medium', 2, 4096, 3, 6, 'arm64'),
  type('c5.large', 2, 4096, 3, 10),
  type('m5.large', 2, 8192, 3, 10),
  type('m5.xlarge', 4, 16_384, 4, 15),
];

function type(
  name: string,
  cpus: number,
  memory: number,
  interfaces: number,
  addresses: number,
  architecture: KnownInstanceType['architecture'] = 'x86_64',
): KnownInstanceType {
  return { name, architecture, cpus, memory, interfaces, addresses };
}
