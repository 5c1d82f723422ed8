import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadDocument } from '#contract/exchange.ts';
import { blocksToText } from '#interview/plain.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { makeDocx, makeOdt, docxParagraph, docxPicture, docxTable } from '#tests/builders/document-files.ts';

let backend: TestBackend;
let png: Buffer;
beforeAll(async () => {
  backend = await openTestBackend();
  png = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
});
afterAll(() => backend.dispose());

let files = 0;
/** Like a dialog: the path goes to the backend, and the page has a token. */
async function read(name: string, bytes: Uint8Array | string): Promise<ReadDocument> {
  const file = path.join(backend.folder, name);
  writeFileSync(file, bytes);
  const token = `token-of-a-document-${(files += 1)}`;
  await backend.dispatch('host', 'files.grant', { token, path: file });
  return backend.call('exchange.read-document', { token });
}
const lines = (document: ReadDocument): string[] => blocksToText(document.blocks).split('\n');

describe('docx', () => {
  test('keeps text, structure, links and pictures, separates notes, and counts what it leaves out', async () => {
    const document = await read(
      'Réponses d’Anne.docx',
      makeDocx({
        pictures: { 'image1.png': png, 'image2.emf': Buffer.from('not a picture') },
        links: { l1: 'https://example.org/' },
        footnotes: ['Une note.', 'Une autre.'],
        comments: ['À revoir', 'Vraiment ?', 'Oui'],
        body:
          docxParagraph('Titre', { style: 'Heading1' }) +
          docxParagraph([
            { text: 'Un ' },
            { text: 'gras', bold: true },
            { text: ', un ' },
            { text: 'souligné', underline: true },
            { text: '\nune ligne' },
          ]) +
          `<w:p><w:hyperlink r:id="l1"><w:r><w:t>un lien</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
          docxParagraph('un', { list: 1 }) +
          docxParagraph('deux', { list: 1 }) +
          docxParagraph('point', { list: 2 }) +
          docxTable([
            ['a', 'b'],
            ['c', 'd'],
          ]) +
          docxPicture('p1', 'Un jardin') +
          docxPicture('p2', 'Un dessin') +
          `<w:p><w:ins w:id="1"><w:r><w:t>ajouté</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>retiré</w:delText></w:r></w:del></w:p>` +
          `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${docxParagraph('dans une zone de texte')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      }),
    );
    expect(document.name).toBe('Réponses d’Anne.docx');
    expect(document.blocks.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'list',
      'list',
      'table',
      'image',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(document.blocks[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'gras', marks: ['bold'] },
        { type: 'text', text: ', un ' },
        { type: 'text', text: 'souligné', marks: ['underline'] },
        { type: 'lineBreak' },
        { type: 'text', text: 'une ligne' },
      ],
    });
    expect(document.blocks[2]).toMatchObject({
      content: [{ type: 'link', url: 'https://example.org/' }, { text: '[1]' }],
    });
    expect(document.blocks[6]).toMatchObject({ type: 'image', alt: 'Un jardin', asset: /./ });
    expect(lines(document)).toContain('ajouté');
    expect(lines(document)).not.toContain('retiré');
    expect(lines(document)).toContain('dans une zone de texte');
    expect(blocksToText(document.notes)).toBe('[1] Une note.\n[2] Une autre.');
    expect(document.warnings).toEqual([
      { code: 'notes', count: 2 },
      { code: 'pictures', count: 1 },
    ]);
    expect([document.comments.length, document.changes.length]).toEqual([3, 1]);
    const [image] = document.blocks.filter((block) => block.type === 'image');
    await expect(backend.call('assets.get', { sha256: image?.asset ?? '' })).resolves.toMatchObject({
      width: 20,
      height: 10,
    });
  });

  test('returns the colours of runs with the blocks', async () => {
    const document = await read(
      'couleurs.docx',
      makeDocx({
        body: docxParagraph([
          { text: 'Question. ', colour: 'auto' },
          { text: 'Réponse.', colour: '1F4E79' },
        ]),
      }),
    );
    expect(document.colours).toEqual([
      { text: 'Question. ', colour: '' },
      { text: 'Réponse.', colour: '1f4e79' },
    ]);
  });
});

describe('odt', () => {
  test('keeps text, structure, links and pictures, separates notes, and counts what it leaves out', async () => {
    const document = await read(
      'réponses.odt',
      makeOdt({
        pictures: { 'a.png': png },
        styles:
          '<style:style style:name="T1"><style:text-properties fo:font-weight="bold" fo:color="#1f4e79"/></style:style>' +
          '<style:style style:name="T2" style:parent-style-name="Strong_20_Emphasis"><style:text-properties fo:font-style="italic"/></style:style>' +
          '<style:style style:name="T3"><style:text-properties style:text-underline-style="solid" style:text-position="super 58%"/></style:style>' +
          '<style:style style:name="P1" style:parent-style-name="Quotations"/>' +
          '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>',
        text:
          '<text:tracked-changes><text:changed-region><text:deletion><text:p>retiré</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
          '<text:h text:outline-level="2">Titre</text:h>' +
          '<text:p>Un<text:s text:c="2"/><text:span text:style-name="T1">gras</text:span><text:line-break/><text:span text:style-name="T2">les deux</text:span> <text:span text:style-name="T3">haut</text:span><office:annotation><dc:creator>X</dc:creator><text:p>À revoir</text:p></office:annotation></text:p>' +
          '<text:p><text:a xlink:href="https://example.org/">un lien</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Une note.</text:p></text:note-body></text:note> suite</text:p>' +
          '<text:p text:style-name="P1">Une citation.</text:p>' +
          '<text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>sous</text:p></text:list-item></text:list></text:list-item></text:list>' +
          '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c &amp; d</text:p></table:table-cell></table:table-row></table:table>' +
          '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>Un jardin</svg:title></draw:frame></text:p>' +
          '<text:p><draw:frame><draw:image xlink:href="Pictures/gone.png"/></draw:frame>fin</text:p>' +
          '<text:p><draw:frame><draw:text-box><text:p>dans un cadre</text:p></draw:text-box></draw:frame></text:p>',
      }),
    );
    expect(document.blocks.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'quote',
      'list',
      'table',
      'image',
      'paragraph',
      'paragraph',
    ]);
    expect(document.blocks[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'gras', marks: ['bold'] },
        { type: 'lineBreak' },
        { type: 'text', text: 'les deux', marks: ['bold', 'italic'] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'haut', marks: ['underline', 'sup'] },
      ],
    });
    expect(blocksToText(document.blocks.slice(2, 3))).toBe('un lien[1] suite');
    expect(document.blocks[4]).toMatchObject({ ordered: true, items: [{ children: { ordered: false } }] });
    expect(document.blocks[5]).toMatchObject({
      rows: [[{ columns: 2 }], [{}, { content: [{ text: 'c & d' }] }]],
    });
    expect(document.blocks[6]).toMatchObject({ alt: 'Un jardin' });
    expect(lines(document).slice(-2)).toEqual(['fin', 'dans un cadre']);
    expect(blocksToText(document.notes)).toBe('[1] Une note.');
    expect(document.colours).toContainEqual({ text: 'gras', colour: '#1f4e79' });
    expect(document.comments).toEqual([{ author: 'X', text: 'À revoir', quote: 'Un gras les deux haut' }]);
    expect(document.warnings).toEqual([
      { code: 'changes', count: 1 },
      { code: 'notes', count: 1 },
      { code: 'pictures', count: 1 },
    ]);
  });
});

describe('text, Markdown and HTML', () => {
  test.each([
    ['UTF-8', Buffer.from('Été à « Nîmes » ?\nOui.')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFÉté à « Nîmes » ?\nOui.')],
    ['UTF-16 LE', Buffer.from('\uFEFFÉté à « Nîmes » ?\r\nOui.', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\uFEFFÉté à « Nîmes » ?\nOui.', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Été à « Nîmes » ?\r\nOui.', 'latin1')],
  ])('reads a text file in %s', async (_name, bytes) => {
    expect(lines(await read('réponses.txt', bytes))).toEqual(['Été à « Nîmes » ?', 'Oui.']);
  });

  test('reads Markdown, with its HTML as blocks', async () => {
    const document = await read(
      'notes.md',
      '# Titre\n\n**Qui êtes-vous ?**\n\nMoi, [ici](https://example.org/).\n\n- un\n- deux\n\n<script>alert(1)</script><img src="x" onerror="alert(1)">\n',
    );
    expect(document.blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'paragraph', 'list']);
    expect(JSON.stringify(document)).not.toContain('alert');
  });

  test('reads a web page with its colours', async () => {
    const document = await read(
      'page.html',
      '<!doctype html><html><head><title>T</title></head><body><p>Q <span style="color:#00F">R</span></p></body></html>',
    );
    expect(lines(document)).toEqual(['Q R']);
    expect(document.colours).toEqual([
      { text: 'Q ', colour: '' },
      { text: 'R', colour: '#00f' },
    ]);
  });

  test('reads an empty file as an empty document', async () => {
    expect((await read('vide.txt', '')).blocks).toEqual([]);
  });
});

describe('refused files, each with its own failure', () => {
  test.each([
    ['document.pdf', 'rapport.pdf', '%PDF-1.7 …'],
    ['document.old-word', 'ancien.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['document.damaged', 'tronqué.docx', makeDocx({ body: docxParagraph('x') }).subarray(0, 900)],
    ['document.damaged', 'faux.docx', 'Ceci n’est pas un document.'],
    ['document.unknown-kind', 'photo.bin', Buffer.from([1, 2, 0, 4, 0, 5])],
  ])('%s: %s', async (code, name, bytes) => {
    const before = await backend.call('library.info', {});
    await expect(read(name, bytes)).rejects.toMatchObject({ code });
    expect(await backend.call('library.info', {})).toEqual(before);
  });

  test('accepts a token once', async () => {
    await read('a.txt', 'a');
    await expect(
      backend.call('exchange.read-document', { token: `token-of-a-document-${files}` }),
    ).rejects.toMatchObject({
      code: 'file.token-unknown',
    });
  });
});
