// @vitest-environment happy-dom
/** Places of a list, of a table and between blocks where what is pasted, or what followed, could go astray. */
import { $isTextNode } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import type { TopBlock } from '../../../../interview/document.ts';
import { blocksToText } from '../../../../interview/plain.ts';
import { paste } from './a-clipboard.ts';
import { anEditor, type TestEditor } from './an-editor.ts';
import { caretIn } from './by-keys.ts';
import { post, text } from './turn-editor.ts';

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

it('keeps the end of an item when a list with a list in it comes into the item', async () => {
  test = anEditor(post([], list));
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
  test = anEditor(post([], table, text('fin')));
  caretIn(test, 'case');
  await paste(test, {
    'text/html': '<p> une</p><img src="https://exemple.fr/i.jpg" alt="phare"><p>deux</p>',
    'text/plain': 'x',
  });
  expect(test.read().body.map((block) => block.type)).toEqual(['table', 'image', 'paragraph']);
  expect(JSON.stringify(test.read().body)).toContain('phare');
});
