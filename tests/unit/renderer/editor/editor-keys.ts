/** Typing in a test editor like keys: commands, words, Enter, and the caret by its words. */
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalNode,
} from 'lexical';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import type { TestEditor } from './test-editor.ts';

/** A test editor, or the window’s (window-editor.ts). */
type Editor = Pick<TestEditor, 'editor' | 'act'>;

export function run(test: Editor, command: Parameters<typeof runCommand>[1]): void {
  test.act(() => {
    runCommand(test.editor, command);
  });
}

export function write(test: Editor, words: string): void {
  test.act(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(words);
  });
}

export function enter(test: Editor): void {
  test.act(() => {
    test.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
}

export function press(test: Editor, key: string, more: KeyboardEventInit = {}): void {
  test.act(() => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
    test.editor.dispatchCommand(KEY_DOWN_COMMAND, event);
  });
}

/** Puts the caret at the end (or the start) of this text. */
export function caretIn(test: Editor, words: string, where: 'start' | 'end' = 'end'): void {
  test.act(() => {
    const find = (node: LexicalNode): LexicalNode | null =>
      $isElementNode(node)
        ? node.getChildren().reduce<LexicalNode | null>((match, child) => match ?? find(child), null)
        : node.getTextContent() === words
          ? node
          : null;
    const textNode = find($getRoot());
    if (textNode === null) throw new Error(`« ${words} » is not in the text`);
    if (where === 'end') textNode.selectEnd();
    else textNode.selectStart();
  });
}
