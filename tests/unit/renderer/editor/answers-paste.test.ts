// @vitest-environment happy-dom
/** A pasted text that answers the interview’s questions is offered to be placed under them, with an undo. */
import { $getSelection, PASTE_COMMAND } from 'lexical';
import { afterEach, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import type { PastedAnswers } from '#renderer/editor/core/services.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

const RECEIVED = 'Bonjour\n\nQui êtes-vous ?\nJardinière.\n\nPourquoi ce jardin ?\nPar hasard.';
const post = buildInterview().asking('Qui êtes-vous ?').asking('Pourquoi ce jardin ?').saying('Merci.').post;

let editor: TestEditor;
afterEach(() => editor.dispose());
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

async function paste(into: Post, data: Readonly<Record<string, string>>): Promise<PastedAnswers[]> {
  const offered: PastedAnswers[] = [];
  editor = openTestEditor(into, {
    answersPasted: (pasted) => {
      offered.push(pasted);
      return () => void offered.splice(offered.indexOf(pasted), 1);
    },
  });
  editor.act(() => $caretAtEndOf(editor.block(into.body.length)));
  const clipboardData = new DataTransfer();
  for (const [kind, value] of Object.entries(data)) clipboardData.setData(kind, value);
  editor.editor.dispatchCommand(
    PASTE_COMMAND,
    new ClipboardEvent('paste', { clipboardData, cancelable: true }),
  );
  await nextTask();
  return offered;
}
const blockTexts = (): string[] => editor.read().body.map(blockToText);

test('pasted answers stay text, are offered, and are undone in one step', async () => {
  const offered = await paste(post, { 'text/plain': RECEIVED });
  expect(blockTexts().join('\n')).toContain('Jardinière.');
  expect(offered.map(({ answered }) => answered)).toEqual([2]);
  expect(offered[0]?.blocks.map(blockToText)).toEqual(RECEIVED.split('\n').filter((line) => line !== ''));
  offered[0]?.takeBack();
  expect(editor.read().body).toEqual(post.body);
});

test.each([
  ['another text', post, { 'text/plain': 'Une\nliste\nde\ncourses' }],
  ['one line', post, { 'text/plain': 'Qui êtes-vous ?' }],
  ['an article', buildArticle().saying('Merci.').post, { 'text/plain': RECEIVED }],
  ['no question yet', buildInterview().saying('Merci.').post, { 'text/plain': RECEIVED }],
])('offers nothing: %s', async (_name, into, data) => {
  expect(await paste(into, data)).toEqual([]);
});

test('the offer stays until something else is typed, and the undo keeps later typing', async () => {
  const offered = await paste(post, { 'text/plain': RECEIVED });
  expect(offered).toHaveLength(1);
  expect(offered[0]?.before.body).toEqual(post.body);
  editor.act(() => {
    $caretAtEndOf(editor.block(1));
    $getSelection()?.insertText(' Et vous');
  });
  expect(offered).toEqual([]);
  expect(blockTexts()[0]).toContain('Et vous');
});
