// @vitest-environment happy-dom
import { $isTableNode } from '@lexical/table';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalNode,
} from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, Table, TopBlock } from '../../../../interview/document.ts';
import { emptyPost } from '../../../../interview/upgrade.ts';
import { runCommand } from '../../../../renderer/editor/commands.ts';
import { $pasteDocumentBlocks } from '../../../../renderer/editor/edit/paste.ts';
import { anInterview } from '../../../builders/an-interview.ts';
import { anEditor, type TestEditor } from './an-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const text = (words: string) => [{ type: 'text' as const, text: words }];
const paragraph = (words: string): TopBlock => ({ type: 'paragraph', content: text(words) });
const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });
const cell = (words: string, header = false) => ({ header, content: words === '' ? [] : text(words) });
const table = (...rows: string[][]): Table => ({
  type: 'table',
  rows: rows.map((row, index) => row.map((words) => cell(words, index === 0))),
});

function run(command: Parameters<typeof runCommand>[1]): void {
  test.act(() => {
    runCommand(test.editor, command);
  });
}

function write(words: string): void {
  test.act(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(words);
  });
}

function enter(): void {
  test.act(() => {
    test.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
}

function press(key: string, more: KeyboardEventInit = {}): void {
  test.act(() => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
    test.editor.dispatchCommand(KEY_DOWN_COMMAND, event);
  });
}

/** The caret at the end (or the start) of the text that says this. */
function caretIn(words: string, where: 'start' | 'end' = 'end'): void {
  test.act(() => {
    const find = (node: LexicalNode): LexicalNode | null =>
      $isElementNode(node)
        ? node.getChildren().reduce<LexicalNode | null>((found, child) => found ?? find(child), null)
        : node.getTextContent() === words
          ? node
          : null;
    const found = find($getRoot());
    if (found === null) throw new Error(`« ${words} » is not in the text`);
    if (where === 'end') found.selectEnd();
    else found.selectStart();
  });
}

describe('a table', () => {
  const open = (): void => {
    test = anEditor(article(paragraph('Avant'), table(['A', 'B'], ['c', 'd']), paragraph('Après')));
  };

  it.each([
    [
      'table-row-above',
      [
        ['A', 'B'],
        ['', ''],
        ['c', 'd'],
      ],
    ],
    [
      'table-row-below',
      [
        ['A', 'B'],
        ['c', 'd'],
        ['', ''],
      ],
    ],
    [
      'table-column-before',
      [
        ['A', '', 'B'],
        ['c', '', 'd'],
      ],
    ],
    [
      'table-column-after',
      [
        ['A', 'B', ''],
        ['c', 'd', ''],
      ],
    ],
    ['table-delete-row', [['A', 'B']]],
    ['table-delete-column', [['A'], ['c']]],
  ] as const)('%s', (command, rows) => {
    open();
    caretIn('d');
    run(command);
    expect(test.read().body[1]).toEqual(table(...rows.map((row) => [...row])));
  });

  it('has headers by row and by column, and loses them again', () => {
    open();
    caretIn('d');
    run('table-header-row');
    run('table-header-column');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{ header: true }, { header: false }],
        [{ header: true }, { header: false }],
      ],
    });
    run('table-header-column');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{ header: false }, {}],
        [{ header: false }, {}],
      ],
    });
  });

  it('has a caption that goes with it, and whose Enter goes to the first cell', () => {
    open();
    caretIn('d');
    run('table-caption');
    write('Légende');
    enter();
    write('1 ');
    expect(test.read().body[1]).toMatchObject({
      caption: text('Légende'),
      rows: [[{ content: text('1 A') }, {}], {}],
    });
    caretIn('d');
    run('table-delete');
    expect(test.read().body).toEqual([paragraph('Avant'), paragraph('Après')]);
  });

  it('leaves the words of its caption when it goes another way', () => {
    test = anEditor(article(paragraph('Avant'), { ...table(['A', 'B']), caption: text('Légende') }));
    test.act(() => $getRoot().getChildren().find($isTableNode)?.remove());
    expect(test.read().body).toEqual([paragraph('Avant'), paragraph('Légende')]);
  });

  it('goes from cell to cell by Tab, and grows after the last; Enter begins a line in the cell', () => {
    open();
    caretIn('c');
    press('Tab');
    press('Tab');
    write('e');
    press('Tab', { shiftKey: true });
    enter();
    write('f');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        {},
        [{ content: text('c') }, { content: [...text('d'), { type: 'lineBreak' }, ...text('f')] }],
        [{ content: text('e') }, { content: [] }],
      ],
    });
  });

  it('takes what is pasted as lines of the cell, and another table as cells', () => {
    open();
    caretIn('d');
    test.act(() =>
      $pasteDocumentBlocks([
        paragraph('x'),
        { type: 'list', ordered: false, items: [{ content: text('y') }, { content: text('z') }] },
      ]),
    );
    const lines = ['dx', 'y', 'z'].flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'lineBreak' as const }] : []),
      ...text(line),
    ]);
    expect(test.read().body).toHaveLength(3);
    expect(test.read().body[1]).toMatchObject({ rows: [{}, [{}, { content: lines }]] });
    caretIn('c');
    test.act(() => $pasteDocumentBlocks([table(['1', '2', '3'])]));
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{}, {}, {}],
        [{ content: text('1') }, { content: text('2') }, { content: text('3') }],
      ],
    });
  });

  it('keeps the HTML it came from while it is unchanged, merged cells and uneven rows too', () => {
    const source = '<table><tr><td colspan="2">a</td></tr><tr><td>b</td></tr></table>';
    const came: Table = { type: 'table', rows: [[{ ...cell('a'), columns: 2 }], [cell('b')]], source };
    test = anEditor(article(came));
    expect(test.read().body[0]).toMatchObject({ source });
    caretIn('b');
    write('!');
    expect(test.read().body[0]).not.toHaveProperty('source');
    expect(test.read().body[0]).toMatchObject({ rows: [[{ columns: 2 }], [{ content: text('b!') }, {}]] });
  });

  it('stands in an answer, and what is beside it does not run into it', () => {
    test = anEditor(anInterview().asking('Un ?').answering('Anne', 'Oui.').post);
    caretIn('Oui.');
    run('insert-table');
    write('A');
    expect(test.read().body[1]).toMatchObject({ blocks: [{ type: 'paragraph' }, { type: 'table' }] });
    test.dispose();
    open();
    caretIn('Après', 'start');
    press('Backspace');
    write('!');
    expect(test.read().body[1]).toMatchObject({ rows: [{}, [{}, { content: text('d!') }]] });
    caretIn('Avant');
    press('Delete');
    write('?');
    expect(test.read().body).toMatchObject([{}, { rows: [[{ content: text('?A') }, {}], {}] }, {}]);
  });
});

describe('a quote and its source', () => {
  it('Enter on an empty line goes to the source, and from there to the text, in the same answer', () => {
    test = anEditor(anInterview().asking('Un ?').answering('Anne', 'Oui.').post);
    caretIn('Oui.');
    run('quote');
    enter();
    enter();
    write('Un livre');
    enter();
    write('Suite.');
    expect(test.read().body[1]).toMatchObject({
      blocks: [
        { type: 'quote', content: [text('Oui.')], cite: 'Un livre' },
        { type: 'paragraph', content: text('Suite.') },
      ],
    });
  });

  it('leaves the words of the source as text when the quote is none any more', () => {
    test = anEditor(article({ type: 'quote', content: [text('Mot')], cite: 'Un livre' }));
    caretIn('Mot', 'start');
    press('Backspace');
    expect(test.read().body).toEqual([paragraph('Mot'), paragraph('Un livre')]);
  });
});

describe('code', () => {
  it('is plain lines, left by Ctrl+Enter in the same answer, and becomes paragraphs again', () => {
    test = anEditor(anInterview().asking('Un ?').answering('Anne', 'a').post);
    caretIn('a');
    run('code-block');
    enter();
    press('Tab');
    run('bold');
    write('b');
    enter();
    write('c');
    press('Enter', { ctrlKey: true });
    write('Suite');
    expect(test.read().body[1]).toMatchObject({
      blocks: [
        { type: 'code', text: 'a\n  b\n  c' },
        { type: 'paragraph', content: text('Suite') },
      ],
    });
    caretIn('a', 'start');
    press('Backspace');
    expect(test.read().body[1]).toMatchObject({
      blocks: ['a', '  b', '  c', 'Suite'].map((line) => ({ type: 'paragraph', content: text(line) })),
    });
  });
});

describe('a card', () => {
  it('is selected first, then deleted; an empty paragraph beside it goes', () => {
    test = anEditor(article(paragraph('Un'), { type: 'rule' }, paragraph('Deux')));
    caretIn('Deux', 'start');
    press('Backspace');
    const selected = test.editor.getEditorState().read(() => $isNodeSelection($getSelection()));
    expect(selected).toBe(true);
    expect(test.read().body).toHaveLength(3);
    press('Backspace');
    expect(test.read().body).toEqual([paragraph('Un'), paragraph('Deux')]);
  });
});

describe('a list within a list', () => {
  it('changes kind alone', () => {
    const items = [
      {
        content: text('un'),
        children: { type: 'list' as const, ordered: false, items: [{ content: text('deux') }] },
      },
    ];
    test = anEditor(article({ type: 'list', ordered: false, items }));
    caretIn('deux');
    run('numbered-list');
    expect(test.read().body[0]).toMatchObject({ ordered: false, items: [{ children: { ordered: true } }] });
    run('numbered-list');
    expect(test.read().body[0]).toMatchObject({
      ordered: false,
      items: [{ content: text('un') }, { content: text('deux') }],
    });
  });
});
