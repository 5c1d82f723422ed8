/** Texts sent for review through a real LibreOffice: docx to docx, docx to odt, docx to odt to docx. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { readBack, reviewedPost, sentDocx, turnsIn, withPart } from '#tests/builders/sent-document.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

let folder = '';
beforeAll(() => {
  folder = temporaryFolder('libreoffice');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ending = 'docx' | 'odt';
let runs = 0;

/** The bytes that LibreOffice saves, with a profile of its own. */
async function saved(bytes: Uint8Array, from: Ending, to: Ending): Promise<Uint8Array> {
  runs += 1;
  const [input, output] = [path.join(folder, `${runs}.${from}`), path.join(folder, `out-${runs}`)];
  mkdirSync(output);
  writeFileSync(input, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  await promisify(execFile)('soffice', [
    '--headless',
    profile,
    '--convert-to',
    to,
    '--outdir',
    output,
    input,
  ]);
  return readFileSync(path.join(output, `${runs}.${to}`));
}

const WAYS: readonly (readonly Ending[])[] = [['docx'], ['odt'], ['odt', 'docx']];

const BY = 'w:author="Anne Martin" w:date="2026-03-02T09:30:00Z"';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraphWith = (xml: string, words: string): string =>
  xml.match(/<w:p>.*?<\/w:p>/gs)?.find((one) => one.includes(words)) ?? '';

/** As Word saves it after a review: words, a paragraph, a part gone, another moved, a tracked change, a comment. */
async function reviewed(): Promise<Uint8Array> {
  const answer = run('Pour tenir.');
  let docx = await withPart(await sentDocx(reviewedPost), (xml) => {
    const [lead, last] = [paragraphWith(xml, 'Un matin'), paragraphWith(xml, 'Et après')];
    const tracked = `${run('Un ')}<w:del w:id="90" ${BY}><w:r><w:delText>matin</w:delText></w:r></w:del><w:ins w:id="91" ${BY}>${run('soir')}</w:ins>${run(' au bord.')}`;
    return xml
      .replace(last, '')
      .replace(lead, `${last}${lead.replace(run('Un matin au bord.'), tracked)}`)
      .replace(paragraphWith(xml, 'Que voit-on'), '')
      .replace('Et des hérons.', 'Et des grands hérons.')
      .replace(
        paragraphWith(xml, 'le cendré'),
        (whole) => `${whole}<w:p>${run('Un paragraphe de plus.')}</w:p>`,
      )
      .replace(
        answer,
        `<w:commentRangeStart w:id="1"/>${answer}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      );
  });
  const parts: readonly (readonly [name: string, change: (xml: string) => string])[] = [
    [
      'word/comments.xml',
      () =>
        `<w:comments ${W}><w:comment w:id="1" ${BY}><w:p>${run('Tenir quoi ?')}</w:p></w:comment></w:comments>`,
    ],
    [
      '[Content_Types].xml',
      (xml) =>
        xml.replace(
          '</Types>',
          '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
        ),
    ],
    [
      'word/_rels/document.xml.rels',
      (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="comments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
    ],
  ];
  for (const [name, change] of parts) docx = await withPart(docx, change, name);
  return docx;
}

describe.each(WAYS.map((way) => [way.join(' to '), way] as const))('docx to %s', (_name, way) => {
  const ending = way.at(-1) ?? 'docx';
  const through = async (docx: Uint8Array): Promise<Uint8Array> => {
    let [bytes, from]: [Uint8Array, Ending] = [docx, 'docx'];
    for (const to of way) [bytes, from] = [await saved(bytes, from, to), to];
    return bytes;
  };

  it.each([
    ['a short interview', reviewedPost],
    ['a long one', gardenInterview],
  ])('keeps every mark of %s, and every word', async (_post, post) => {
    const read = await readBack(await through(await sentDocx(post)), `retour.${ending}`);
    const count = markedTurns(post).length + (post.lead === undefined ? 1 : 2);
    expect(turnsIn(read)).toHaveLength(count);
    expect(turnsIn(read)?.filter((line) => !line.endsWith(' ='))).toEqual([]);
    expect(read.returned).toMatchObject([{ postId: 'the-post', sentRevision: 'the-revision' }]);
  });

  it('keeps what a reviewer changed, moved, removed and remarked', async () => {
    const read = await readBack(await through(await reviewed()), `retour.${ending}`);
    expect(turnsIn(read)).toEqual([
      '0 =',
      '7 =',
      '1: Un soir au bord.',
      '3: Des roseaux.\nEt des grands hérons.\nle cendré\nUn paragraphe de plus.',
      '4 =',
      '5 = [Tenir quoi ?]',
      '6 =',
      '2:',
    ]);
    expect(read.comments).toMatchObject([
      { author: 'Anne Martin', text: 'Tenir quoi ?', quote: 'Pour tenir.' },
    ]);
  });
});
