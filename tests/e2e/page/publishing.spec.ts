/** From the settings to a public page: the client, the sign-in, the send delay, a publication. */
import { writeFileSync } from 'node:fs';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { BLOG, consent, test, watchBrowser } from '../support/outside/google-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { ownersCounts, publicPosts } from '../support/outside/public-posts.ts';

const TITLE = gardenInterview.title;

test('connects a blog by the client’s file; a first publication is cancelled once, then sent', async ({
  page,
  stage,
  google,
}, testInfo) => {
  await addPosts(page, [gardenInterview]);
  await new SearchPage(page).goTo(TITLE, TITLE);
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.startConnecting();
  const file = testInfo.outputPath('client_secret.json');
  const { clientId, clientSecret } = google.client;
  // A client file names servers, which are ignored: ours are built in.
  const servers = {
    auth_uri: 'https://elsewhere.example/auth',
    token_uri: 'https://elsewhere.example/token',
  };
  writeFileSync(
    file,
    JSON.stringify({ installed: { client_id: clientId, client_secret: clientSecret, ...servers } }),
  );
  await stage.choose(file);
  await settings.giveClientByFile();
  await settings.signIn();
  const consentPage = await consent(browser);
  expect(consentPage).toContain('Escale');
  const consentUrl = new URL((await browser.opened())[0] ?? '');
  expect(consentUrl.origin).toBe(google.apiOrigin);
  expect(consentUrl.searchParams.get('code_challenge_method')).toBe('S256');
  expect(consentUrl.searchParams.get('scope')).toBe('https://www.googleapis.com/auth/blogger');
  await settings.choose(BLOG);
  await settings.close();

  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await expect(sheet.dialog).toContainText('Vous pouvez annuler pendant 10\u00a0secondes');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says(/Envoi dans (10|9|8)\s/);
  await sheet.cancel();
  await sheet.says('Brouillon');
  await expect(page.getByText('Envoi annulé. Le billet est enregistré.')).toBeVisible();
  expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toEqual([]);

  await sheet.open('Publier…');
  await sheet.press(`Publier sur ${BLOG}`);
  await expect(sheet.card).toContainText(/Envoi dans \d+\s/);
  await expect(sheet.card).toHaveAccessibleName('Publié');
  const posts = await publicPosts(google.pagesOrigin);
  expect(posts.map(({ title }) => title)).toEqual([TITLE]);
  expect(posts[0]?.page).toContain('un formulaire peut faire pleurer quelqu’un');
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
  // By the system’s clipboard.
  await sheet.card.getByRole('button', { name: 'Copier l’adresse' }).click();
  await expect(sheet.card.getByText('Adresse copiée.')).toBeVisible();
  expect((await stage.copied()).text).toBe(posts[0]?.url);
  await page.keyboard.press('Escape');
  await sheet.says('En ligne, à jour');
});
