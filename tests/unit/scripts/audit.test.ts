/** Known vulnerabilities of the shipped packages, and whether they were queried recently enough for a release. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

type Advisory = Readonly<{
  package: string;
  id: string;
  title: string;
  severity: string;
  range: string;
  answer?: string;
}>;
type Known = Readonly<{ asked: string | null; packages: Record<string, string>; advisories: Advisory[] }>;
const { renewed, whatStandsAgainst } = (await import(
  pathToFileURL(resolve('scripts/audit.mjs')).href
)) as Readonly<{
  whatStandsAgainst(audit: Known, shipped: Record<string, string>, now: number): string[];
  renewed(report: unknown, shipped: Record<string, string>, before: Known, today: string): Known;
}>;

const SHIPPED = { electron: '45.4.1', parse5: '8.1.1', sharp: '0.35.5' };
const TODAY = Date.parse('2026-11-28T12:00:00Z');
const ADVISORY: Advisory = {
  package: 'parse5',
  id: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'quadratic time',
  severity: 'high',
  range: '<8.2.0',
};
const audit = (more: Partial<Known> = {}): Known => ({
  asked: '2026-11-20',
  packages: SHIPPED,
  advisories: [],
  ...more,
});

test('accepts a release when each version was queried lately, and answers are written', () => {
  expect(whatStandsAgainst(audit(), SHIPPED, TODAY)).toEqual([]);
  const answered = { ...ADVISORY, answer: 'Only text of our own is parsed in that mode.' };
  expect(whatStandsAgainst(audit({ advisories: [answered] }), SHIPPED, TODAY)).toEqual([]);
});

test.each([
  ['never asked', audit({ asked: null }), /never asked/],
  ['asked long ago', audit({ asked: '2026-10-01' }), /asked on 2026-10-01/],
  ['asked in the future', audit({ asked: '2027-01-01' }), /asked on 2027-01-01/],
  [
    'a bundled package that was updated since',
    audit({ packages: { ...SHIPPED, parse5: '8.1.0' } }),
    /^parse5 8\.1\.1 was not asked/,
  ],
  [
    'an advisory without an answer',
    audit({ advisories: [ADVISORY] }),
    /^parse5 8\.1\.1 .*high, quadratic time/,
  ],
  ['an empty answer', audit({ advisories: [{ ...ADVISORY, answer: ' ' }] }), /^parse5/],
])('%s: is reported', (_what, is, message) => {
  expect(whatStandsAgainst(is, SHIPPED, TODAY)).toEqual([expect.stringMatching(message)]);
});

test('keeps npm’s reports about shipped packages, with the written answers', () => {
  const via = (name: string, url: string) => ({
    source: 1,
    name,
    dependency: name,
    title: 'quadratic time',
    url,
    severity: 'high',
    range: '<8.2.0',
  });
  const report = {
    auditReportVersion: 2,
    vulnerabilities: {
      parse5: { name: 'parse5', via: [via('parse5', ADVISORY.id), via('parse5', 'https://other.example/1')] },
      // Tools only; and one that is listed because of another.
      vite: { name: 'vite', via: [via('vite', 'https://other.example/2')] },
      mammoth: { name: 'mammoth', via: ['parse5'] },
    },
  };
  const before = audit({ advisories: [{ ...ADVISORY, answer: 'Seen.' }] });
  expect(renewed(report, SHIPPED, before, '2026-11-28')).toEqual({
    asked: '2026-11-28',
    packages: SHIPPED,
    advisories: [
      { ...ADVISORY, answer: 'Seen.' },
      { ...ADVISORY, id: 'https://other.example/1' },
    ],
  });
  expect(() => renewed({ message: '405' }, SHIPPED, before, '2026-11-28')).toThrow('no audit report');
});
