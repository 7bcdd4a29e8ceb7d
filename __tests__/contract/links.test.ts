import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filesBelow, readText, root } from './support/repository.ts';

const documents = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...filesBelow('docs', /\.md$/),
  ...filesBelow('examples', /\.md$/),
];

interface Link {
  readonly path: string;
  /** As it is written. */
  readonly target: string;
  /** The file that it leads to. */
  readonly file: string;
  /** Empty when it leads to the whole file. */
  readonly anchor: string;
}

const links = documents.flatMap((path) => {
  const targets = [...readText(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => linkOf(path, target));
});

function linkOf(path: string, target: string): Link {
  const [file = '', anchor = ''] = target.split('#');
  return { path, target, file: file === '' ? path : normalize(join(dirname(path), file)), anchor };
}

/** The anchors that GitHub gives to the headings of a document: small letters, dashes for blanks, no punctuation. */
function anchorsOf(path: string): readonly string[] {
  const text = readText(path).replace(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe('a link of a document', () => {
  test('leads to a file that is there', () => {
    expect(links.length).toBeGreaterThan(100);
    const broken = links.filter(({ file }) => !existsSync(join(root, file)));
    expect(broken.map(({ path, target }) => `${path}: ${target}`)).toEqual([]);
  });

  test('leads to a heading that is there', () => {
    const withAnchor = links.filter(({ file, anchor }) => anchor !== '' && file.endsWith('.md'));
    expect(withAnchor.length).toBeGreaterThan(40);
    const broken = withAnchor.filter(({ file, anchor }) => !anchorsOf(file).includes(anchor));
    expect(broken.map(({ path, target }) => `${path}: ${target}`)).toEqual([]);
  });
});

test('README.md leads to every page', () => {
  const reached = links.filter(({ path }) => path === 'README.md').map(({ file }) => file);
  const pages = documents.filter((path) => /^(docs\/|[A-Z]+\.md$)/.test(path) && path !== 'README.md');
  expect(pages.filter((page) => !reached.includes(page))).toEqual([]);
});

describe('docs/errors.md', () => {
  test('has every name that an error can have, once', () => {
    const names = [...readText('src/toolkit/errors.ts').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(([, name]) => name);
    const rows = [...readText('docs/errors.md').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
      cell.split(', '),
    );
    expect(names.length).toBeGreaterThan(40);
    expect(rows.map((name) => name.replaceAll('`', '')).sort()).toEqual(names.sort());
  });
});
