// @vitest-environment happy-dom
/** « Aller à… »: each act it offers is done, and what is open is not put away by a key. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { editor } from '#assets/messages/fr/editor.ts';
import { menu } from '#assets/messages/fr/menu.ts';
import { quotations } from '#assets/messages/fr/search.ts';
import type { Command } from '#contract/commands.ts';
import { namedActs } from '#renderer/app/Dialogs.tsx';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { cases } from '#tests/tier.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TITLE = 'La criée au petit matin';
let opened: TestWindow;
afterEach(() => opened.close());

async function withOpenPost(): Promise<string> {
  let postId = '';
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    const document = { ...gardenInterview, title: TITLE };
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
    await backend.call('last-position.set', { postId, caret: '' });
  });
  await screen.findByText(/Enregistré/);
  return postId;
}

async function goTo(command: Command): Promise<void> {
  opened.tell('menu.command', { command: 'go-to' });
  const box = await screen.findByPlaceholderText('Un billet, une personne, une action');
  fireEvent.change(box, { target: { value: menu.commands[command] } });
  const label = await screen.findByText(menu.commands[command], { selector: '[role="menuitem"] *' });
  await userEvent.click(label);
}

/** Whether what a chosen act does is there. */
type Done = () => boolean | Promise<boolean>;
const shown =
  (role: string, name: string | RegExp): Done =>
  () =>
    screen.queryByRole(role, { name }) !== null;
const dialog = (name: string | RegExp): Done => shown('dialog', name);
const said =
  (words: string): Done =>
  () =>
    screen.queryByText(words) !== null;
const asked =
  (name: string): Done =>
  () =>
    opened.asked.some((one) => one.name === name);
const drafts =
  (count: number): Done =>
  async () =>
    (await opened.backend.call('posts.counts', {})).drafts === count;
const set =
  (setting: 'sidebarShown' | 'listShown' | 'spacesShown', value: boolean): Done =>
  async () =>
    (await opened.backend.call('settings.get', {}))[setting] === value;

const of =
  (kind: string): Done =>
  async () => {
    const [first] = (await opened.backend.call('posts.list', { list: 'all', limit: 1 })).items;
    if (first === undefined) return false;
    return (await opened.backend.call('posts.get', { id: first.id })).document.kind === kind;
  };

const WINDOWS: readonly (readonly [Command, Done])[] = [
  ['settings', dialog('Réglages')],
  ['shortcuts', dialog('Raccourcis clavier')],
  ['guide', dialog('Guide d’Escale')],
  ['diagnostic-file', dialog('Fichier de diagnostic')],
  ['publish', dialog(/Publier/)],
  ['pictures-online', dialog(/photos/i)],
  ['preview', dialog('Aperçu')],
  ['send-for-review', dialog(/Demander une validation/)],
  ['export', dialog(/Exporter/)],
  ['export-all', dialog(/Exporter tout/)],
  ['add-answers', dialog(/Ajouter les réponses/)],
  ['typography', dialog(/typographi/i)],
  ['about', dialog(/À propos/)],
  ['history', dialog(/Historique/)],
  ['approve', dialog(/valid/i)],
  ['share-post', dialog(/utilisateur d’Escale/)],
  ['backups', dialog('Réglages')],
  ['labels', dialog('Libellés')],
];
const ACTS: readonly (readonly [Command, Done])[] = [
  ['new-interview', drafts(2)],
  ['search', shown('main', 'Rechercher')],
  ['example', shown('note', 'Entretien d’exemple')],
  ['review', shown('main', 'Entretiens trouvés')],
  ['new-article', drafts(2)],
  ['new-from-document', asked('dialogs.choose-document')],
  ['receive-post', asked('dialogs.choose-post-file')],
  ['import', shown('main', /Import/)],
  ['preview-beside', shown('complementary', 'Aperçu')],
  ['copy-html', asked('clipboard.write')],
  ['copy-questions', asked('clipboard.write')],
  ['copy-quotation', said(quotations.select)],
  ['duplicate-post', drafts(2)],
  ['same-questions', drafts(2)],
  ['bin-post', drafts(0)],
  ['focus-mode', () => screen.queryByRole('navigation') === null],
  ['show-spaces', set('spacesShown', true)],
  ['toggle-sidebar', set('sidebarShown', false)],
  ['toggle-list', set('listShown', false)],
  ['toggle-panel', shown('complementary', 'Volet')],
  ['to-article', of('article')],
  ['to-interview', said(editor.alreadyInterview)],
  ['outline', shown('complementary', 'Volet')],
];

// One after the other: more than one test's time on a busy machine.
it('opens each window', { timeout: 120_000 }, async () => {
  await withOpenPost();
  for (const [command, done] of cases(WINDOWS, 4)) {
    await goTo(command);
    await waitFor(async () => expect(await done()).toBe(true));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});

it.each(ACTS)('does « %s »', async (command, done) => {
  await withOpenPost();
  await goTo(command);
  await waitFor(async () => expect(await done()).toBe(true));
});

it('is tried above with every act it offers', () => {
  expect([...WINDOWS, ...ACTS].map(([command]) => command).toSorted()).toEqual(
    namedActs({ hasPost: true, isOnABlog: false, covered: false }).toSorted(),
  );
});

it('offers nothing that happens in the text while another screen stands in its place', () => {
  expect(namedActs({ hasPost: true, isOnABlog: false, covered: true })).not.toContain('typography');
  expect(namedActs({ hasPost: false, isOnABlog: false, covered: false })).not.toContain('publish');
  expect(namedActs({ hasPost: true, isOnABlog: true, covered: false })).toContain('take-down');
});

it.each([
  ['add-answers', /Ajouter les réponses/],
  ['export-all', /Exporter tout/],
  ['typography', /typographi/i],
] as const)('leaves « %s » open when another window is asked for by its key', async (command, name) => {
  await withOpenPost();
  opened.tell('menu.command', { command });
  const window = await screen.findByRole('dialog', { name });
  for (const other of ['shortcuts', 'go-to', 'settings', 'about', 'pictures-online', 'publish'] as const) {
    opened.tell('menu.command', { command: other });
    await screen.findByRole('dialog', { name });
  }
  expect(screen.getAllByRole('dialog')).toEqual([window]);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('lets a window of words give way to another', async () => {
  await withOpenPost();
  opened.tell('menu.command', { command: 'shortcuts' });
  await screen.findByRole('dialog', { name: 'Raccourcis clavier' });
  opened.tell('menu.command', { command: 'settings' });
  expect(await screen.findByRole('dialog', { name: 'Réglages' })).toBeTruthy();
});

it.each(['{Enter}', '{ArrowDown}{Enter}'])(
  'takes by %s what the letters find, and nothing that stood there before it came',
  async (keys) => {
    await withOpenPost();
    const { id } = await opened.backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const document = { ...gardenInterview, title: 'Publier la nuit' };
    await opened.backend.call('posts.save', { id, baseSave: 0, saveId: 's-2', document });
    opened.tell('menu.command', { command: 'go-to' });
    const box = await screen.findByPlaceholderText('Un billet, une personne, une action');
    const release = opened.hold('archive.titles');
    await userEvent.type(box, `publier${keys}`);
    expect(screen.getByRole('dialog')).toBe(box.closest('[role="dialog"]'));
    release();
    expect(await screen.findByDisplayValue('Publier la nuit')).toBeTruthy();
  },
);

it('finds a post by letters of its title without accents, and opens it', async () => {
  await withOpenPost();
  const { id } = await opened.backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = { ...gardenInterview, title: 'Une école dessine sa cour' };
  await opened.backend.call('posts.save', { id, baseSave: 0, saveId: 's-2', document });
  opened.tell('menu.command', { command: 'go-to' });
  const box = await screen.findByPlaceholderText('Un billet, une personne, une action');
  await userEvent.type(box, 'ecole dess');
  await screen.findByText('Une école dessine sa cour', { selector: '[role="menuitem"] *' });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByDisplayValue('Une école dessine sa cour')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});
