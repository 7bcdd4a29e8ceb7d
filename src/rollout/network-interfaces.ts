/**
 * How many tasks with awsvpc networking an instance type holds: without ENI trunking its network interfaces less its own one (EC2 user
 * guide, "Maximum IP addresses per network interface"), with trunking the task limit of the ECS developer guide ("Supported instances
 * for increased Amazon ECS container network interfaces"), the smaller one where generations of a size differ.
 *
 * @returns undefined for a type that is not known.
 */
export function awsvpcTaskLimit(attributes: Readonly<Record<string, string>>): number | undefined {
  const [family = '', size = ''] = (attributes['ecs.instance-type'] ?? '').split('.', 2);
  if (family.startsWith('t')) return burstable[size];
  return attributes['ecs.awsvpc-trunk-id'] === undefined ? general[size]?.[0] : general[size]?.[1];
}

/** Burstable types have no trunking. */
const burstable: Readonly<Record<string, number>> = {
  nano: 1,
  micro: 1,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 3,
  '2xlarge': 3,
};

/** Without and with trunking. */
const general: Readonly<Record<string, readonly [plain: number, trunking: number]>> = {
  medium: [1, 4],
  large: [2, 10],
  xlarge: [3, 20],
  '2xlarge': [3, 40],
  '4xlarge': [7, 60],
  '8xlarge': [7, 60],
  '9xlarge': [7, 60],
  '12xlarge': [7, 60],
  '16xlarge': [14, 120],
  '18xlarge': [14, 120],
  '24xlarge': [14, 120],
};
