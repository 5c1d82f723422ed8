// @vitest-environment happy-dom
import {
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const paragraph = (text: string): TopBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** An article with one empty paragraph, the caret in it. */
async function open(): Promise<void> {
  test = openTestEditor({ ...emptyPost('article', 'fr'), body: [] });
  test.act(() => $caretAtEndOf(test.block(1)));
  await Promise.resolve();
}

/** One character an update, like keys; waits for what they start. */
async function type(text: string): Promise<void> {
  for (const character of text) {
    test.editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(character);
      },
      { discrete: true },
    );
    await Promise.resolve();
  }
}

async function enter(): Promise<void> {
  test.act(() => {
    test.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  await Promise.resolve();
}

async function undo(): Promise<void> {
  test.editor.dispatchCommand(UNDO_COMMAND, undefined);
  await Promise.resolve();
}

const content = [{ type: 'text', text: 'Mot' }];

describe('typed signs at the start of a paragraph', () => {
  it.each([
    ['## ', { type: 'heading', level: 2, content }],
    ['### ', { type: 'heading', level: 3, content }],
    ['#### ', { type: 'heading', level: 4, content }],
    ['- ', { type: 'list', ordered: false, items: [{ content }] }],
    ['* ', { type: 'list', ordered: false, items: [{ content }] }],
    ['1. ', { type: 'list', ordered: true, items: [{ content }] }],
    ['7) ', { type: 'list', ordered: true, start: 7, items: [{ content }] }],
    ['> ', { type: 'quote', content: [content] }],
    ['``` ', { type: 'code', text: 'Mot' }],
    ['```sql ', { type: 'code', text: 'Mot', language: 'sql' }],
  ])('« %s » creates a block, and one undo restores the sign', async (sign, block) => {
    await open();
    await type(sign);
    await type('Mot');
    expect(test.read().body).toEqual([block]);
    await undo();
    await undo();
    expect(test.read().body).toEqual([paragraph(sign)]);
  });

  it('three dashes create a rule, and one undo restores them', async () => {
    await open();
    await type('---');
    expect(test.read().body).toEqual([{ type: 'rule' }]);
    await undo();
    expect(test.read().body).toEqual([paragraph('---')]);
    await type(' ');
    expect(test.read().body).toEqual([paragraph('--- ')]);
  });

  it('backquotes and Enter create code', async () => {
    await open();
    await type('```ts');
    await enter();
    await type('let x');
    expect(test.read().body).toEqual([{ type: 'code', text: 'let x', language: 'ts' }]);
  });

  it.each(['#Mot ', '1.Mot', '-- ', 'a - ', '2024. ', 'a ---', '``a'])(
    '« %s » stays as typed',
    async (text) => {
      await open();
      await type(text);
      expect(test.read().body).toEqual([paragraph(text)]);
    },
  );

  it('keep the words of the paragraph', async () => {
    test = openTestEditor({ ...emptyPost('article', 'fr'), body: [paragraph('Mot')] });
    test.act(() => {
      const block = test.block(1);
      if ('selectStart' in block) (block as unknown as { selectStart(): void }).selectStart();
    });
    await type('## ');
    expect(test.read().body).toEqual([{ type: 'heading', level: 2, content }]);
  });

  it('create no heading in an answer, and a list that stays in it', async () => {
    test = openTestEditor(buildInterview().asking('Un ?').answering('Anne', 'Oui.', '').post);
    test.act(() => $caretAtEndOf(test.block(2)));
    await enter();
    await type('## ');
    expect(test.read().body[1]).toMatchObject({
      blocks: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ text: '## ' }] }],
    });
    await enter();
    await type('- a');
    expect(test.read().body).toHaveLength(2);
    expect(test.read().body[1]).toMatchObject({ blocks: [{}, {}, { type: 'list' }] });
  });
});

describe('leaving a list', () => {
  it('drops the bold of its last item', async () => {
    await open();
    await type('- ');
    test.act(() => {
      test.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
    });
    await type('gras');
    await enter();
    await enter();
    await type('maigre');
    expect(test.read().body).toEqual([
      {
        type: 'list',
        ordered: false,
        items: [{ content: [{ type: 'text', text: 'gras', marks: ['bold'] }] }],
      },
      paragraph('maigre'),
    ]);
  });
});
