// @vitest-environment happy-dom
/** The author’s own notes: written on the selected passage, found beside the text, changed, settled and deleted. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { $getRoot, $isElementNode, $isTextNode, type LexicalNode } from 'lexical';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { findWindowEditor } from '../editor/window-editor.ts';
import { setWindowSize } from '../window-size.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const user = userEvent.setup();
const { post } = buildInterview()
  .titled('Un étang')
  .asking('Que voit-on ?')
  .answering('Anne Martin', 'Des roseaux au bord.');
let opened: TestWindow;
let postId = '';

beforeEach(async () => {
  setWindowSize(1_500, 900);
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, document: post, baseSave: 0, saveId: 'save-1' });
  });
  await user.click(await screen.findByRole('row', { name: 'Un étang' }));
});
afterEach(() => opened.close());

const $texts = (node: LexicalNode): LexicalNode[] =>
  $isElementNode(node) ? node.getChildren().flatMap($texts) : [node];

async function select(words: string): Promise<void> {
  const editor = await findWindowEditor();
  editor.act(() => {
    const node = $texts($getRoot()).find((one) => one.getTextContent().includes(words));
    const at = node?.getTextContent().indexOf(words) ?? -1;
    if ($isTextNode(node)) node.select(at, at + words.length);
  });
}

async function write(text: string): Promise<void> {
  opened.tell('menu.command', { command: 'note' });
  const dialog = await screen.findByRole('dialog', { name: 'Nouvelle note' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Note' }), text);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(dialog.isConnected).toBe(false));
}

const stored = async () => (await opened.backend.call('notes.list', { postId })).items;
const shown = (text: string): Promise<HTMLElement> => screen.findByText(text);

it('writes a note on the selected words and shows it beside the text', async () => {
  await select('roseaux');
  await write('Vérifier le nom.');
  expect(await stored()).toMatchObject([
    { text: 'Vérifier le nom.', quote: 'roseaux', turnId: 'a1', isOwn: true },
  ]);
  await shown('Vérifier le nom.');
  const place = screen.getByRole('button', { name: /Aller au passage.*roseaux/ });
  await user.click(place);
  const editor = await findWindowEditor();
  expect(editor.editor.read(() => window.getSelection()?.toString())).toBe('roseaux');
});

it('changes, settles, deletes and restores it', async () => {
  await select('roseaux');
  await write('Vérifier.');
  await user.click(await screen.findByRole('button', { name: /Modifier la note.*Vérifier\./ }));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' Demain.');
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await user.click(await screen.findByRole('button', { name: /Marquer comme réglée.*Vérifier\. Demain\./ }));
  await user.click(await screen.findByRole('button', { name: /note réglée/ }));
  await user.click(await screen.findByRole('button', { name: /Supprimer la note.*Vérifier\. Demain\./ }));
  const notice = (await shown('La note est supprimée.')).closest<HTMLElement>('[data-tone]');
  expect(await stored()).toEqual([]);
  await user.click(within(notice ?? document.body).getByRole('button', { name: 'Annuler' }));
  await waitFor(async () =>
    expect(await stored()).toMatchObject([{ text: 'Vérifier. Demain.', quote: 'roseaux', settled: true }]),
  );
});

it('keeps a note whose passage changed, with its turn', async () => {
  await opened.backend.call('notes.write', {
    postId,
    note: { id: 'n-1', text: 'À revoir.', quote: 'joncs', turnId: 'a1', settled: false },
  });
  opened.tell('notes.changed', { postIds: [postId] });
  await shown('Le passage a changé depuis.');
  const way = screen.getByRole('button', { name: /Aller à la question.*Que voit-on \?/ });
  expect(way.textContent).toBe('Que voit-on ?');
});

it('writes on the turn of the caret, or on the complete post', async () => {
  const editor = await findWindowEditor();
  editor.act(() => void $texts($getRoot())[0]?.selectStart());
  await write('Sur la question.');
  opened.tell('menu.command', { command: 'note' });
  await user.click(await screen.findByRole('radio', { name: 'Tout le billet' }));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Sur le tout.');
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await shown('Sur le tout.');
  const [turn, whole] = await stored();
  expect(turn).toMatchObject({ text: 'Sur la question.', quote: '', turnId: 'q1' });
  expect(whole).not.toHaveProperty('turnId');
});

it('keeps the dialog and its words if the note cannot be stored', async () => {
  opened.refuse('notes.write', { code: 'disk.full' });
  opened.tell('menu.command', { command: 'note' });
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'À garder.');
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await screen.findByRole('alert');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe('À garder.');
});
