/** Signing in to a real WordPress by the browser: its own pages, and the answer returned by our address scheme. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type TestBrowser, startTestBrowser, signInOn } from '../support/outside/test-browser.ts';
import { requestSite, type Post, type Site, test as base } from '../support/outside/wordpress-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect } from '../support/stage/fixtures.ts';
import { watchBrowser } from '../support/outside/google-fixture.ts';
import { demoPosts } from '../../builders/demo-posts.ts';
import { pressEnter } from '../support/keys.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import type { Escale } from '../support/stage/launch.ts';

const test = base.extend<{ web: TestBrowser }>({
  web: async ({ display }, use, testInfo) => {
    const browser = await startTestBrowser(display, testInfo.outputPath('browser'));
    await use(browser);
    await browser.close();
  },
});
// A second start hands the answer over.
test.use({ alone: true, env: { ESCALE_TEST_RETURNS: 'arrive' } });

const STRANGE = `escale://wordpress?state=${'A'.repeat(43)}&site_url=https%3A%2F%2Failleurs.example&user_login=x&password=y`;

async function connect(page: Page, site: Site) {
  await new AppPage(page).startWithoutBlog();
  const settings = new SettingsPage(page);
  await settings.open();
  await pressEnter(settings.dialog.getByRole('button', { name: 'Connecter un blog WordPress…' }));
  const connecting = page.getByRole('dialog', { name: 'Connecter un blog WordPress' });
  await page.keyboard.type(site.url);
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('Blog trouvé : Le Labo')).toBeVisible();
  return { settings, connecting };
}

/** Like watchBrowser. A local site has no https, so that opening it is asked and confirmed. */
async function watchOpened({ app, stage }: Escale): ReturnType<typeof watchBrowser> {
  const opened = await watchBrowser(stage);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  return opened;
}

async function signIn({ page }: TestBrowser, address: string): Promise<void> {
  await signInOn(page, address, 'marc');
  await expect(page.locator('#app_name')).toHaveValue('Escale');
}

test('continues after the approval in the browser, and ignores any other returned address', async ({
  escale,
  page,
  site,
  web,
}) => {
  const opened = await watchOpened(escale);
  const { settings, connecting } = await connect(page, site);
  const open = connecting.getByRole('button', { name: 'Ouvrir la page d’autorisation' });
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('En attente de votre réponse sur le blog')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const [address = ''] = await opened.opened();

  // Its links lead to no page, so that there is nothing to wait for.
  await signIn(web, address);
  await web.page.locator('#reject').dispatchEvent('click');
  const no = await web.handsOver();
  await escale.startAgain([STRANGE]);
  await escale.startAgain([no, no]);
  await expect(connecting.getByText('En attente de votre réponse sur le blog')).toBeVisible();
  await escale.startAgain([no]);
  await expect(connecting.getByText('Vous avez refusé la connexion sur le blog')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await pressEnter(open);
  await expect.poll(async () => (await opened.opened()).length).toBe(2);
  await web.page.goto((await opened.opened())[1] ?? '');
  await web.page.locator('#approve').dispatchEvent('click');
  const answer = await web.handsOver();
  expect(answer).toMatch(/^escale:\/\/wordpress\?state=/);
  // Like the registered command on Windows.
  await escale.startAgain(['--', answer]);
  await expect(connecting.getByText('« Le Labo » est connecté.')).toBeVisible();
  await escale.startAgain([answer]);
  await pressEnter(connecting.getByRole('button', { name: 'Terminer' }));
  const account = settings.account(`Marc – ${new URL(site.url).host}`);
  await expect(account).toContainText('Connecté');

  const password = new URL(answer).searchParams.get('password') ?? '';
  expect(password).not.toBe('');
  expect(escale.log()).not.toContain(password);
  expect(escale.log()).not.toContain('site_url');
  // Two unexpected returns: the foreign one, and the answer again.
  expect(escale.log().match(/is not the one that is awaited/g)).toHaveLength(2);
  expect(escale.log().match(/an address of ours that no site makes/g)).toHaveLength(1);

  const me = (): Promise<unknown> =>
    requestSite({ ...site, passwords: { marc: password } }, 'users/me', undefined, 'marc');
  expect(await me()).toMatchObject({ name: 'Marc' });
  await account.getByRole('button', { name: /^Déconnecter le compte/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(settings.dialog.getByText(/mot de passe d’application retiré du blog/)).toBeVisible();
  expect(await me()).toMatchObject({ data: { status: 401 } });
});

test('connects by a pasted password, listed on the site under Escale’s name', async ({
  page,
  escale,
  site,
  web,
}) => {
  const opened = await watchOpened(escale);
  const { connecting } = await connect(page, site);
  await pressEnter(connecting.getByRole('button', { name: 'Coller plutôt un mot de passe' }));
  await pressEnter(connecting.getByRole('button', { name: 'Ouvrir la page d’autorisation' }));
  await expect.poll(async () => (await opened.opened()).length).toBe(1);
  await signIn(web, (await opened.opened())[0] ?? '');
  await web.page.locator('#approve').click();
  const shownPassword = await web.page.locator('#new-application-password-value').inputValue();
  await connecting.getByRole('textbox', { name: 'Identifiant sur le blog' }).fill('marc');
  await connecting.getByLabel('Mot de passe d’application').fill(shownPassword);
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('« Le Labo » est connecté.')).toBeVisible();
});

test.describe('a site behind TLS', () => {
  test.use({
    environment: 'production',
    env: {
      ESCALE_TEST_RETURNS: 'arrive',
      SSL_CERT_FILE: join(__dirname, '../../fixtures/certificates/authority.pem'),
    },
  });

  test('is approved in the browser, published to, and signed out from', async ({
    escale,
    page,
    stage,
    site,
    web,
  }) => {
    // Opened without a question, as it is https.
    const opened = await watchBrowser(stage);
    const { settings, connecting } = await connect(page, site);
    await pressEnter(connecting.getByRole('button', { name: 'Ouvrir la page d’autorisation' }));
    await expect.poll(async () => (await opened.opened()).length).toBe(1);
    const [address = ''] = await opened.opened();
    expect(address).toMatch(/^https:/);
    await signIn(web, address);
    await web.page.locator('#approve').dispatchEvent('click');
    const answer = await web.handsOver();
    await escale.startAgain([answer]);
    await expect(connecting.getByText('« Le Labo » est connecté.')).toBeVisible();
    await pressEnter(connecting.getByRole('button', { name: 'Terminer' }));
    await expect(settings.account(`Marc – ${new URL(site.url).host}`)).toContainText('Connecté');

    const [postId = ''] = await addPosts(page, demoPosts.slice(0, 1));
    const { saveNumber } = await ask(page, 'posts.get', { id: postId });
    const { items: blogs } = await ask(page, 'blogs.list', {});
    await ask(page, 'publications.send', { postId, blogId: blogs[0]?.id ?? '', saveNumber, holdSeconds: 0 });
    await expect
      .poll(async () => (await requestSite(site, 'posts')) as Post[])
      .toMatchObject([{ link: expect.stringMatching(/^https:/), status: 'publish' }]);

    const password = new URL(answer).searchParams.get('password') ?? '';
    expect(escale.log()).not.toContain(password);
    await settings
      .account(`Marc – ${new URL(site.url).host}`)
      .getByRole('button', { name: /^Déconnecter le compte/ })
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(settings.dialog.getByText(/mot de passe d’application retiré du blog/)).toBeVisible();
    const marc = { ...site, passwords: { marc: password } };
    expect(await requestSite(marc, 'users/me', undefined, 'marc')).toMatchObject({ data: { status: 401 } });
  });
});
