import { describe, expect, test } from '@jest/globals';
import { releaseProblems } from '../../script/documentation/release.ts';

const changes = `# Changes

## [Unreleased]

## [1.2.0] - 2026-01-31

### Added

- A thing.

## [1.1.0] - 2026-01-01

- Another.
`;

describe('a release', () => {
  test('has the notes of its own version', () => {
    expect(releaseProblems({ tag: 'v1.2.0', version: '1.2.0', changes })).toEqual({
      problems: [],
      notes: '### Added\n\n- A thing.',
    });
  });

  test('is refused when the tag is not that of package.json', () => {
    const { problems } = releaseProblems({ tag: 'v1.2.1', version: '1.2.0', changes });
    expect(problems).toEqual(['The tag is "v1.2.1", and package.json says 1.2.0.']);
  });

  test('is refused without a dated section in the list of changes', () => {
    const { problems } = releaseProblems({ tag: 'v2.0.0', version: '2.0.0', changes });
    expect(problems).toEqual(['CHANGELOG.md has no section "## [2.0.0] - YYYY-MM-DD".']);
  });

  test('is refused when that section is empty', () => {
    const empty = changes.replace('### Added\n\n- A thing.\n', '');
    const { problems } = releaseProblems({ tag: 'v1.2.0', version: '1.2.0', changes: empty });
    expect(problems).toEqual(['The section of 1.2.0 in CHANGELOG.md is empty.']);
  });
});
