/** The exported docx, read by our own reader and examined as a zip. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { addPicture, addPosts, exportToFolder, readAsDocument } from '#tests/builders/export-library.ts';
import { buildInterview, paragraph, text } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

async function docxOf(post: Post): Promise<string> {
  const { files, skipped } = await exportToFolder(desk, 'docx', addPosts(desk, [post]));
  expect(skipped).toEqual([]);
  return files[0] ?? '';
}

async function partOf(file: string, name: string): Promise<string> {
  const archive = await openArchive(readFileSync(file), 50_000_000);
  try {
    return (await archive.read(name))?.toString('utf8') ?? '';
  } finally {
    archive.close();
  }
}

const turns = (post: Pick<Post, 'body' | 'participants'>) =>
  post.body.map((block) =>
    block.type === 'answer'
      ? [
          block.participants.map((id) => post.participants.find((person) => person.id === id)?.name),
          blocksToText(block.blocks),
        ]
      : [block.type, blocksToText([block])],
  );

it('keeps turns through recognition: questions, speakers and the closing thanks outside of turns', async () => {
  const read = await readAsDocument(desk, await docxOf(gardenInterview));
  const recognition = recognizeBlocks(read.blocks, { knownNames: [] });
  expect(recognition.kind).toBe('interview');
  let ids = 0;
  const again = recognitionToBlocks(recognition, {
    newId: () => `n${(ids += 1)}`,
    language: 'fr',
    knownParticipants: [],
  });
  expect(again.title).toBe(gardenInterview.title);
  expect(turns(again)).toEqual(turns(gardenInterview));
});

it('has real headings, a language, a title, lists, a table with headers, a source and alternative texts', async () => {
  const asset = await addPicture(desk);
  const post = buildInterview()
    .titled('L’été : « bilan » & <suite>')
    .ledBy('Un chapô.')
    .asking('Que voit-on ?')
    .answering(
      'Anne Martin',
      paragraph(
        'Des roseaux\u00a0; et ',
        text('vite', 'bold', 'italic'),
        { type: 'link', url: 'https://etang.example/', content: [{ type: 'text', text: 'la carte' }] },
        { type: 'lineBreak' },
        'H',
        text('2', 'sub'),
        'O',
      ),
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          {
            content: [text('Les hérons')],
            children: { type: 'list', ordered: false, items: [{ content: [text('Le cendré')] }] },
          },
          { content: [text('Les aigrettes')] },
        ],
      },
      { type: 'quote', content: [[text('On y va.')]], cite: 'Karim Benali, https://lab.example/a.html' },
      {
        type: 'table',
        caption: [text('Les comptes')],
        rows: [
          [
            { header: true, content: [text('An')] },
            { header: true, content: [text('Oiseaux')] },
          ],
          [
            { header: false, content: [text('2026')] },
            { header: false, content: [text('12')] },
          ],
        ],
      },
      { type: 'code', text: 'a\nb' },
      {
        type: 'image',
        asset,
        width: 900,
        height: 600,
        alt: 'Une barque',
        caption: [text('La barque')],
        credit: 'Anne',
        decorative: false,
      },
    ).post;
  const file = await docxOf(post);
  const main = await partOf(file, 'word/document.xml');
  const styles = await partOf(file, 'word/styles.xml');
  const core = await partOf(file, 'docProps/core.xml');
  expect(main.match(/<w:pStyle w:val="Heading\d"\/>/g)).toEqual([
    '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Heading2"/>',
  ]);
  expect(styles).toContain('<w:lang w:val="fr-FR"/>');
  expect(core).toContain('<dc:title>L’été : « bilan » &amp; &lt;suite&gt;</dc:title>');
  expect(main).toContain('<w:tblHeader/>');
  expect(main).toContain('descr="Une barque"');
  expect(main).toContain('roseaux\u00a0;');

  const { blocks, warnings } = await readAsDocument(desk, file);
  expect(warnings).toEqual([]);
  expect(blocks.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'paragraph',
    'list',
    'quote',
    'paragraph',
    'paragraph',
    'table',
    'paragraph',
    'image',
    'paragraph',
  ]);
  expect(blocksToText(blocks)).toContain('Anne Martin\u00a0: Des roseaux\u00a0; et vitela carte\nH2O');
  expect(blocks.find((block) => block.type === 'list')).toMatchObject({
    ordered: true,
    items: [
      {
        content: [{ text: 'Les hérons' }],
        children: { ordered: false, items: [{ content: [{ text: 'Le cendré' }] }] },
      },
      { content: [{ text: 'Les aigrettes' }] },
    ],
  });
  expect(blocks.find((block) => block.type === 'image')).toMatchObject({ alt: 'Une barque' });
  expect(blocks.find((block) => block.type === 'table')).toMatchObject({
    rows: [
      [{ header: true }, { header: true }],
      [{ header: false }, { header: false }],
    ],
  });
});

it('keeps hostile text unchanged, and names a picture that is on the web only', async () => {
  const post = buildInterview().titled('../../<w:p/>]]>\u0007').saying(
    paragraph('</w:t></w:r>\u0000 & "q" <b>'),
    {
      type: 'image',
      url: 'https://blog.example/a.jpg',
      alt: 'Le port',
      caption: [],
      credit: '',
      decorative: false,
    },
    {
      type: 'html',
      html: '<p onclick="x()">Carte <script>alert(1)</script></p><table><tr><td>un</td></tr></table>',
      origin: 'outside',
    },
  ).post;
  const { files, notes } = await exportToFolder(desk, 'docx', addPosts(desk, [post]));
  const [file = ''] = files;
  expect(path.basename(file)).toBe('w p ]].docx');
  const { blocks } = await readAsDocument(desk, file);
  const text = blocksToText(blocks);
  expect(text).toContain('</w:t></w:r> & "q" <b>');
  expect(text).toContain('[Le port]');
  expect(text).toContain('Carte');
  expect(text).not.toContain('alert');
  expect(notes).toMatchObject([{ code: 'pictures-elsewhere', count: 1 }]);
});
