/**
 * How many tasks with awsvpc networking an instance type holds without ENI trunking: its network interfaces less its own one (EC2
 * user guide, "Maximum IP addresses per network interface"). Types that are not listed hold two.
 */
export function taskNetworkInterfaces(instanceType: string | undefined): number {
  const [family = '', size = ''] = (instanceType ?? '').split('.', 2);
  const bySize = family.startsWith('t') ? burstable[size] : general[size];
  return bySize ?? 2;
}

const burstable: Readonly<Record<string, number>> = {
  nano: 1,
  micro: 1,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 3,
  '2xlarge': 3,
};

const general: Readonly<Record<string, number>> = {
  medium: 1,
  large: 2,
  xlarge: 3,
  '2xlarge': 3,
  '4xlarge': 7,
  '8xlarge': 7,
  '12xlarge': 7,
  '16xlarge': 14,
  '24xlarge': 14,
};
