// @vitest-environment happy-dom
/** Cut and copy outside of text: cards, and fields of cards. */
import { CUT_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { $selectCard } from '#renderer/editor/edit/cards.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { paste, nextTask } from './test-clipboard.ts';
import { post, text } from './turn-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const picture = {
  type: 'image' as const,
  asset: 'a'.repeat(64),
  alt: 'serre',
  caption: [],
  credit: '',
  decorative: false,
};

async function cut(from: EventTarget): Promise<DataTransfer> {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('cut', { clipboardData, cancelable: true, bubbles: true });
  if (from === test.root) test.editor.dispatchCommand(CUT_COMMAND, event);
  else from.dispatchEvent(event);
  await nextTask();
  return clipboardData;
}

it('cuts a selected card to the clipboard even when the window’s selection is elsewhere', async () => {
  test = openTestEditor(post([], text('un'), picture, text('deux')));
  const elsewhere = document.createElement('p');
  elsewhere.textContent = 'ailleurs';
  document.body.append(elsewhere);
  test.act(() => $selectCard(test.block(2)));
  document.getSelection()?.setBaseAndExtent(elsewhere, 0, elsewhere, 1);
  const clipboard = await cut(test.root);
  elsewhere.remove();
  expect(test.read().body).toEqual([text('un'), text('deux')]);
  await paste(test, {
    'application/x-lexical-editor': clipboard.getData('application/x-lexical-editor'),
    'application/x-escale': clipboard.getData('application/x-escale'),
  });
  expect(test.read().body).toContainEqual(picture);
});

it('restores a card before code to its position', async () => {
  const code = { type: 'code' as const, text: 'let a' };
  test = openTestEditor(post([], text('un'), picture, code));
  test.act(() => $selectCard(test.block(2)));
  const clipboard = await cut(test.root);
  await paste(test, {
    'application/x-lexical-editor': clipboard.getData('application/x-lexical-editor'),
    'application/x-escale': clipboard.getData('application/x-escale'),
    'text/plain': clipboard.getData('text/plain'),
  });
  expect(test.read().body).toEqual([text('un'), picture, code]);
});

it('leaves the text and the cards unchanged when words are cut in a field', async () => {
  test = openTestEditor(post([], text('un'), picture, text('deux')));
  const field = document.createElement('input');
  test.root.append(field);
  test.act(() => $selectCard(test.block(2)));
  await cut(field);
  expect(test.read().body).toEqual([text('un'), picture, text('deux')]);
});
