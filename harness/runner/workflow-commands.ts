/** An annotation that a step made, as it would stand in the workflow run. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Empty when the step gave none. */
  readonly title: string;
  readonly message: string;
  /** The file and line beside which it stands; absent when it stands beside none. */
  readonly file?: string;
  readonly line?: number;
}

/** What one line of a step's output asks of the runner. */
export type Line =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  | { readonly kind: 'mask'; readonly value: string }
  | { readonly kind: 'debug'; readonly text: string }
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'group-end' }
  /** No line is a command until `::TOKEN::` comes. */
  | { readonly kind: 'stop'; readonly token: string }
  | { readonly kind: 'resume' };

/**
 * Reads a line as the runner does: `::COMMAND PROPERTIES::VALUE` is a workflow command, and everything else is text.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param stopped The token with which commands were stopped; undefined while they are carried out.
 */
export function readLine(line: string, stopped?: string): Line {
  if (stopped !== undefined)
    return line.trim() === `::${stopped}::` ? { kind: 'resume' } : { kind: 'text', text: line };
  const command = /^\s*::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line);
  if (command === null) return { kind: 'text', text: line };
  const [, name = '', properties = '', data = ''] = command;
  const value = unescapeData(data);
  switch (name) {
    case 'add-mask':
      return { kind: 'mask', value };
    case 'debug':
      return { kind: 'debug', text: value };
    case 'group':
      return { kind: 'group', title: value };
    case 'endgroup':
      return { kind: 'group-end' };
    case 'stop-commands':
      return { kind: 'stop', token: value };
    case 'error':
    case 'warning':
    case 'notice':
      return { kind: 'annotation', annotation: annotationOf(name, properties, value) };
    default:
      return { kind: 'text', text: line };
  }
}

/** What the log of the workflow run shows for a line, before masking; undefined when it shows nothing. */
export function shownText(line: Line): string | undefined {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'annotation':
      return annotationText(line.annotation);
    case 'group':
      return `▸ ${line.title}`;
    case 'mask':
    case 'debug':
    case 'group-end':
    case 'stop':
    case 'resume':
      return undefined;
  }
}

function annotationText({ level, title, message }: Annotation): string {
  const word = level === 'error' ? 'Error' : level === 'warning' ? 'Warning' : 'Notice';
  return title === '' ? `${word}: ${message}` : `${word} ${title}: ${message}`;
}

function annotationOf(level: Annotation['level'], properties: string, message: string): Annotation {
  const [file, line] = [propertyOf(properties, 'file'), propertyOf(properties, 'line')];
  const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line: Number(line) }) };
  return { level, title: propertyOf(properties, 'title') ?? '', message, ...place };
}

function propertyOf(properties: string, name: string): string | undefined {
  const property = properties.split(',').find((candidate) => candidate.startsWith(`${name}=`));
  return property === undefined ? undefined : unescapeProperty(property.slice(name.length + 1));
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
