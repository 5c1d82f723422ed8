/** An odt that LibreOffice saved of a docx sent for review: its bookmarks, properties and comments. */
import { expect, it } from 'vitest';
import { wordsName } from '#backend/exchange/documents/part-marks.ts';
import { odtEntries } from '#tests/builders/document-files.ts';
import { readBack, turnsIn } from '#tests/builders/sent-document.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

const META = `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><meta:user-defined meta:name="EscaleMarks">0,2-3</meta:user-defined><meta:user-defined meta:name="EscalePost">the-post</meta:user-defined><meta:user-defined meta:name="EscaleRevision" meta:value-type="string">the-revision</meta:user-defined></office:meta></office:document-meta>`;
const odt = (text: string, meta = META): Buffer =>
  makeZip([...odtEntries({ text }), { name: 'meta.xml', bytes: meta }]);
const mark = (name: string): string => `<text:bookmark text:name="${name}"/>`;
const comment = (name: string, words: string, more = ''): string =>
  `<office:annotation office:name="${name}"${more}><dc:creator>Karim Benali</dc:creator><dc:date>2026-03-02T09:30:00</dc:date><text:p>${words}</text:p><text:p>Merci.</text:p></office:annotation>`;

// The marks of one point come in either order.
const TITLE = `<text:h text:outline-level="1">${mark(wordsName(0, '', 'L’étang'))}${mark('esc_0')}L’étang</text:h>`;
const QUESTION = `<text:h text:outline-level="2">${mark('esc_2')}${mark(wordsName(2, '', 'Que voit-on ?'))}Que voit-on ?</text:h>`;
const answer = (inside: string): string =>
  `<text:p>${mark('esc_3')}<text:span>Anne :</text:span>${mark(wordsName(3, 'Anne :', 'Des roseaux.'))} ${inside}</text:p>`;

it('is read part by part, with the post and the sent revision', async () => {
  const read = await readBack(odt(TITLE + QUESTION + answer('Des roseaux.')), 'retour.odt');
  expect(turnsIn(read)).toEqual(['0 =', '2 =', '3 =']);
  expect(read.sentFrom).toBe('the-post');
  expect(read.returned).toMatchObject([{ postId: 'the-post', sentRevision: 'the-revision' }]);
  const changed = await readBack(
    odt(
      `${QUESTION}${answer('Des joncs.')}<text:list><text:list-item><text:p>et un héron</text:p></text:list-item></text:list>${TITLE}`,
    ),
    'retour.odt',
  );
  expect(turnsIn(changed)).toEqual(['2 =', '3: Des joncs.\net un héron', '0 =']);
  expect(turnsIn(await readBack(odt(TITLE + answer('Des roseaux.')), 'retour.odt'))).toEqual([
    '0 =',
    '3 =',
    '2:',
  ]);
});

it('has comments with their words, each the remark of its part', async () => {
  const text = `${TITLE}${QUESTION.replace('>', `>${comment('a', 'Avant la question ?')}`)}${answer(
    `Des ${comment('b', 'Lesquels ?')}roseaux<office:annotation-end office:name="b"/>.${comment('c', 'Réglé.', ' loext:resolved="true"')}`,
  )}`;
  const read = await readBack(odt(text, META), 'retour.odt');
  expect(read.comments).toEqual([
    {
      author: 'Karim Benali',
      at: expect.any(Number) as number,
      text: 'Avant la question ?\nMerci.',
      quote: 'Que voit-on ?',
    },
    {
      author: 'Karim Benali',
      at: expect.any(Number) as number,
      text: 'Lesquels ?\nMerci.',
      quote: 'roseaux',
    },
    {
      author: 'Karim Benali',
      at: expect.any(Number) as number,
      text: 'Réglé.\nMerci.',
      quote: 'Anne : Des roseaux.',
      done: true,
    },
  ]);
  expect(turnsIn(read)).toEqual(['0 =', '2 = [Avant la question ?\nMerci.]', '3 = [Lesquels ?\nMerci.]']);
  expect(read.warnings).toEqual([]);
});

it('whose properties are damaged is placed by its marks alone', async () => {
  const read = await readBack(odt(TITLE + QUESTION, '<office:meta'), 'retour.odt');
  expect(turnsIn(read)).toEqual(['0 =', '2 =']);
  expect(read.returned?.[0]?.postId).toBeUndefined();
});

it('leaves the words to decide where marks would repeat the elements around them without end', async () => {
  const marks = Array.from({ length: 2_000 }, (_, index) => `${mark(`esc_${index}`)}mot `).join('');
  const long = `<text:p><text:a xlink:href="https://a.fr/${'b'.repeat(100_000)}">${marks}</text:a></text:p>`;
  const read = await readBack(odt(long), 'retour.odt');
  expect(turnsIn(read)).toEqual([]);
  expect(read.blocks).not.toEqual([]);
});

it('keeps words at marks that follow each other within words, in any number', async () => {
  const marks = (name: string): string => mark(name).repeat(300);
  const text = `<text:p>${marks('esc_2')}mot ${marks('esc_3')}nou${marks('esc_2')}veau</text:p>`;
  const read = await readBack(odt(TITLE + text), 'retour.odt');
  expect(turnsIn(read)).toEqual(['0 =', '2: mot', '3: nou', '-: veau']);
});
