// @vitest-environment happy-dom
/** « Lire la suite » from the publish sheet: at the end of a post’s beginning, wherever the caret is. */
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { $setJumpBreak } from '#renderer/editor/edit/insert.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
});
const turns = (): Post =>
  buildInterview()
    .asking('Un ?')
    .answering('Anne', 'Oui.', 'Non.')
    .answering('Marc', 'Moi aussi.')
    .asking('Deux ?')
    .answering('Anne', 'Peut-être.').post;
const image = picture('a', 'Le quai');

it.each<[string, () => Post, string[]]>([
  [
    'after the lead',
    () => ({ ...turns(), lead: [paragraph('Chapô').content] }),
    ['jumpBreak', 'question', 'answer', 'answer', 'question', 'answer'],
  ],
  [
    'after the first question and all its answers',
    turns,
    ['question', 'answer', 'answer', 'jumpBreak', 'question', 'answer'],
  ],
  [
    'after the first turn, with the text before it',
    () => ({ ...turns(), body: [image, ...turns().body] }),
    ['image', 'question', 'answer', 'answer', 'jumpBreak', 'question', 'answer'],
  ],
  [
    'after the first paragraph of a text without turns',
    () => ({ ...emptyPost('article', 'fr'), body: [image, paragraph('Un'), paragraph('Deux')] }),
    ['image', 'paragraph', 'jumpBreak', 'paragraph'],
  ],
  [
    'moved from its former position',
    () => ({ ...turns(), body: [...turns().body, { type: 'jumpBreak' }, paragraph('Merci')] }),
    ['question', 'answer', 'answer', 'jumpBreak', 'question', 'answer', 'paragraph'],
  ],
])('%s', (_what, post, expected) => {
  test = openTestEditor(post());
  test.act($setJumpBreak);
  const kinds = test.read().body.map(({ type }) => type);
  expect(kinds).toEqual(expected);
  // Repeated, it is there once.
  test.act($setJumpBreak);
  expect(test.read().body.map(({ type }) => type)).toEqual(expected);
});

it('keeps all words and the caret', () => {
  const post = turns();
  test = openTestEditor(post);
  test.act(() => $caretAtEndOf(test.block(2)));
  test.act($setJumpBreak);
  expect(test.read().body.filter(({ type }) => type !== 'jumpBreak')).toEqual(post.body);
});
