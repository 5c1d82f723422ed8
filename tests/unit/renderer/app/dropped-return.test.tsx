// @vitest-environment happy-dom
/** A document dropped on the list: the interview it answers opens, with what was sent back. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadDocument } from '#contract/exchange.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
const ids: string[] = [];

const READ: ReadDocument = {
  name: 'retour.docx',
  blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Une réponse de plus.' }] }],
  notes: [],
  colours: [],
  warnings: [],
  changes: [],
  comments: [],
};
/** What the reader gives for the next files. */
let read: ReadDocument = READ;

beforeEach(async () => {
  ids.length = 0;
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const article = buildArticle().titled('Un article').saying('Un texte.').post;
    for (const document of [{ ...gardenInterview, title: 'La digue' }, article]) {
      const { id } = await backend.call('posts.create', { kind: document.kind, language: 'fr' });
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
      ids.push(id);
    }
  });
  vi.stubGlobal('fetch', () => Promise.resolve({ json: () => Promise.resolve({ ok: true, value: read }) }));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await opened.close();
});

async function drop(...names: string[]): Promise<void> {
  const files = names.map((name) => new File(['x'], name));
  fireEvent.drop(await screen.findByRole('grid'), { dataTransfer: { files, types: ['Files'] } });
}

it.each(['the post of a return', 'the post that was sent'])('opens the interview by %s', async (by) => {
  const [postId = ''] = ids;
  const answered = { carrier: 'document', purpose: 'questions', postId, turns: [], consents: [] } as const;
  read = {
    ...READ,
    ...(by === 'the post that was sent'
      ? { sentFrom: postId }
      : { returned: [{ ...answered, turns: [], consents: [] }] }),
  };
  await drop('retour.docx');
  await screen.findByRole('dialog');
  expect(await screen.findByRole('textbox', { name: 'Titre', hidden: true })).toHaveProperty(
    'value',
    'La digue',
  );
});

it.each([
  ['no post', undefined],
  ['an article', 1],
])('changes nothing for a file that names %s', async (_, at) => {
  read = { ...READ, ...(at === undefined ? {} : { sentFrom: ids[at] ?? '' }) };
  await drop('retour.docx');
  await screen.findByText(/^Ce fichier ne nomme aucun entretien/);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('reports a post that is no longer in the library', async () => {
  read = { ...READ, sentFrom: 'gone' };
  await drop('retour.docx');
  await screen.findByText(/^Ce billet n’est plus/);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('opens one of several files, and ignores what is no document', async () => {
  read = { ...READ, sentFrom: ids[0] ?? '' };
  await drop('photo.jpg');
  await drop('retour.docx', 'autre.odt');
  await screen.findByText(/^Un seul fichier à la fois/);
  await waitFor(() => expect(screen.getByRole('dialog')).toBeTruthy());
});
