// @vitest-environment happy-dom
import { $getRoot, $setState, HISTORY_PUSH_TAG, REDO_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { numberedState } from '#renderer/editor/model/nodes/state.ts';
import { openTurnEditor, twoQuestions, type TurnEditor } from './turn-editor.ts';

let test: TurnEditor;
afterEach(() => test.dispose());

it('the choice of numbers is shown, read, undone and redone like the text', async () => {
  test = openTurnEditor(twoQuestions());
  const isNumbered = (): boolean => test.root.hasAttribute('data-numbered');
  expect([isNumbered(), test.read().numbered]).toEqual([false, undefined]);
  test.editor.update(() => void $setState($getRoot(), numberedState, true), {
    discrete: true,
    tag: HISTORY_PUSH_TAG,
  });
  expect([isNumbered(), test.read().numbered]).toEqual([true, true]);
  await test.undo();
  expect([isNumbered(), test.read().numbered]).toEqual([false, undefined]);
  test.editor.dispatchCommand(REDO_COMMAND, undefined);
  await Promise.resolve();
  expect([isNumbered(), test.read().numbered]).toEqual([true, true]);
});
