/** A blog mirrored in the window: what was begun, changed or deleted on the web; and a library that is a copy. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { axeFindings } from './axe.ts';
import { expect } from './fixtures.ts';
import { BLOG, connect, consent, test, watchBrowser } from './google-fixture.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';
import { ownersCounts } from './public-posts.ts';

const onTheWeb = (google: PracticeBlogProcess, title: string, content: string, draft = false) =>
  google.editElsewhere({ act: 'insert', input: { title, content, labels: ['Port'] }, draft });

/** « Tous les billets », with what stands above its list. */
const allPosts = async (page: Page) => {
  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Tous les billets' })
    .click();
  return page.getByRole('region', { name: new AppPage(page).names.list });
};

test('a draft begun on the web opens here; a post edited there says so; one deleted there is told and kept', async ({
  escale,
  page,
  google,
}) => {
  const draft = await onTheWeb(google, 'Commencé au café', '<p>Une phrase écrite sur le web.</p>', true);
  const edited = await onTheWeb(google, 'Le port en mars', '<p>Avant la correction.</p>');
  const deleted = await onTheWeb(google, 'Un billet de trop', '<p>Ses mots restent.</p>');
  await addPosts(page, [gardenInterview]);
  await connect(escale.stage, google);
  // By itself, once the blog is connected.
  const settings = new SettingsPage(page);
  const row = settings.blog(BLOG);
  await expect(row.getByText(/Actualisé à .* · 3\snouveaux billets/)).toBeVisible();
  await settings.close();

  const list = await allPosts(page);
  await new AppPage(page).openPost('Commencé au café');
  const editor = new EditorPage(page);
  await expect(editor.title).toHaveValue('Commencé au café');
  await expect(editor.text.getByText('Une phrase écrite sur le web.')).toBeVisible();
  const status = new PublishSheet(page);
  await status.says('En brouillon sur le blog');

  await google.editElsewhere({
    act: 'write',
    id: edited.id,
    input: { content: '<p>Après la correction.</p>' },
  });
  await google.editElsewhere({ act: 'remove', id: deleted.id });
  await list.getByRole('button', { name: 'Actualiser depuis le blog' }).click();
  await expect(list.getByText(/Actualisé à .* · 1\sbillet modifié/)).toBeVisible();
  await expect(list.getByText('Un billet de trop')).toBeVisible();
  // Away from the button: its tooltip stands outside of every landmark.
  await page.mouse.move(900, 600);
  await expect(page.getByRole('tooltip')).toBeHidden();
  // The widgets' own announcer names a selected row that was drawn again since.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);

  await new AppPage(page).openPost('Le port en mars');
  await expect(editor.text.getByText('Après la correction.')).toBeVisible();
  await status.says('En ligne, à jour');
  await escale.stage.command('toggle-panel');
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: /^Historique/ }).click();
  await expect(panel.getByText('Modifié sur le web').first()).toBeVisible();
  await escale.stage.command('toggle-panel');

  await new AppPage(page).openPost('Un billet de trop');
  await expect(editor.text.getByText('Ses mots restent.')).toBeVisible();
  await status.says('Retiré du blog');

  // Corrected here, the draft goes out in its place.
  await new AppPage(page).openPost('Commencé au café');
  await expect(editor.title).toHaveValue('Commencé au café');
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await status.open('Publier…');
  await status.send(`Publier sur ${BLOG}`);
  await status.says('En ligne, à jour');
  expect(await ownersCounts(google)).toEqual({ live: 2, drafts: 0 });
  expect(
    (await google.log()).some(({ method, path }) => method === 'posts.publish' && path.includes(draft.id)),
  ).toBe(true);

  await settings.open();
  await expect(
    row.getByText('« Un billet de trop » n’est plus sur le blog. Son texte reste dans Escale.'),
  ).toBeVisible();
  // The widgets' own announcer names a selected row that was drawn again since.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);
});

test('a blog that cannot be read: a reason where it was asked for; it is stopped and goes on', async ({
  escale,
  page,
  google,
}) => {
  await addPosts(page, [gardenInterview]);
  await connect(escale.stage, google);
  const settings = new SettingsPage(page);
  const row = settings.blog(BLOG);
  await expect(row.getByText(/Actualisé à/)).toBeVisible();
  await google.tell({ do: 'fault', fault: { method: 'posts.list', status: 403, reason: 'forbidden' } });
  await row.getByRole('button', { name: 'Actualiser depuis le blog' }).click();
  await expect(row.getByText(/L’actualisation n’a pas abouti\./)).toBeVisible();

  await google.tell({ do: 'fault', fault: { method: 'posts.list', latency: 60_000 } });
  await row.getByRole('button', { name: 'Actualiser depuis le blog' }).focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('progressbar')).toBeVisible();
  await row.getByRole('button', { name: 'Arrêter' }).click();
  await expect(row.getByRole('progressbar')).toBeHidden();
  await row.getByRole('button', { name: 'Actualiser depuis le blog' }).click();
  await expect(row.getByText(/Actualisé à/)).toBeVisible();
});

test('a library brought back from a copy holds what it was about to send, until the blog was looked through', async ({
  escale,
  google,
}) => {
  const { page } = escale;
  await addPosts(page, [gardenInterview]);
  await connect(escale.stage, google);
  await new SettingsPage(page).close();
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  const sheet = new PublishSheet(page);
  await ask(page, 'settings.set', { holdSeconds: 10 });
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says(/Envoi dans \d+\s/);
  const copy = `${escale.library}-copie`;
  cpSync(escale.library, copy, { recursive: true, filter: (file) => !file.endsWith('.lock') });
  await sheet.says('En ligne, à jour');
  await escale.quit();
  rmSync(escale.library, { recursive: true });
  renameSync(copy, escale.library);

  await escale.start();
  const later = escale.page;
  await later
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: /^Envois/ })
    .click();
  const held = later.getByRole('region', {
    name: '1 envoi retenu : cette bibliothèque vient d’une sauvegarde ou d’une copie.',
  });
  await expect(held).toBeVisible();
  await expect(later.getByText('Retenu : le blog sera d’abord vérifié.')).toBeVisible();
  expect(await axeFindings(later)).toEqual([]);
  await later.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(later)).toEqual([]);
  await later.emulateMedia({ colorScheme: null });

  // Without the system's key store the sign-in ended with the app: said where the check was asked for.
  await held.getByRole('button', { name: 'Vérifier le blog' }).click();
  await expect(held.getByText(/connexion/i)).toBeVisible();
  const browser = await watchBrowser(escale.stage);
  const settings = new SettingsPage(later);
  await settings.open();
  await settings.dialog.getByRole('button', { name: /^Reconnecter le compte/ }).click();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  await settings.endConnecting();
  await expect(settings.account('Vous')).toContainText('Connecté');
  await settings.close();
  await expect(held).toBeVisible();
  await held.getByRole('button', { name: 'Vérifier le blog' }).focus();
  await later.keyboard.press('Enter');
  await expect(held).toBeHidden();
  await expect(later.getByText('En ligne, vérifié.')).toBeVisible();
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});
