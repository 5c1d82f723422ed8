/** The accounts in the settings with their blogs, and the rights of an author on a shared blog. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { connectByRequests, sendByRequests } from '../support/samples/connected-blog.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { BLOG, connect, consent, test, watchBrowser } from '../support/outside/google-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { pressEnter } from '../support/keys.ts';

const TITLE = gardenInterview.title;
const ZOE = { id: '1717171717171717171', name: 'Zoé Caradec' };
const MARIE = { id: '4242424242424242424', name: 'Marie Le Goff' };
/** React-aria’s announcer keeps the name of a removed pending button for some seconds. */
const ANNOUNCED = ['role-img-alt'];

test('connects two accounts, chooses among two blogs and revokes a sign-out at Google, by keyboard, light and dark', async ({
  page,
  stage,
  google,
}) => {
  await addPosts(page, [gardenInterview]);
  await google.tell({
    do: 'behave',
    behaviours: { person: MARIE, otherBlogs: [{ id: '777', name: 'Le blog du port de Montrivière' }] },
  });
  const settings = await connect(stage, google);
  const marie = settings.account(MARIE.name);
  await expect(marie).toContainText('1 blog connecté');
  await expect(marie).toContainText('Administrateur');
  await pressEnter(marie.getByRole('button', { name: `Connecter un blog du compte ${MARIE.name}` }));
  await pressEnter(
    settings.connecting.getByRole('button', { name: 'Connecter Le blog du port de Montrivière' }),
  );
  await expect(marie).toContainText('2 blogs connectés');

  await google.tell({ do: 'behave', behaviours: { person: ZOE } });
  const browser = await watchBrowser(stage);
  await settings.startConnecting();
  await settings.signIn();
  await consent(browser);
  await expect(settings.connecting.getByText('Quel blog connecter ?')).toBeVisible();
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await pressEnter(settings.connecting.getByRole('button', { name: 'Fermer' }));
  await expect(settings.connecting).toBeHidden();
  await expect(settings.account(ZOE.name)).toContainText('Connecté');

  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  }

  await google.tell({ do: 'clear-log' });
  await pressEnter(marie.getByRole('button', { name: `Déconnecter le compte ${MARIE.name}` }));
  const sure = page.getByRole('alertdialog', { name: `Déconnecter « ${MARIE.name} » ?` });
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await pressEnter(sure.getByRole('button', { name: 'Se déconnecter' }));
  await expect(
    settings.dialog.getByText(/est déconnecté, et l’autorisation retirée chez Google/),
  ).toBeVisible();
  await expect(marie).toContainText('Reconnexion nécessaire');
  expect((await google.log()).map(({ method }) => method)).toContain('oauth.revoke');

  // When Google cannot be reached, the notice links to the page for doing it by hand.
  await google.tell({ do: 'fault', fault: { method: 'oauth.revoke', line: 'drop-before', times: 9 } });
  const zoe = settings.account(ZOE.name);
  await zoe.getByRole('button', { name: `Déconnecter le compte ${ZOE.name}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(settings.dialog.getByText(/mais Google n’a pas pu être prévenu/)).toBeVisible();
  await expect(zoe).toBeHidden();
});

test('shows another author’s post as read-only and lists the allowed acts in the publishing sheet', async ({
  page,
  stage,
  google,
}) => {
  const [postId = ''] = await addPosts(page, [gardenInterview]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  const blogId = await connectByRequests(stage, google);
  const settings = new SettingsPage(page);
  // The blog’s owner publishes from here; then an author with fewer rights signs in.
  await new SearchPage(page).goTo(TITLE, TITLE);
  const sheet = new PublishSheet(page);
  await sendByRequests(page, postId, blogId);
  await sheet.says('En ligne, à jour');

  await google.tell({ do: 'behave', behaviours: { person: MARIE, role: 'AUTHOR' } });
  const browser = await watchBrowser(stage);
  await settings.open();
  await settings.startConnecting();
  await settings.signIn();
  await consent(browser);
  await settings.choose(BLOG);
  await expect(settings.account(MARIE.name)).toContainText(
    'Auteur : vous ne pourrez mettre à jour que vos propres billets',
  );
  await settings.close();

  const note = page.getByRole('main').getByRole('note', { name: 'Lecture seule sur le blog' });
  await expect(note).toContainText('Ce billet est signé « Vous »');
  await sheet.says('Lecture seule sur le blog');
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await note.getByRole('button', { name: 'Copier une demande de mise à jour' }).click();
  await expect(note.getByText('Copié.')).toBeVisible();
  expect((await stage.copied()).text).toContain(`«\u00a0${TITLE}\u00a0»`);

  await sheet.open('Mettre à jour…');
  await expect(sheet.dialog.getByRole('note', { name: 'Lecture seule sur le blog' })).toBeVisible();
  await expect(sheet.dialog.getByRole('button', { name: `Mettre à jour sur ${BLOG}` })).toBeDisabled();
  await sheet.dialog.getByRole('button', { name: 'Copier le texte' }).click();
  await expect(sheet.dialog.getByText('Copié.')).toBeVisible();
  expect((await stage.copied()).text).toContain('un formulaire peut faire pleurer quelqu’un');
  await page.keyboard.press('Escape');
  await expect(sheet.dialog).toBeHidden();

  // The author’s own post is sent as usual.
  await addPosts(page, [
    buildInterview().titled('Un entretien de Marie').asking('Oui ?').answering('Zoé', 'Oui.').post,
  ]);
  await new SearchPage(page).goTo('Un entretien de Marie', 'Un entretien de Marie');
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
});

test('shows a page of the blog as a page and does not offer to send it', async ({ page, stage, google }) => {
  const about = { title: 'Qui sommes-nous', content: '<p>Une mairie de montagne.</p>' };
  await google.editElsewhere({ act: 'page', input: about });
  await addPosts(page, [gardenInterview]);
  await connectByRequests(stage, google);
  await new SearchPage(page).goTo(about.title, about.title);
  const main = page.getByRole('main');
  await expect(main).toContainText('Une mairie de montagne.');
  const note = main.getByRole('note', { name: 'Lecture seule sur le blog' });
  await expect(note).toContainText('C’est une page du blog');
  await expect(note.getByRole('button', { name: 'Copier le texte' })).toBeVisible();
  await expect(main.getByRole('button', { name: /^Publier|^Mettre à jour/ })).toHaveCount(0);
  await takeScreenshot(page, 'page-light');
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await ask(page, 'settings.set', { theme: 'dark', language: 'en' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, 'page-dark');
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
});
