import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

type Release = {
  leftForPerson: (markdown: string) => string[];
  versionsDiffer: (
    own: { version: string },
    lock: { version: string },
    changelog: string,
  ) => string | undefined;
};
const { leftForPerson, versionsDiffer } = (await import(
  pathToFileURL(resolve('scripts/release.mjs')).href
)) as Release;

it('lists what the page leaves to a person, shortest first, as plain text', () => {
  const left = leftForPerson(readFileSync(resolve('docs/RELEASE.md'), 'utf8'));
  expect(left.map((line) => line.split(',')[0])).toEqual([
    '1. Signing keys',
    '2. A feed',
    '3. A Google account',
    '4. One run on Electron 45 on each system',
  ]);
  expect(left.join('\n')).not.toMatch(/\*\*|\]\(/);
});

it('detects a version that differs between files', () => {
  const [one, other] = [{ version: '1.0.0' }, { version: '1.0.1' }];
  expect(versionsDiffer(one, other, '## [1.0.0]')).toContain('the lock file 1.0.1');
  expect(versionsDiffer(one, one, '## [Unreleased]')).toContain('no “## [1.0.0]”');
  expect(versionsDiffer(one, one, '## [1.0.0] - 2027-01-01')).toBeUndefined();
});
