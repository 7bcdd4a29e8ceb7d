/** Whether a text fits a pattern in which `*` stands for any characters and `?` for one. */
export function fits(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

/**
 * Whether an ARN fits the pattern of a policy's Resource. A wildcard stays within its segment, of which the sixth holds the rest, and
 * segments that a pattern leaves out may be anything (user guide, "IAM JSON policy elements: Resource").
 */
export function fitsArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [segments(pattern), segments(arn)];
  if (given.length < 6) return fits(pattern, arn);
  return given.every((segment, index) => fits(wanted[index] ?? '*', segment));
}

function segments(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
