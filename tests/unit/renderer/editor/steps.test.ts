// @vitest-environment happy-dom
/** A notice’s undo reverts its own step, and only while it is the last one. */
import { $getSelection, HISTORY_PUSH_TAG, UNDO_COMMAND } from 'lexical';
import { afterEach, expect, test } from 'vitest';
import { blockToText } from '#interview/plain.ts';
import { lastStep, undoTo, afterNextStep } from '#renderer/editor/core/steps.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let editor: TestEditor;
afterEach(() => editor.dispose());

function write(words: string, tag?: string): void {
  editor.editor.update(
    () => {
      $caretAtEndOf(editor.block(0));
      $getSelection()?.insertText(words);
    },
    { discrete: true, ...(tag === undefined ? {} : { tag }) },
  );
}
const blockTexts = (): string[] => editor.read().body.map(blockToText);

test('a step is gone after more typing, or after its undo', () => {
  editor = openTestEditor(buildArticle().saying('Un.').post);
  const endings: string[] = [];
  write(' Deux.', HISTORY_PUSH_TAG);
  afterNextStep(editor.editor, () => endings.push('written'));
  editor.act(() => undefined);
  expect(endings).toEqual([]);
  write(' Trois.', HISTORY_PUSH_TAG);
  expect(endings).toEqual(['written']);
  afterNextStep(editor.editor, () => endings.push('undone'));
  editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
  editor.act(() => undefined);
  expect(endings).toEqual(['written', 'undone']);
});

test('a step about to be made does not count', () => {
  editor = openTestEditor(buildArticle().saying('Un.').post);
  const endings: string[] = [];
  afterNextStep(editor.editor, () => endings.push('gone'), 'paste');
  write(' Deux.', 'paste');
  expect(endings).toEqual([]);
  write(' Trois.', HISTORY_PUSH_TAG);
  expect(endings).toEqual(['gone']);
});

test('undoes everything after a step, even when the history is cut at its depth', () => {
  editor = openTestEditor(buildArticle().saying('Un.').post);
  for (let count = 0; count < 510; count += 1) write('.', HISTORY_PUSH_TAG);
  const before = blockTexts();
  const step = lastStep(editor.editor);
  write(' Deux.', HISTORY_PUSH_TAG);
  write(' Trois.', HISTORY_PUSH_TAG);
  undoTo(editor.editor, step);
  editor.act(() => undefined);
  expect(blockTexts()).toEqual(before);
});
