// @vitest-environment happy-dom
import { $isTableNode } from '@lexical/table';
import { $getRoot } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, Table, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { $pasteDocumentBlocks } from '#renderer/editor/edit/paste.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { caretIn, enter, press, run, write } from './editor-keys.ts';

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

describe('a table', () => {
  const open = (): void => {
    test = openTestEditor(article(paragraph('Avant'), table(['A', 'B'], ['c', 'd']), paragraph('Après')));
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
    caretIn(test, 'd');
    run(test, command);
    expect(test.read().body[1]).toEqual(table(...rows.map((row) => [...row])));
  });

  it('gets and loses row and column headers', () => {
    open();
    caretIn(test, 'd');
    run(test, 'table-header-row');
    run(test, 'table-header-column');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{ header: true }, { header: false }],
        [{ header: true }, { header: false }],
      ],
    });
    run(test, 'table-header-column');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{ header: false }, {}],
        [{ header: false }, {}],
      ],
    });
  });

  it('has a caption that moves with it, whose Enter goes to the first cell', () => {
    open();
    caretIn(test, 'd');
    run(test, 'table-caption');
    write(test, 'Légende');
    enter(test);
    write(test, '1 ');
    expect(test.read().body[1]).toMatchObject({
      caption: text('Légende'),
      rows: [[{ content: text('1 A') }, {}], {}],
    });
    caretIn(test, 'd');
    run(test, 'table-delete');
    expect(test.read().body).toEqual([paragraph('Avant'), paragraph('Après')]);
  });

  it('keeps the words of its caption when it is removed', () => {
    test = openTestEditor(article(paragraph('Avant'), { ...table(['A', 'B']), caption: text('Légende') }));
    test.act(() => $getRoot().getChildren().find($isTableNode)?.remove());
    expect(test.read().body).toEqual([paragraph('Avant'), paragraph('Légende')]);
  });

  it('moves between cells by Tab, and grows after the last; Enter starts a line in the cell', () => {
    open();
    caretIn(test, 'c');
    press(test, 'Tab');
    press(test, 'Tab');
    write(test, 'e');
    press(test, 'Tab', { shiftKey: true });
    enter(test);
    write(test, 'f');
    expect(test.read().body[1]).toMatchObject({
      rows: [
        {},
        [{ content: text('c') }, { content: [...text('d'), { type: 'lineBreak' }, ...text('f')] }],
        [{ content: text('e') }, { content: [] }],
      ],
    });
  });

  it('inserts pasted text as lines of the cell, and another table as cells', () => {
    open();
    caretIn(test, 'd');
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
    caretIn(test, 'c');
    test.act(() => $pasteDocumentBlocks([table(['1', '2', '3'])]));
    expect(test.read().body[1]).toMatchObject({
      rows: [
        [{}, {}, {}],
        [{ content: text('1') }, { content: text('2') }, { content: text('3') }],
      ],
    });
  });

  it('keeps its source HTML while it is unchanged, with merged cells and uneven rows', () => {
    const source = '<table><tr><td colspan="2">a</td></tr><tr><td>b</td></tr></table>';
    const came: Table = { type: 'table', rows: [[{ ...cell('a'), columns: 2 }], [cell('b')]], source };
    test = openTestEditor(article(came));
    expect(test.read().body[0]).toMatchObject({ source });
    caretIn(test, 'b');
    write(test, '!');
    expect(test.read().body[0]).not.toHaveProperty('source');
    expect(test.read().body[0]).toMatchObject({ rows: [[{ columns: 2 }], [{ content: text('b!') }, {}]] });
  });

  it('in an answer does not merge with its neighbours', () => {
    test = openTestEditor(buildInterview().asking('Un ?').answering('Anne', 'Oui.').post);
    caretIn(test, 'Oui.');
    run(test, 'insert-table');
    write(test, 'A');
    expect(test.read().body[1]).toMatchObject({ blocks: [{ type: 'paragraph' }, { type: 'table' }] });
    test.dispose();
    open();
    caretIn(test, 'Après', 'start');
    press(test, 'Backspace');
    write(test, '!');
    expect(test.read().body[1]).toMatchObject({ rows: [{}, [{}, { content: text('d!') }]] });
    caretIn(test, 'Avant');
    press(test, 'Delete');
    write(test, '?');
    expect(test.read().body).toMatchObject([{}, { rows: [[{ content: text('?A') }, {}], {}] }, {}]);
  });
});
