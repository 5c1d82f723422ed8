/**
 * A text sent for review that was edited in LibreOffice 25.2.3, through its own interface for programs, and saved as odt
 * and docx: words changed, a paragraph added, a question with its answer cut and pasted before another, the last question
 * deleted, and a tracked change. Its real conversions: libreoffice.all.test.ts.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBack, turnsIn } from '#tests/builders/sent-document.ts';

const FIXTURES = path.resolve('tests/fixtures/returns');
const fixture = (name: string): Buffer => readFileSync(path.join(FIXTURES, name));
const lines = (lead: string): string[] => [
  '0 =',
  lead,
  '4 =',
  '5 =',
  '2 =',
  '3: Des roseaux.\nEt des grands hérons.\nUn paragraphe de plus.\nle cendré',
  '6 =',
  '7:',
];

it.each(['libreoffice-edited.odt', 'libreoffice-edited.docx'])('gives each part of %s', async (name) => {
  const read = await readBack(fixture(name), name);
  expect(turnsIn(read)).toEqual(lines('1: Un soir au bord.'));
  expect(read.returned).toMatchObject([{ postId: 'the-post', sentRevision: 'the-revision' }]);
});

it('gives the docx without its tracked change', async () => {
  const name = 'libreoffice-edited.docx';
  expect(turnsIn(await readBack(fixture(name), name, 'original'))).toEqual(lines('1 ='));
});
