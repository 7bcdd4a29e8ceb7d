import type { Input, Manifest, Output } from './manifest.ts';

/** The kinds of table that a page can ask for with `<!-- KIND -->` and `<!-- /KIND -->`. */
export const kinds = ['inputs', 'outputs', 'secrets'] as const;
export type Kind = (typeof kinds)[number];

/** The page with every table between markers written anew. Throws when a marker is not closed. */
export function fillTables(page: string, manifest: Manifest): string {
  return kinds.reduce((text, kind) => fillTable(text, kind, manifest), page);
}

/** The kinds of table that the page has markers for. */
export function kindsIn(page: string): readonly Kind[] {
  return kinds.filter((kind) => page.includes(opening(kind)));
}

/**
 * The manifest of a composite action whose defaults are those of the actions that its inputs are forwarded to. `readInner` gives
 * the manifest of an inner action by its folder.
 */
export function withInnerDefaults(composite: Manifest, readInner: (folder: string) => Manifest): Manifest {
  const defaults = new Map(composite.steps.flatMap((step) => forwardedDefaults(step, readInner)));
  const inputs = composite.inputs.map((input) => ({ ...input, default: input.default ?? defaults.get(input.name) }));
  return { ...composite, inputs };
}

/** The name of the input that an expression forwards unchanged; undefined when it does anything else. */
export function forwardedInput(expression: string): string | undefined {
  return /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1];
}

/** The folder of a step that uses an action of this repository; undefined for any other step. */
export function innerFolder(uses: string | undefined): string | undefined {
  return uses?.startsWith('$/') ? uses.slice(2) : undefined;
}

function forwardedDefaults(
  step: Manifest['steps'][number],
  readInner: (folder: string) => Manifest,
): readonly (readonly [string, string | undefined])[] {
  const folder = innerFolder(step.uses);
  if (folder === undefined) return [];
  const inner = new Map(readInner(folder).inputs.map((input) => [input.name, input.default]));
  return Object.entries(step.with).flatMap(([name, expression]) => {
    const forwarded = forwardedInput(expression);
    return forwarded === undefined ? [] : [[forwarded, inner.get(name)] as const];
  });
}

function fillTable(page: string, kind: Kind, manifest: Manifest): string {
  return page.includes(opening(kind)) ? fillBetween(page, kind, tableOf(kind, manifest)) : page;
}

/** The page with what is between two markers written anew. Throws when a marker is missing. */
export function fillBetween(page: string, name: string, content: string): string {
  const start = page.indexOf(opening(name));
  if (start === -1) throw new Error(`${opening(name)} is missing.`);
  const end = page.indexOf(closing(name), start);
  if (end === -1) throw new Error(`${opening(name)} is not closed by ${closing(name)}.`);
  return `${page.slice(0, start)}${opening(name)}\n${content}\n${page.slice(end)}`;
}

const opening = (name: string) => `<!-- ${name} -->`;
const closing = (name: string) => `<!-- /${name} -->`;

function tableOf(kind: Kind, manifest: Manifest): string {
  switch (kind) {
    case 'inputs':
      return inputTable('Input', manifest.inputs);
    case 'secrets':
      return inputTable('Secret', manifest.secrets);
    case 'outputs':
      return table(['Output', 'What it holds'], manifest.outputs.map(outputRow));
  }
}

function inputTable(title: string, inputs: readonly Input[]): string {
  return table(
    [title, 'Default', 'What it is'],
    inputs.map((input) => [`\`${input.name}\``, defaultCell(input), cell(input.description)]),
  );
}

function outputRow(output: Output): readonly string[] {
  return [`\`${output.name}\``, cell(output.description)];
}

function defaultCell(input: Input): string {
  if (input.required) return '**required**';
  return input.default === undefined || input.default === '' ? '' : `\`${cell(input.default)}\``;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Wrapped lines become one; a blank line, which begins a paragraph, becomes a line break. */
function cell(text: string): string {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return paragraphs.map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join('<br>');
}
