/**
 * Small documents that blocked the process for minutes, took gigabytes, or overflowed its stack: each is read, or
 * refused by a code.
 */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import { markdownToHtml } from '#backend/exchange/documents/markdown.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { readDocx } from '#backend/exchange/documents/read-docx.ts';
import { readOdt } from '#backend/exchange/documents/read-odt.ts';
import type { TakePicture } from '#backend/exchange/documents/document-parts.ts';
import {
  makeDocx,
  makeOdt,
  docxEntries,
  docxParagraph,
  docxPicture,
} from '#tests/builders/document-files.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

const ignorePicture: TakePicture = async () => undefined;
/** At its real size: none of these is refused as a bomb. */
const storedDocx = (body: string): Buffer =>
  makeZip(docxEntries({ body }).map((entry) => ({ ...entry, stored: true })));
const docx = async (bytes: Uint8Array, take = ignorePicture) => readDocx(await openArchive(bytes), take);
const odt = async (bytes: Uint8Array) => readOdt(await openArchive(bytes), ignorePicture);
const html = (text: string) => readHtml(text, { newId: () => 'id', origin: 'outside' });

describe('docx', () => {
  test('reads relations as XML, not from text that looks like one', async () => {
    const relations = `<Relationships>${'<x>Type="/officeDocument"</x>'.repeat(50_000)}</Relationships>`;
    const hostile = makeZip([
      { name: '[Content_Types].xml', bytes: '<Types/>' },
      { name: '_rels/.rels', bytes: relations, stored: true },
    ]);
    await expect(docx(hostile)).rejects.toMatchObject({ code: 'document.damaged' });
    const elsewhere = docxEntries({ body: docxParagraph('Bonjour.') }).map((entry) => ({
      ...entry,
      name: entry.name.replace('word/document.xml', 'word/texte.xml'),
      bytes: String(entry.bytes)
        .replaceAll('Target="word/document.xml"', "Target = '/word/texte.xml'")
        .replaceAll('/word/document.xml', '/word/texte.xml'),
    }));
    const { html: read } = await docx(
      makeZip(
        elsewhere.map((entry) => ({
          ...entry,
          name: entry.name.replace('document.xml.rels', 'texte.xml.rels'),
        })),
      ),
    );
    expect(read).toBe('<p>Bonjour.</p>');
  });

  test('limits the quotations of thousands of comments that span a whole text', async () => {
    const count = 5_000;
    const starts = Array.from({ length: count }, (_, id) => `<w:commentRangeStart w:id="${id + 1}"/>`);
    const { comments } = await docx(
      makeDocx({
        body: starts.join('') + docxParagraph('un mot, '.repeat(40)).repeat(5_000),
        comments: Array.from({ length: count }, () => 'Vraiment ?'),
      }),
    );
    expect(comments).toHaveLength(count);
    expect(new Set(comments.map(({ quote }) => quote.length))).toEqual(new Set([2_000]));
  });

  test('reads thousands of comments on one long paragraph', async () => {
    const count = 5_000;
    const calls = Array.from(
      { length: count },
      (_, id) => `<w:r><w:commentReference w:id="${id + 1}"/></w:r>`,
    );
    const { comments } = await docx(
      makeDocx({
        body: `<w:p>${calls.join('')}<w:r><w:t>${'un mot, '.repeat(200_000)}</w:t></w:r></w:p>`,
        comments: Array.from({ length: count }, () => 'Vraiment ?'),
      }),
    );
    expect(comments[0]?.quote).toMatch(/^un mot, un mot/);
  });

  test('joins paragraphs whose ends are all deleted', async () => {
    const lost = `<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`;
    const { html: read } = await docx(storedDocx(lost.repeat(30_000) + docxParagraph('fin')));
    expect(read).toBe(`<p>${'x'.repeat(30_000)}fin</p>`);
  });

  test('holds one picture at a time of hundreds of megabytes, and none above the picture limit', async () => {
    const taken: number[] = [];
    const pictures = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`${name}.png`, Buffer.alloc(name === 'b' ? 60_000_000 : 10, name)]),
    );
    const read = await docx(
      makeDocx({ body: ['p1', 'p2', 'p3'].map((id) => docxPicture(id, id)).join(''), pictures }),
      async (_name, bytes) => {
        taken.push(bytes.length);
        return 'a'.repeat(64);
      },
    );
    expect(taken).toEqual([10, 10]);
    expect(read.warnings).toEqual([{ code: 'pictures', count: 1 }]);
  });

  test('reads a long note, or a long address, that is referenced thousands of times', async () => {
    const calls = '<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(5_000);
    const notes = docx(makeDocx({ body: `<w:p>${calls}</w:p>`, footnotes: ['mot '.repeat(20_000)] }));
    await expect(notes).rejects.toMatchObject({ code: 'document.too-complex' });
    const links = '<w:hyperlink r:id="l1"><w:r><w:t>x</w:t></w:r></w:hyperlink>'.repeat(5_000);
    const addresses = docx(
      makeDocx({ body: `<w:p>${links}</w:p>`, links: { l1: `https://a.fr/${'x'.repeat(100_000)}` } }),
    );
    await expect(addresses).rejects.toMatchObject({ code: 'document.too-complex' });
  });

  test('reads 160,000 links with a bookmark in each', async () => {
    const link = (at: number): string =>
      `<w:hyperlink w:anchor="a${at}"><w:bookmarkStart w:id="${at}"/><w:r/></w:hyperlink>`;
    const links = Array.from({ length: 160_000 }, (_, at) => link(at)).join('');
    await expect(docx(storedDocx(`<w:p>${links}</w:p>`))).rejects.toMatchObject({
      code: 'document.too-complex',
    });
  });

  const field = (instruction: string, type = 'separate'): string =>
    `<w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';

  test.each([
    ['fields that never end', `${begin}${field('HYPERLINK &quot;https://a.fr&quot;')}<w:r/>`.repeat(60_000)],
    ['a field of many parts', begin + field('a').repeat(60_000)],
    ['a field of blanks in one run', begin + field('&#32;'.repeat(60_000))],
    ['a field of blanks in several runs', begin + field('&#32;').repeat(60_000)],
    ['elements of many names', Array.from({ length: 60_000 }, (_, at) => `<w:x${at}/>`).join('')],
    [
      'styles of many names',
      Array.from({ length: 60_000 }, (_, at) => `<w:r><w:rPr><w:rStyle w:val="s${at}"/></w:rPr></w:r>`).join(
        '',
      ),
    ],
  ])('%s', async (_what, runs) => {
    await expect(docx(storedDocx(`<w:p>${runs}</w:p>`))).rejects.toMatchObject({
      code: 'document.too-complex',
    });
  });

  test('reads many fields that end', async () => {
    const link =
      begin + field('HYPERLINK &quot;https://a.fr&quot;') + '<w:r><w:t>là</w:t></w:r>' + field('', 'end');
    const { html: read } = await docx(
      makeDocx({ body: `<w:p>${link}<w:r><w:t>, </w:t></w:r></w:p>`.repeat(1_000) }),
    );
    expect(read.match(/<p><a href="https:\/\/a.fr">là<\/a>, <\/p>/g)).toHaveLength(1_000);
  });

  test('refuses more elements than any text has', async () => {
    await expect(docx(storedDocx('<w:p/>'.repeat(1_100_000)))).rejects.toMatchObject({
      code: 'document.too-complex',
    });
  });
});

describe('odt', () => {
  const style = (name: string, parent: string, inside = ''): string =>
    `<style:style style:name="${name}" style:parent-style-name="${parent}">${inside}</style:style>`;

  test('reads thousands of styles that inherit from each other', async () => {
    const bold = '<style:text-properties fo:font-weight="bold"/>';
    const chain = Array.from({ length: 50_000 }, (_, at) =>
      style(`s${at}`, `s${at - 1}`, at === 0 ? bold : ''),
    );
    const read = await odt(
      makeOdt({
        text: '<text:p text:style-name="s49999">fort</text:p>',
        styles: chain.toReversed().join(''),
      }),
    );
    expect(read.html).toBe('<p><strong>fort</strong></p>');
  });

  test('reads styles that inherit in a circle', async () => {
    const read = await odt(
      makeOdt({ text: '<text:p text:style-name="a">x</text:p>', styles: style('a', 'b') + style('b', 'a') }),
    );
    expect(read.html).toBe('<p>x</p>');
  });

  test('refuses a few characters that expand to hundreds of megabytes', async () => {
    const text = `<text:p>${'<text:s text:c="100"/>'.repeat(200_000)}</text:p>`;
    await expect(odt(makeOdt({ text }))).rejects.toMatchObject({ code: 'document.too-large' });
  });

  test('reads elements named like properties of every object', async () => {
    const read = await odt(makeOdt({ text: '<constructor/><__proto__>x</__proto__><text:p>y</text:p>' }));
    expect(read.html).toBe('x<p>y</p>');
  });
});

describe('HTML', () => {
  test('reads thousands of rules for one class', () => {
    const rules = '.a{font-weight:bold}p.a{font-style:italic}.a{font-weight:normal}'.repeat(7_000);
    const blocks = html(`<style>${rules}</style>${'<p class="a">x</p>'.repeat(5_000)}`);
    expect(blocks).toHaveLength(5_000);
    expect(blocks[0]).toEqual({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: ['italic'] }],
    });
  });

  test.each([
    ['a cell', (lines: string) => `<table><tr><td>a</td><td>${lines}</td></tr></table>`],
    ['a paragraph', (lines: string) => `<p>${lines}</p>`],
    ['an item', (lines: string) => `<ul><li>${lines}</li></ul>`],
  ])('reads thousands of empty lines at the end of %s', (_where, within) => {
    expect(html(within(`mot${'&nbsp;<br>'.repeat(9_000)}`))).toEqual(html(within('mot')));
  });

  test('reads more elements than a document holds, and nested quotations', () => {
    expect(() => html('<p>x</p>'.repeat(210_000))).toThrow('more than 200000 elements');
    expect(() => html('<blockquote>'.repeat(190) + '<p>x</p>'.repeat(10_000))).toThrow('blocks');
  });
});

describe('plain text and Markdown', () => {
  test('reads 130,000 lines', () => {
    expect(textToBlocks('une ligne\n'.repeat(130_000))).toHaveLength(130_000);
  });

  test('reads thousands of nested quotations or lists, at a limited depth', async () => {
    for (const sign of ['>', '> ', '- ', '1. '])
      expect(html(await markdownToHtml(`${sign.repeat(5_000)}des mots`))).toHaveLength(1);
  });

  test('refuses an address, or a table header, that expands to gigabytes', async () => {
    const address = `[a]: https://a.fr/${'x'.repeat(200_000)}\n\n${'[a] '.repeat(20_000)}`;
    const table = `${'|a'.repeat(3_000)}|\n${'|-'.repeat(3_000)}|\n${'|x|\n'.repeat(50_000)}`;
    for (const text of [address, table])
      await expect(markdownToHtml(text)).rejects.toMatchObject({ code: 'document.too-complex' });
  });

  test.each(['*', '_'])(
    'keeps a word with 300,000 %s after it as text, without emphasis elsewhere',
    async (mark) => {
      const run = mark.repeat(300_000);
      const read = await markdownToHtml(`**oui**, mot${run} fin\n\n\`\`\`\n${run}\n\`\`\``);
      expect(read).toBe(`<p><strong>oui</strong>, mot${run} fin</p>\n<pre><code>${run}\n</code></pre>\n`);
    },
  );

  test.each([
    ['emphases in each other', '*a **b '.repeat(60_000) + 'c** d* '.repeat(60_000)],
    ['emphases without a blank', `${'*a_'.repeat(20_000)}x${'_a*'.repeat(20_000)}`],
    ['emphases that end nowhere', `${'*a '.repeat(60_000)}b*`],
    [
      'backticks of growing length',
      Array.from({ length: 1_500 }, (_, at) => `a${'`'.repeat(at + 1)}`).join(''),
    ],
    ['brackets', `${'['.repeat(60_000)}a${']'.repeat(60_000)}`],
    ['links that end nowhere', `${'[a](1 '.repeat(60_000)})`],
    ['tags that end nowhere', 'a<b c="'.repeat(60_000)],
    ['lines in an item', `- ${'a\n'.repeat(60_000)}`],
    ['points in a word', `${'a.'.repeat(60_000)}@`],
    ['ampersands in an address', `http://1.1/${'&a;'.repeat(60_000)}`],
  ])('reads tens of thousands of %s, to the last letter', async (_what, text) => {
    const letters = (words: string): string => words.replace(/[^a-dx]/g, '');
    expect(letters(blocksToText(html(await markdownToHtml(text))))).toBe(letters(text));
  });

  test('emphasises in a long paragraph as in a short one, and keeps its line breaks', async () => {
    const line = 'Des *mots* **forts**, du `code` et un [lien](https://a.fr).';
    const lines = Array.from({ length: 1_000 }, () => line).join('\\\n');
    const [one] = html(await markdownToHtml(line));
    const [firstBlock] = html(await markdownToHtml(lines));
    const content = one?.type === 'paragraph' ? one.content : [];
    expect(firstBlock).toEqual({
      type: 'paragraph',
      content: Array.from({ length: 1_000 }, (_, at) =>
        at === 0 ? content : [{ type: 'lineBreak' }, ...content],
      ).flat(),
    });
  });

  test('makes a heading of lines underlined directly, not by a far line', async () => {
    expect(await markdownToHtml('Un\ntitre\n===\n\nmots\n')).toBe('<h1>Un\ntitre</h1>\n<p>mots</p>\n');
    expect(await markdownToHtml(`${'mot '.repeat(500)}\n===`)).toMatch(/^<p>mot .*\n===<\/p>\n$/s);
  });

  test('keeps a picture in the middle of a text in one piece', async () => {
    const picture = `data:image/png;base64,${'iVBORw0K'.repeat(500_000)}`;
    expect(await markdownToHtml(`Un *mot* ![image](${picture}) et **un** autre.`)).toBe(
      `<p>Un <em>mot</em> <img src="${picture}" alt="image"> et <strong>un</strong> autre.</p>\n`,
    );
  });

  test('keeps emphasis deeper than ten levels as text', async () => {
    const read = await markdownToHtml(`${'*a **b '.repeat(8)}c${' d** e*'.repeat(8)}`);
    expect(read.match(/<(?:em|strong)>/g)).toHaveLength(10);
    expect(read).toContain('<strong>b *a **b *a **b *a **b c d** e* d** e* d** e* d</strong>');
  });

  test('keeps lists that indent on each line beyond the limit as text', async () => {
    const lists = Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n');
    expect((await markdownToHtml(lists)).match(/x/g)).toHaveLength(1_000);
  });
});
