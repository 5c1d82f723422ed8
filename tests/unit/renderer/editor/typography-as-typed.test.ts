// @vitest-environment happy-dom
/** Typography as one types, sign by sign. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getSelection, $isRangeSelection, KEY_BACKSPACE_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { describe, expect, test } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { textInline } from '#interview/inlines.ts';
import { TypographyExtension } from '#renderer/editor/typography/typography-extension.ts';
import { moveToEnd, caretOf, open, paragraph, textOf, type } from './typography-editor.ts';

describe('while typing', () => {
  test('a completed rule changes the text, and the caret follows', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    moveToEnd(editor);
    type(editor, ' ? "oui"');
    expect(textOf(editor)).toBe('Pourquoi^? «~oui~»');
    expect(caretOf(editor.editor)).toBe('Pourquoi^? «~oui~»'.length);
  });

  test('one undo restores the typed text, which stays', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    moveToEnd(editor);
    type(editor, ' ?');
    editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.act(() => undefined);
    expect(textOf(editor)).toBe('Pourquoi ?');
    expect(caretOf(editor.editor)).toBe('Pourquoi ?'.length);
    type(editor, ' Oui !');
    expect(textOf(editor)).toBe('Pourquoi ? Oui^!');
  });

  test('undo continues to earlier typing, redo returns', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    moveToEnd(editor);
    type(editor, ' ?');
    for (const command of [UNDO_COMMAND, UNDO_COMMAND]) {
      editor.editor.dispatchCommand(command, undefined);
      editor.act(() => undefined);
    }
    expect(textOf(editor)).toBe('Pourquoi');
    for (const command of [REDO_COMMAND, REDO_COMMAND]) {
      editor.editor.dispatchCommand(command, undefined);
      editor.act(() => undefined);
    }
    expect(textOf(editor)).toBe('Pourquoi^?');
  });

  test('Backspace directly after reverts the correction; later it deletes', () => {
    const editor = open([paragraph(textInline('Oui'))]);
    moveToEnd(editor);
    type(editor, '...');
    expect(textOf(editor)).toBe('Oui…');
    const backspace = new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true });
    expect(editor.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, backspace)).toBe(true);
    editor.act(() => undefined);
    expect(textOf(editor)).toBe('Oui...');
    type(editor, ' ?');
    expect(textOf(editor)).toBe('Oui...^?');
    type(editor, 'a');
    const later = new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true });
    editor.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, later);
    editor.act(() => undefined);
    expect(textOf(editor)).not.toContain(' ?');
  });

  test('uses the no-break spaces of the house style', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    getExtensionDependencyFromEditor(editor.editor, TypographyExtension).output.house = 'all-nbsp';
    moveToEnd(editor);
    type(editor, ' ?');
    expect(textOf(editor)).toBe('Pourquoi~?');
  });

  test('switched off, changes nothing', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    getExtensionDependencyFromEditor(editor.editor, TypographyExtension).output.asTyped = false;
    moveToEnd(editor);
    type(editor, ' ? "');
    expect(textOf(editor)).toBe('Pourquoi ? "');
  });

  test.each<[string, TopBlock, string, string]>([
    ['code in a line', paragraph(textInline('x', ['code'])), ' ? "', 'x ? "'],
    ['a block of code', { type: 'code', text: 'x' }, ' ? "', 'x ? "'],
    [
      'a link that shows its address',
      paragraph({ type: 'link', url: 'https://a.fr/b', content: [textInline('a.fr/b')] }),
      ' ',
      'a.fr/b ',
    ],
    ['a passage in English', paragraph(textInline('so', undefined, 'en')), ' ?', 'so ?'],
    ['a passage in German', paragraph(textInline('so', undefined, 'de')), ' ? "x"', 'so ? "x"'],
    ['English quotes in it', paragraph(textInline('so', undefined, 'en')), ' "x"', 'so “x”'],
    ['bold', paragraph(textInline('mot', ['bold'])), ' ?', 'mot^?'],
    ['a list', { type: 'list', ordered: false, items: [{ content: [textInline('mot')] }] }, ' ?', 'mot^?'],
  ])('%s', (_, block, keys, expected) => {
    const editor = open([block]);
    moveToEnd(editor);
    type(editor, keys);
    expect(textOf(editor)).toBe(expected);
  });

  test('an answer in another language than the post has its rules', () => {
    const answer: TopBlock = {
      type: 'answer',
      id: 'a',
      participants: ['anne'],
      labelShown: true,
      language: 'en',
      blocks: [{ type: 'paragraph', content: [textInline('It')] }],
    };
    const editor = open([answer]);
    moveToEnd(editor);
    type(editor, '\'s "so"');
    expect(textOf(editor)).toBe('It’s “so”');
  });

  test('pasted or programmatic text is unchanged', () => {
    const editor = open([paragraph(textInline('a'))]);
    moveToEnd(editor);
    editor.act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(' ? "oui"');
    });
    expect(textOf(editor)).toBe('a ? "oui"');
  });
});
