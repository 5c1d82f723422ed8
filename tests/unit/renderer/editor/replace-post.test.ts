// @vitest-environment happy-dom
/** A text chosen elsewhere replaces the open one: the caret stays, and one undo reverts. */
import * as fc from 'fast-check';
import { $getRoot, $isElementNode, UNDO_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { $replacePost } from '#renderer/editor/edit/replace-post.ts';
import { normalizePost } from '#renderer/editor/model/document/normalize.ts';
import { $caretPosition } from '#renderer/editor/edit/caret-position.ts';
import { editsOf } from '#tests/builders/arbitrary-edits.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { answer, question, text, twoQuestions } from './turn-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let test: TestEditor | undefined;
afterEach(() => test?.dispose());

function takeVersion(one: TestEditor, after: Post): void {
  const before = one.read();
  one.editor.update(() => $replacePost(before, after), { discrete: true, tag: 'history-push' });
}
const undo = (one: TestEditor): void => {
  one.editor.dispatchCommand(UNDO_COMMAND, undefined);
  one.editor.update(() => undefined, { discrete: true });
};
const caretIn = (one: TestEditor, words: string): void =>
  one.act(() => {
    const block = $getRoot()
      .getChildren()
      .find((node) => node.getTextContent() === words);
    if (!$isElementNode(block)) throw new Error(words);
    block.select(0, 0);
  });
const caret = (one: TestEditor): string | undefined => one.editor.read($caretPosition);

it('keeps the caret when the change is elsewhere, and one undo reverts it', () => {
  const one = (test = openTestEditor(twoQuestions()));
  caretIn(one, 'Deux fois.');
  const before = one.read();
  const at = caret(one);
  const after: Post = {
    ...twoQuestions(),
    title: 'Un autre titre',
    body: [
      text('Avant, et plus.'),
      question('q0', 'Zéro ?'),
      answer('a0', 'zoe', 'Rien.'),
      ...twoQuestions().body.slice(1, 3),
      answer('a2', 'karim', 'Non, vraiment.', 'Non.'),
      ...twoQuestions().body.slice(4),
    ],
  };
  takeVersion(one, after);
  expect(one.read()).toEqual(after);
  expect(caret(one)).toBe(at);
  undo(one);
  expect(one.read()).toEqual(before);
});

it('moves the caret to the same turn when its words changed', () => {
  const one = (test = openTestEditor(twoQuestions()));
  caretIn(one, 'Deux ?');
  const body = twoQuestions().body.map((block) =>
    block.type === 'question' && block.id === 'q2' ? question('q2', 'Et deux ?') : block,
  );
  takeVersion(one, { ...twoQuestions(), body });
  expect(caret(one)).toMatch(/^t:q2:0:/);
});

it('replaces any text by any other, and undoes it', () => {
  checkProperty(
    fc.property(arbitraryPost, editsOf('eux '), (any, edited) => {
      const one = openTestEditor(any);
      try {
        const before = one.read();
        const after = normalizePost(edited(before));
        takeVersion(one, after);
        expect(normalizePost(one.read())).toEqual({ ...after, labels: any.labels });
        undo(one);
        expect(normalizePost(one.read())).toEqual(normalizePost(before));
      } finally {
        one.dispose();
      }
    }),
    { parts: 2 },
  );
});
