// @vitest-environment happy-dom
import { $getRoot, $getSelection } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { goToPosition } from '#renderer/editor/find/position.ts';
import { $caretPosition, $restoreCaret } from '#renderer/editor/edit/caret-position.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const post = buildInterview()
  .titled('Essai')
  .asking('Un ?')
  .answering('Anne', 'Le métier.', 'L’École d’été.').post;
const selectedText = (): string =>
  test.editor.getEditorState().read(() => $getSelection()?.getTextContent() ?? '');

it('restores the caret at its character', () => {
  test = openTestEditor(post);
  test.act(() => {
    expect($restoreCaret('t:a1:1:3')).toBe(true);
  });
  expect(test.editor.getEditorState().read(() => $caretPosition())).toBe('t:a1:1:3');
  test.act(() => {
    expect($restoreCaret('t:gone:0:0')).toBe(false);
  });
});

it('selects the searched words, ignoring case and accents', () => {
  test = openTestEditor(post);
  expect(goToPosition(test.editor, { answerId: 'a1', find: 'ecole' })).toBe(true);
  expect(selectedText()).toBe('École');
  expect(goToPosition(test.editor, { questionId: 'nowhere' })).toBe(false);
  expect(test.editor.getEditorState().read(() => $getRoot().getChildrenSize())).toBe(4);
});

it('distinguishes positions by the surrounding line, whatever its runs, and does without a changed one', () => {
  const bold = { type: 'text' as const, text: 'cle', marks: ['bold' as const] };
  test = openTestEditor({
    ...post,
    body: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Une clef ici.' }] },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'Pas de clef, puis la ' }, bold, { type: 'text', text: 'f rouge.' }],
      },
    ],
  });
  const key = (): string =>
    test.editor.read(() => {
      const selection = $getSelection();
      const [start] = selection?.getStartEndPoints() ?? [];
      return `${selection?.getTextContent()}@${start?.offset}`;
    });
  goToPosition(test.editor, { find: 'clef', context: 'puis la clef rouge.' });
  expect(key()).toBe('clef@0');
  goToPosition(test.editor, { find: 'clef', context: 'Pas de clef' });
  expect(key()).toBe('clef@7');
  goToPosition(test.editor, { find: 'clef', context: 'ce qui n’est plus là' });
  expect(key()).toBe('clef@4');
});

it('goes to the words of a proposed turn, which are not in the text yet', () => {
  test = openTestEditor({
    ...post,
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Je voudrais une citerne.' }] }],
  });
  expect(goToPosition(test.editor, { answerId: 'proposed', find: 'citerne', context: 'une citerne.' })).toBe(
    true,
  );
  expect(selectedText()).toBe('citerne');
  expect(goToPosition(test.editor, { answerId: 'proposed', find: 'nulle part' })).toBe(false);
});
