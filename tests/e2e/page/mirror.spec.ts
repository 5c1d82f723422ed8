/** A mirrored blog: posts begun, changed or deleted on the web; and a copied library. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../../builders/practice-blog/start-blog-process.ts';
import { axeFindings } from '../support/axe.ts';
import { connectByRequests, sendByRequests } from '../support/samples/connected-blog.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, test } from '../support/outside/google-fixture.ts';
import { pressEnter } from '../support/keys.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { ownersCounts } from '../support/outside/public-posts.ts';

const insertOnWeb = (google: PracticeBlogProcess, title: string, content: string, draft = false) =>
  google.editElsewhere({ act: 'insert', input: { title, content, labels: ['Port'] }, draft });

/** Opens « Tous les billets », with the part above its list. */
const allPosts = async (page: Page) => {
  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Tous les billets' })
    .click();
  return page.getByRole('region', { name: new AppPage(page).names.list });
};

test('opens a draft begun on the web, marks a post edited there, and keeps one deleted there', async ({
  page,
  stage,
  google,
}) => {
  const draft = await insertOnWeb(google, 'Commencé au café', '<p>Une phrase écrite sur le web.</p>', true);
  const edited = await insertOnWeb(google, 'Le port en mars', '<p>Avant la correction.</p>');
  const deleted = await insertOnWeb(google, 'Un billet de trop', '<p>Ses mots restent.</p>');
  await addPosts(page, [gardenInterview]);
  await connectByRequests(stage, google);
  // Automatic once the blog is connected.
  const settings = new SettingsPage(page);
  const row = settings.blog(BLOG);
  await settings.open();
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
  // Away from the button, whose tooltip is outside of every landmark.
  await page.mouse.move(900, 600);
  await expect(page.getByRole('tooltip')).toBeHidden();
  // The widgets’ announcer names a selected row that was rendered again since.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);

  await new AppPage(page).openPost('Le port en mars');
  await expect(editor.text.getByText('Après la correction.')).toBeVisible();
  await status.says('En ligne, à jour');
  await stage.command('toggle-panel');
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: /^Historique/ }).click();
  await expect(panel.getByText('Modifié sur le web').first()).toBeVisible();
  await stage.command('toggle-panel');

  await new AppPage(page).openPost('Un billet de trop');
  await expect(editor.text.getByText('Ses mots restent.')).toBeVisible();
  await status.says('Retiré du blog');

  // The draft, corrected here, is published in place.
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
  // The widgets’ announcer names a selected row that was rendered again since.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);
});

test('holds back the pending sends of a restored library until the blog is compared', async ({
  fresh,
  google,
}) => {
  await fresh.start();
  const { page } = fresh;
  const [postId = ''] = await addPosts(page, [gardenInterview]);
  const blogId = await connectByRequests(fresh.stage, google);
  const { saveNumber } = await ask(page, 'posts.get', { id: postId });
  await ask(page, 'publications.send', { postId, blogId, saveNumber, holdSeconds: 10 });
  const copy = `${fresh.library}-copie`;
  cpSync(fresh.library, copy, { recursive: true, filter: (file) => !file.endsWith('.lock') });
  // The copy still waits; here it is sent at once.
  await sendByRequests(page, postId, blogId);
  await expect.poll(() => ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
  await fresh.quit();
  rmSync(fresh.library, { recursive: true });
  renameSync(copy, fresh.library);

  await fresh.start();
  const later = fresh.page;
  await later
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: /^Envois/ })
    .click();
  const heldSends = later.getByRole('region', {
    name: '1 envoi retenu : cette bibliothèque vient d’une sauvegarde ou d’une copie.',
  });
  await expect(heldSends).toBeVisible();
  await expect(later.getByText('Retenu : le blog sera d’abord vérifié.')).toBeVisible();
  expect(await axeFindings(later)).toEqual([]);
  await later.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(later)).toEqual([]);
  await later.emulateMedia({ colorScheme: null });

  await pressEnter(heldSends.getByRole('button', { name: 'Vérifier le blog' }));
  await expect(heldSends).toBeHidden();
  await expect(later.getByText('En ligne, vérifié.')).toBeVisible();
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});
