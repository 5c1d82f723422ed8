// @vitest-environment happy-dom
/** Positions in lists, tables, headings and code where a paste or typing could lose something. */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { paste as pasteWords } from '#assets/messages/fr/editor.ts';
import { postSchema, type TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { paste } from './test-clipboard.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { caretIn, press } from './editor-keys.ts';
import { heading, post, text } from './turn-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const words = (line: string) => [{ type: 'text' as const, text: line }];
const list: TopBlock = { type: 'list', ordered: false, items: [{ content: words('treize') }] };
const table: TopBlock = {
  type: 'table',
  rows: [
    [
      { header: false, content: words('case') },
      { header: false, content: words('autre') },
    ],
  ],
};

it('keeps the end of an item when a nested list is pasted into it', async () => {
  test = openTestEditor(post([], list));
  caretIn(test, 'treize', 'start');
  test.act(() => {
    const item = test.block(1).selectStart().anchor.getNode();
    if ($isTextNode(item)) item.select(3, 3);
  });
  await paste(test, {
    'text/html': '<p>Un</p><ul><li>puce<ul><li>sous</li></ul></li></ul>',
    'text/plain': 'x',
  });
  expect(blocksToText(test.read().body)).toContain('ize');
  expect(test.read().body).toMatchObject([
    {
      type: 'list',
      items: [{}, { children: { items: [{ content: words('sous') }] } }, { content: words('ize') }],
    },
  ]);
});

it('puts a picture pasted in a cell after the table, and keeps the words in the cell', async () => {
  test = openTestEditor(post([], table, text('fin')));
  caretIn(test, 'case');
  await paste(test, {
    'text/html': '<p> une</p><img src="https://exemple.fr/i.jpg" alt="phare"><p>deux</p>',
    'text/plain': 'x',
  });
  expect(test.read().body.map((block) => block.type)).toEqual(['table', 'image', 'paragraph']);
  expect(JSON.stringify(test.read().body)).toContain('phare');
});

it('accepts several lines at the start of a heading, which stays one', async () => {
  test = openTestEditor(post([], text('avant'), heading('huit')));
  caretIn(test, 'huit', 'start');
  await paste(test, { 'text/plain': 'un\ndeux' });
  expect(test.read().body).toEqual([text('avant'), text('un'), text('deux'), heading('huit')]);
});

it('indents selected code by Tab without overwriting it', () => {
  test = openTestEditor(post([], { type: 'code', text: 'let a' }));
  caretIn(test, 'let a', 'start');
  test.act(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.focus.set(selection.focus.key, 3, 'text');
  });
  press(test, 'Tab');
  expect(test.read().body).toEqual([{ type: 'code', text: '  let a' }]);
});

it('splits a line longer than a run’s limit into runs, so that it can be saved', async () => {
  test = openTestEditor(post([], text('avant')));
  caretIn(test, 'avant');
  await paste(test, { 'text/plain': `${' mot'.repeat(60_000)}😀` });
  const document = test.read();
  expect(postSchema.safeParse(document).error).toBeUndefined();
  expect(blocksToText(document.body).length).toBe('avant'.length + 240_002);
  test.dispose();
  test = openTestEditor(document);
  expect(test.read()).toEqual(document);
});

it('refuses, with a notice, what no post can contain', async () => {
  const body: TopBlock[] = [text('avant'), { type: 'code', text: 'let a' }];
  test = openTestEditor(post([], ...body));
  caretIn(test, 'avant');
  await paste(test, { 'text/plain': 'mot '.repeat(1_000_001) });
  await paste(test, { 'text/plain': 'm\n'.repeat(20_001) });
  caretIn(test, 'let a');
  await paste(test, { 'text/plain': 'b'.repeat(200_000) });
  expect(test.read().body).toEqual(body);
  expect(test.notices.map((notice) => notice.text)).toEqual(Array(3).fill(pasteWords.tooLong));
});
