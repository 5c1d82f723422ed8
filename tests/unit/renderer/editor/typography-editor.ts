/** Posts and keys for the tests of typography. ~ is U+00A0, ^ is U+202F. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getRoot, $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor } from 'lexical';
import { afterEach } from 'vitest';
import type { Inline, Post, TopBlock } from '#interview/document.ts';
import { TypographyExtension } from '#renderer/editor/typography/typography-extension.ts';
import { toSigns } from '../../interview/typography/space-signs.ts';
import { $caretAtEndOf, openTestEditor, type TestEditor } from './test-editor.ts';

let opened: TestEditor | undefined;
afterEach(() => {
  opened?.dispose();
  opened = undefined;
});

function post(body: TopBlock[], more: Partial<Post> = {}): Post {
  return {
    version: 2,
    kind: 'article',
    language: 'fr',
    title: 'Titre',
    labels: [],
    participants: [{ id: 'anne', name: 'Anne', label: 'Anne' }],
    body,
    ...more,
  };
}
export const paragraph = (...content: Inline[]): TopBlock => ({ type: 'paragraph', content });

export function open(...args: Parameters<typeof post>): TestEditor {
  opened = openTestEditor(post(...args));
  getExtensionDependencyFromEditor(opened.editor, TypographyExtension).output.asTyped = true;
  return opened;
}

/** Sign by sign, each its own update as in the window. */
export function type({ editor, act }: TestEditor, keys: string): void {
  for (const key of keys) {
    act(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      // Like the window: typed text has the format of the text before it.
      const before = selection.anchor.getNode();
      if ($isTextNode(before)) selection.format = before.getFormat();
      selection.insertText(key);
    });
    editor.update(() => undefined, { discrete: true });
  }
}
export const textOf = ({ editor }: TestEditor, index = 1): string =>
  editor.read(() => toSigns($getRoot().getChildAtIndex(index)?.getTextContent() ?? ''));
export const caretOf = (editor: LexicalEditor): number =>
  editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? selection.anchor.offset : -1;
  });
export const moveToEnd = ({ act, block }: TestEditor, index = 1): void =>
  act(() => $caretAtEndOf(block(index)));
