import { describe, expect, test } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { ENTRY_WARNINGS } from '#backend/exchange/sources/entries.ts';
import type { Damage } from '#backend/exchange/damage.ts';
import { IMPORT_WARNINGS, SKIP_REASONS } from '#contract/imports.ts';
import { weightOf } from '#renderer/imports/Report.tsx';
import { missingNotes, reportText, skippedNotes, warningNotes } from '#renderer/imports/report-notes.ts';
import { sourceName } from '#renderer/imports/use-imports.ts';
import type { Import } from '#renderer/imports/use-imports.ts';

const report: NonNullable<Import['report']> = {
  posts: 412,
  pages: 3,
  comments: 230,
  drafts: 12,
  scheduled: 0,
  trashed: 0,
  added: 405,
  updated: 2,
  unchanged: 6,
  skipped: [
    { id: '12', title: 'Rencontre avec Anne Martin', reason: 'too-large' },
    { id: '', title: ' ', reason: 'without-text' },
  ],
  warnings: [
    { code: 'labels-cut', location: 'Blogs/L’eau: fil/feed.atom:8120', text: 'Le jardin' },
    { code: 'kept-changed', location: '', text: 'Le port' },
    { code: 'of-tomorrow', location: 'feed.atom:#12', text: '<b>Titre</b>' },
  ],
  pictures: { fetched: 4, missing: [{ url: 'https://example.org/a.jpg', reason: 'of-tomorrow' }] },
};
const one: Import = {
  id: 'a',
  kind: 'address',
  withComments: false,
  name: 'https://rencontres.blogspot.com/',
  state: 'done',
  blogs: [{ remoteId: '1', name: 'Les rencontres', url: 'https://rencontres.blogspot.com' }],
  report,
  startedAt: 0,
};

test.each([fr, en])('every code of a report has its sentence', ({ imports }) => {
  for (const code of [...ENTRY_WARNINGS, ...IMPORT_WARNINGS])
    expect(imports.warning[code]?.('x'), code).toEqual(expect.stringMatching(/\S/));
  for (const reason of SKIP_REASONS) expect(imports.reasons[reason]).toMatch(/\S/);
  const damages: readonly Damage[] = ['cut', 'malformed', 'forbidden', 'too-large'];
  for (const damage of damages) expect(imports.damage[damage], damage).toMatch(/\S/);
});

describe('the lines of a report', () => {
  test('name what was left out, with the reason, even without a title', () => {
    expect(skippedNotes(report, fr.imports).map(({ text, detail }) => [text, detail])).toEqual([
      ['Rencontre avec Anne Martin', fr.imports.reasons['too-large']],
      ['Sans titre', fr.imports.reasons['without-text']],
    ]);
  });
  test('describe an unknown code, and keep names as words', () => {
    const texts = warningNotes(report, en.imports).map(({ text }) => text);
    expect(texts[2]).toBe('“<b>Titre</b>”: to check');
    expect(missingNotes(report, en.imports)[0]?.detail).toBe(en.imports.missingReasonOther);
  });
  test('are grouped by code', () => {
    const notes = warningNotes(report, fr.imports, (code) => code === 'kept-changed');
    expect(notes.map(({ text }) => text)).toEqual([fr.imports.warning['kept-changed']?.('Le port')]);
  });
  test('have unique keys, by the thousands', () => {
    const skipped = Array.from({ length: 3_000 }, () => ({
      id: '',
      title: 'Le même',
      reason: 'too-large' as const,
    }));
    const keys = skippedNotes({ ...report, skipped }, fr.imports).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3_000);
  });
});

test('the report as a text has every number and every line', () => {
  const text = reportText(one, fr.imports, '24 novembre');
  expect(text.split('\n')).toEqual([
    'Compte rendu, rencontres.blogspot.com',
    '24 novembre',
    'Les rencontres, https://rencontres.blogspot.com',
    '',
    'Ajoutés\t405',
    'Complétés\t2',
    'Inchangés\t6',
    'Laissés de côté\t2',
    'Dont 3\u00a0pages, 12\u00a0brouillons.',
    '230\u00a0commentaires laissés de côté, comme choisi.',
    '',
    '2\u00a0billets laissés de côté',
    `Rencontre avec Anne Martin\t${fr.imports.reasons['too-large']}`,
    `Sans titre\t${fr.imports.reasons['without-text']}`,
    '',
    '3\u00a0remarques',
    `${fr.imports.warning['labels-cut']?.('Le jardin')}\tBlogs/L’eau: fil/feed.atom, ligne\u00a08\u202f120`,
    fr.imports.warning['kept-changed']?.('Le port'),
    `${fr.imports.warningOther('<b>Titre</b>')}\tfeed.atom, élément n°\u00a012`,
    '',
    '1\u00a0photo manquante',
    `https://example.org/a.jpg\t${fr.imports.missingReasonOther}`,
    '',
  ]);
});

test('the report as a text has no line for a count of zero', () => {
  const text = reportText(
    { ...one, report: { ...report, updated: 0, unchanged: 0, skipped: [] } },
    fr.imports,
    '24 novembre',
  );
  expect(text).toContain('Ajoutés\t405\nDont');
  expect(text).not.toContain('Laissés de côté');
});

test.each([
  [{ pictures: 1_240, known: 0 }, undefined],
  [{ pictures: 1_240, known: 3, bytes: 900_000 }, undefined],
  [{ pictures: 1_240, known: 12, bytes: 3_600_000 }, 372_000_000],
  [{ pictures: 2, known: 2, bytes: 5_000 }, 5_000],
  [{ pictures: 0, known: 0, bytes: 0 }, undefined],
])('the weight of %o is %o', (left, weight) => expect(weightOf(left)).toBe(weight));

test.each([
  ['https://rencontres.blogspot.com/', 'rencontres.blogspot.com'],
  ['HTTP://a.example/blog/', 'a.example/blog/'],
  ['blog-10-12-2019.xml', 'blog-10-12-2019.xml'],
  ['http', 'http'],
  ['', ''],
])('the source %s is named %s', (name, called) => expect(sourceName(name)).toBe(called));
