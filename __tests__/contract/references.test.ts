import { describe, expect, test } from '@jest/globals';
import { consumedFiles, filesBelow, manifestFiles, readText, workflowFiles } from './support/repository.ts';

const documents = ['README.md', ...filesBelow('docs', /\.md$/)];
const examples = filesBelow('examples', /\.ya?ml$/);

interface Use {
  readonly path: string;
  readonly reference: string;
  readonly comment: string;
}

/** Every `uses:` of a file, in YAML or in a code block. */
function usesIn(path: string): readonly Use[] {
  const found = readText(path).matchAll(/^\s*(?:- )?uses: *(\S+)(?: +# *(.*))?$/gm);
  return [...found].map(([, reference = '', comment = '']) => ({ path, reference, comment }));
}

describe('what a consumer uses of this repository', () => {
  const uses = consumedFiles.flatMap(usesIn);

  test('refers to its own actions, which shows that references are found', () => {
    expect(uses.filter(({ reference }) => reference.startsWith('$/')).length).toBeGreaterThanOrEqual(6);
  });

  test('never resolves in the consumer’s checkout', () => {
    expect(uses.filter(({ reference }) => reference.startsWith('./'))).toEqual([]);
  });

  test('never leaves the commit that the consumer pinned', () => {
    expect(uses.filter(({ reference }) => /^[^/]+\/berth(\/|@)/i.test(reference))).toEqual([]);
  });

  test('names a folder behind $/, because $/ alone does not parse in a composite action', () => {
    expect(uses.filter(({ reference }) => reference.startsWith('$/') && !/^\$\/[a-z-]+$/.test(reference))).toEqual([]);
  });
});

describe('other people’s actions', () => {
  const uses = [...manifestFiles, ...workflowFiles, ...examples, ...documents]
    .flatMap(usesIn)
    .filter(({ reference }) => !/^(\$\/|\.\/|OWNER\/berth)/.test(reference));

  test('are pinned to a commit, with the version in a comment', () => {
    expect(uses.length).toBeGreaterThan(0);
    const loose = uses.filter(
      ({ reference, comment }) => !/@[0-9a-f]{40}$/.test(reference) || !/^v\d+\.\d+\.\d+/.test(comment),
    );
    expect(loose).toEqual([]);
  });

  test('are used at one version everywhere', () => {
    const versions = new Map<string, Set<string>>();
    for (const { reference, comment } of uses) {
      const [name = '', commit] = reference.split('@');
      versions.set(name, (versions.get(name) ?? new Set()).add(`${commit} ${comment}`));
    }
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });
});

describe('this library in documents and examples', () => {
  test('is pinned to a commit, as a placeholder, with the version in a comment', () => {
    const uses = [...documents, ...examples].flatMap(usesIn).filter(({ reference }) => /^OWNER\/berth/.test(reference));
    expect(uses.length).toBeGreaterThan(0);
    const loose = uses.filter(
      ({ reference, comment }) => !/@(<commit>|0{40})$/.test(reference) || !/^v\d+\.\d+\.\d+$/.test(comment),
    );
    expect(loose).toEqual([]);
  });
});
