// @vitest-environment happy-dom
// That the reading says what stands there is checked at every reading of every editor's test (test-editor.ts).
import { $isElementNode, $isTextNode, HISTORY_PUSH_TAG, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { frameOf } from '#renderer/editor/model/document/document-bridge.ts';
import { PostReader } from '#renderer/editor/model/document/post-reader.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

const interview = () =>
  buildInterview()
    .titled('Le guichet')
    .asking('Pourquoi un guichet ?')
    .answering('Anne Martin', 'Parce que la mairie est loin.', 'Et qu’elle ferme à midi.')
    .asking('Et maintenant ?')
    .answering('Karim Benali', 'On continue.').post;

let open: TestEditor | undefined;
afterEach(() => open?.dispose());

function reading() {
  const post = interview();
  const test = openTestEditor(post);
  open = test;
  const reader = new PostReader();
  const read = () =>
    test.editor.getEditorState().read(() => reader.$read(frameOf(post)), { editor: test.editor });
  const write = (index: number, words: string): void =>
    test.editor.update(
      () => {
        const block = test.block(index);
        const text = $isElementNode(block) ? block.getFirstChild() : null;
        if (!$isTextNode(text)) throw new Error('no text');
        text.setTextContent(words);
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
  return { test, read, write };
}

it('returns the same blocks, except the edited ones', () => {
  const { read, write } = reading();
  const before = read().body;
  expect(read().body.every((block, index) => block === before[index])).toBe(true);
  write(3, 'Et qu’elle ferme tôt.');
  const after = read().body;
  expect(after.map((block, index) => block === before[index])).toEqual([true, false, true, true]);
  expect(JSON.stringify(after[1])).toContain('Et qu’elle ferme tôt.');
});

it('follows undo and redo', () => {
  const { test, read, write } = reading();
  const before = JSON.stringify(read());
  write(3, 'Autre chose.');
  const after = JSON.stringify(read());
  test.act(() => test.editor.dispatchCommand(UNDO_COMMAND, undefined));
  expect(JSON.stringify(read())).toBe(before);
  test.act(() => test.editor.dispatchCommand(REDO_COMMAND, undefined));
  expect(JSON.stringify(read())).toBe(after);
});

it('returns frozen blocks', () => {
  const { read } = reading();
  const [question] = read().body;
  if (question?.type !== 'question') throw new Error('no question');
  expect(() => question.content.push([])).toThrow(TypeError);
});
