// @vitest-environment happy-dom
/** « Aller à… »: each offered act runs, and no key closes an open dialog. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { editor } from '#assets/messages/fr/editor.ts';
import { menu } from '#assets/messages/fr/menu.ts';
import { quotations, search } from '#assets/messages/fr/search.ts';
import type { Command } from '#contract/commands.ts';
import { settingsPages } from '#renderer/settings/settings-pages.ts';
import { namedActs } from '#renderer/app/use-go-to-lists.ts';
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
  const box = await screen.findByPlaceholderText(search.goToField);
  fireEvent.change(box, { target: { value: menu.commands[command] } });
  const label = await screen.findByText(menu.commands[command], {
    selector: `[data-key="action ${command}"] [slot="label"]`,
  });
  await userEvent.click(label);
}

/** Whether the result of a chosen act is there. */
type Done = () => boolean | Promise<boolean>;
const isShown =
  (role: string, name: string | RegExp): Done =>
  () =>
    screen.queryByRole(role, { name }) !== null;
const dialog = (name: string | RegExp): Done => isShown('dialog', name);
const isAnnounced =
  (words: string): Done =>
  () =>
    screen.queryByText(words) !== null;
const isRequested =
  (name: string): Done =>
  () =>
    opened.requests.some((one) => one.name === name);
const drafts =
  (count: number): Done =>
  async () =>
    (await opened.backend.call('posts.counts', {})).drafts === count;
const set =
  (setting: 'sidebarShown' | 'listShown' | 'spacesShown', value: boolean): Done =>
  async () =>
    (await opened.backend.call('settings.get', {}))[setting] === value;

const openPostOfKind =
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
  ['ask-for-answers', dialog(/Demander les réponses/)],
  ['ask-for-approval', dialog(/Demander une validation/)],
  ['export', dialog(/Exporter/)],
  ['export-all', dialog(/Exporter tout/)],
  ['add-answers', dialog(/Ajouter les réponses/)],
  ['typography', dialog(/typographi/i)],
  ['about', dialog(/À propos/)],
  ['history', dialog(/Historique/)],
  ['approve', dialog(/valid/i)],
  ['note', dialog(/note/i)],
  ['record-consent', dialog('Enregistrer un accord')],
  ['share-post', dialog(/utilisateur d’Escale/)],
  ['backups', dialog('Réglages')],
  ['labels', dialog('Libellés')],
];
const ACTS: readonly (readonly [Command, Done])[] = [
  ['new-interview', drafts(2)],
  ['search', isShown('main', 'Rechercher')],
  ['example', isShown('note', 'Entretien d’exemple')],
  ['proposals', isShown('main', 'Entretiens trouvés')],
  ['new-article', drafts(2)],
  ['new-from-document', isRequested('dialogs.choose-document')],
  ['receive-post', isRequested('dialogs.choose-post-file')],
  ['import', isShown('main', /Import/)],
  ['preview-beside', isShown('complementary', 'Aperçu')],
  ['copy-html', isRequested('clipboard.write')],
  ['copy-quotation', isAnnounced(quotations.select)],
  ['duplicate-post', drafts(2)],
  ['same-questions', drafts(2)],
  ['open-window', isRequested('windows.open')],
  ['bin-post', drafts(0)],
  ['focus-mode', () => screen.queryByRole('navigation') === null],
  ['show-spaces', set('spacesShown', true)],
  ['toggle-sidebar', set('sidebarShown', false)],
  ['toggle-list', set('listShown', false)],
  ['toggle-panel', isShown('complementary', 'Volet')],
  ['to-article', openPostOfKind('article')],
  ['to-interview', isAnnounced(editor.alreadyInterview)],
  ['outline', isShown('complementary', 'Volet')],
];

// One after the other: more than one test's time on a busy machine.
it('opens each dialog', { timeout: 120_000 }, async () => {
  await withOpenPost();
  for (const [command, done] of cases(WINDOWS, 4)) {
    await goTo(command);
    await waitFor(async () => expect(await done()).toBe(true));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});

it.each(ACTS)('runs « %s »', async (command, done) => {
  await withOpenPost();
  await goTo(command);
  await waitFor(async () => expect(await done()).toBe(true));
});

it('is tried above with every action it offers', () => {
  expect([...WINDOWS, ...ACTS].map(([command]) => command).toSorted()).toEqual(
    namedActs({ hasPost: true, isOnABlog: false, isCovered: false }).toSorted(),
  );
});

it('offers no action on the text while another screen covers it', () => {
  expect(namedActs({ hasPost: true, isOnABlog: false, isCovered: true })).not.toContain('typography');
  expect(namedActs({ hasPost: false, isOnABlog: false, isCovered: false })).not.toContain('publish');
  expect(namedActs({ hasPost: true, isOnABlog: true, isCovered: false })).toContain('take-down');
});

it.each([
  ['add-answers', /Ajouter les réponses/],
  ['export-all', /Exporter tout/],
  ['typography', /typographi/i],
] as const)('leaves « %s » open when another dialog’s key is pressed', async (command, name) => {
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

it('lets another dialog replace one without input', async () => {
  await withOpenPost();
  opened.tell('menu.command', { command: 'shortcuts' });
  await screen.findByRole('dialog', { name: 'Raccourcis clavier' });
  opened.tell('menu.command', { command: 'settings' });
  expect(await screen.findByRole('dialog', { name: 'Réglages' })).toBeTruthy();
});

it.each(['{Enter}', '{ArrowDown}{Enter}'])(
  'chooses by %s a match of the letters, and nothing from before its arrival',
  async (keys) => {
    await withOpenPost();
    const { id } = await opened.backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const document = { ...gardenInterview, title: 'Publier la nuit' };
    await opened.backend.call('posts.save', { id, baseSave: 0, saveId: 's-2', document });
    opened.tell('menu.command', { command: 'go-to' });
    const box = await screen.findByPlaceholderText(search.goToField);
    const release = opened.hold('search.titles');
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
  const box = await screen.findByPlaceholderText(search.goToField);
  await userEvent.type(box, 'ecole dess');
  await screen.findByText('Une école dessine sa cour', { selector: '[slot="label"]' });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByDisplayValue('Une école dessine sa cour')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

async function type(letters: string): Promise<HTMLElement> {
  opened.tell('menu.command', { command: 'go-to' });
  const box = await screen.findByPlaceholderText(search.goToField);
  fireEvent.change(box, { target: { value: letters } });
  return screen.findByRole('menu', { name: search.goTo });
}
const groupsOf = (menu: HTMLElement): Record<string, (string | null)[]> =>
  Object.fromEntries(
    within(menu)
      .getAllByRole('group')
      .map((group) => [
        document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
        within(group)
          .getAllByRole('menuitem')
          .map((item) => within(item).getByText(/./, { selector: '[slot="label"]' }).textContent),
      ]),
  );

it('finds labels, words of texts and pages of the guide, each in a group of its name', async () => {
  const postId = await withOpenPost();
  const { saveNumber } = await opened.backend.call('posts.get', { id: postId });
  const document = { ...gardenInterview, title: TITLE, labels: ['Jardins partagés'] };
  await opened.backend.call('posts.save', { id: postId, baseSave: saveNumber, saveId: 's-3', document });
  const menu = await type('jardins');
  await waitFor(() => expect(groupsOf(menu)[search.labels]).toEqual(['Jardins partagés']));
  await waitFor(() => expect(Object.keys(groupsOf(menu))).toContain(search.texts));
  expect(Object.keys(groupsOf(menu)).at(-1)).toBe(search.everywhere);
  await userEvent.click(within(menu).getByText('Jardins partagés', { selector: '[slot="label"]' }));
  expect(await screen.findByDisplayValue('libellé:"Jardins partagés"')).toBeTruthy();
});

it('opens the guide at the heading with the words', async () => {
  await withOpenPost();
  const menu = await type('second emplacement');
  await waitFor(() => expect(groupsOf(menu)[search.guidePages]?.length).toBeGreaterThan(0));
  const [heading = ''] = groupsOf(menu)[search.guidePages] ?? [];
  await userEvent.click(
    within(menu)
      .getAllByText(heading ?? '', { selector: '[slot="label"]' })
      .at(-1) ?? menu,
  );
  const guide = await screen.findByRole('dialog', { name: 'Guide d’Escale' });
  expect(within(guide).getByRole('heading', { name: heading ?? '' })).toBeTruthy();
});

it('opens a post at the words of its text', async () => {
  await withOpenPost();
  const { id } = await opened.backend.call('posts.create', { kind: 'article', language: 'fr' });
  const document = { ...gardenInterview, title: 'Un autre billet' };
  await opened.backend.call('posts.save', { id, baseSave: 0, saveId: 's-4', document });
  const menu = await type('robinet');
  await waitFor(() => expect(groupsOf(menu)[search.texts]).toHaveLength(2));
  await userEvent.click(within(menu).getByText('Un autre billet'));
  expect(await screen.findByDisplayValue('Un autre billet')).toBeTruthy();
});

// Those of updates are the shell's, which no test of the page has.
const PAGES = settingsPages(fr).filter(({ id }) => id !== 'updates');

it('names settings by labels that the settings show', async () => {
  await withOpenPost();
  opened.tell('menu.command', { command: 'settings' });
  const dialog = await screen.findByRole('dialog', { name: fr.settings.title });
  for (const option of PAGES.flatMap(({ options }) => options))
    await waitFor(() => expect(within(dialog).getAllByText(option).length).toBeGreaterThan(0));
});

it('opens the settings with the focus on the chosen one', { timeout: 120_000 }, async () => {
  await withOpenPost();
  for (const { title, options } of cases(PAGES, 3)) {
    const option = options.at(-1) ?? '';
    const menu = await type(option);
    await waitFor(() => expect(groupsOf(menu)[fr.settings.title]).toContain(option));
    const settings = within(menu).getByRole('group', { name: fr.settings.title });
    await userEvent.click(within(settings).getByText(option, { selector: '[slot="label"]' }));
    const dialog = await screen.findByRole('dialog', { name: fr.settings.title });
    expect(within(dialog).getByRole('tab', { selected: true }).textContent).toBe(title);
    await waitFor(() => expect([option, focusedIn(dialog)]).toEqual([option, true]));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});

/** Whether a control on the page has the focus, not the list of pages or its search. */
const focusedIn = (dialog: HTMLElement): boolean =>
  within(dialog)
    .getAllByRole('tabpanel')
    .some((panel) => panel !== document.activeElement && panel.contains(document.activeElement));

it('opens an export with its format chosen', async () => {
  await withOpenPost();
  const menu = await type('exporter ce billet pdf');
  await waitFor(() => expect(groupsOf(menu)[search.exports]).toEqual(['PDF']));
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const dialog = await screen.findByRole('dialog', { name: fr.exports.one });
  expect(within(dialog).getByRole('radio', { checked: true }).getAttribute('value')).toBe('pdf');
});

it('goes to a screen by its name, and offers a full search when nothing matches', async () => {
  await withOpenPost();
  await type('corbeille');
  await userEvent.click(await screen.findByText('Corbeille', { selector: '[data-key="screen bin"] *' }));
  await screen.findByText('La corbeille est vide.');
  const menu = await type('introuvable');
  await waitFor(() => expect(Object.keys(groupsOf(menu))).toEqual([search.everywhere]));
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByDisplayValue('introuvable')).toBeTruthy();
});
