/** Writing in a test's editor as keys do: commands, words, Enter, and the caret in words it says. */
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalNode,
} from 'lexical';
import { runCommand } from '#renderer/editor/commands.ts';
import type { TestEditor } from './test-editor.ts';

export function run(test: TestEditor, command: Parameters<typeof runCommand>[1]): void {
  test.act(() => {
    runCommand(test.editor, command);
  });
}

export function write(test: TestEditor, words: string): void {
  test.act(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(words);
  });
}

export function enter(test: TestEditor): void {
  test.act(() => {
    test.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
}

export function press(test: TestEditor, key: string, more: KeyboardEventInit = {}): void {
  test.act(() => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
    test.editor.dispatchCommand(KEY_DOWN_COMMAND, event);
  });
}

/** The caret at the end (or the start) of the text that says this. */
export function caretIn(test: TestEditor, words: string, where: 'start' | 'end' = 'end'): void {
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
