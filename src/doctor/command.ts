/**
 * A command of the AWS CLI, quoted for a POSIX shell.
 *
 * @param options by name without the dashes; `true` gives a flag without a value, an array a value for each element.
 */
export function awsCommand(
  operation: string,
  options: Readonly<Record<string, string | number | true | readonly string[]>>,
): string {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, ...valueWords(value)]);
  return ['aws', operation, ...words].join(' ');
}

function valueWords(value: string | number | true | readonly string[]): readonly string[] {
  if (value === true) return [];
  return (typeof value === 'object' ? value : [String(value)]).map(shellWord);
}

/** A word as a POSIX shell takes it for itself. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
