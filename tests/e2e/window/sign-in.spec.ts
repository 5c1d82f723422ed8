/** Constraints of a computer and its network on a sign-in: a client of the IT service, a proxy with a password. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startProxy } from '../../builders/proxy-server.ts';
import type { ProxyServer } from '../../builders/proxy-server.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { connectByRequests } from '../support/samples/connected-blog.ts';
import { BLOG, consent, test as base, watchBrowser } from '../support/outside/google-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

const TITLE = gardenInterview.title;

const test = base.extend<{ townProxy: ProxyServer }>({
  townProxy: async ({}, use) => {
    const proxy = await startProxy({ wanted: 'marie:sésame' });
    await use(proxy);
    proxy.close();
  },
});

/** Files of these folders, once the app has written there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
const fileContains = (file: string, words: string): boolean => readFileSync(file).includes(words);

test.describe('with the client of the IT service', () => {
  test.use({
    env: async ({ env, google }, use, testInfo) => {
      const policy = testInfo.outputPath('etc/policy.json');
      mkdirSync(dirname(policy), { recursive: true });
      writeFileSync(policy, JSON.stringify({ googleClient: google.client }));
      await use({ ...env, ESCALE_TEST_POLICY: policy });
    },
  });

  test('connects a blog in three clicks: connect, sign in, choose', async ({ page, stage }) => {
    await new AppPage(page).startWithoutBlog();
    const settings = new SettingsPage(page);
    await settings.open();
    const browser = await watchBrowser(stage);
    await settings.startConnecting();
    await expect(
      settings.connecting.getByText('Client Google : celui de votre service informatique'),
    ).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await settings.signIn();
    await consent(browser);
    await settings.choose(BLOG);
    await expect(settings.dialog.getByText('celui de votre service informatique')).toBeVisible();
  });
});

test.describe('behind a proxy that asks for a password', () => {
  test.use({
    env: async ({ google }, use) => use({ ESCALE_GOOGLE_BASE: google.apiOrigin, ESCALE_TEST_PROXIED: '1' }),
  });

  /**
   * The system’s proxy setting, as Chromium gives it to the backend; for this computer too, where Google’s substitute
   * runs.
   */
  const behind = (app: ElectronApplication, proxy: ProxyServer): Promise<void> =>
    app.evaluate(
      ({ session }, address) =>
        session.defaultSession.setProxy({
          mode: 'fixed_servers',
          proxyRules: `http://${address}`,
          proxyBypassRules: '<-loopback>',
        }),
      proxy.address,
    );

  async function give(page: Page, user: string, password: string): Promise<void> {
    const question = page.getByRole('dialog', { name: 'Mot de passe du proxy' });
    await question.getByRole('textbox', { name: 'Nom d’utilisateur' }).fill(user);
    await question.getByLabel('Mot de passe').fill(password);
    await page.keyboard.press('Enter');
  }

  test('asks for the password once, again after a wrong one, stores it nowhere, and all requests pass', async ({
    page,
    app,
    stage,
    google,
    townProxy: proxy,
    escale,
  }) => {
    await addPosts(page, [gardenInterview]);
    await ask(page, 'settings.set', { holdSeconds: 0 });
    await new SearchPage(page).goTo(TITLE, TITLE);
    await behind(app, proxy);
    const connecting = connectByRequests(stage, google);

    const question = page.getByRole('dialog', { name: 'Mot de passe du proxy' });
    await expect(question).toContainText(`Le proxy ${proxy.address} demande qui vous êtes`);
    await expect(question).toContainText('« Mairie »');
    await expect(question.getByRole('textbox', { name: 'Nom d’utilisateur' })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await give(page, 'marie', 'faux');
    await expect(question).toContainText('Ce nom et ce mot de passe ont été refusés');
    await give(page, 'marie', 'sésame');
    await expect(question).toBeHidden();
    await connecting;

    const sheet = new PublishSheet(page);
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    await sheet.says('En ligne, à jour');
    const host = new URL(google.apiOrigin).host;
    expect(proxy.requests.every((tunnel) => tunnel.host === host)).toBe(true);
    expect(proxy.requests.some(({ status }) => status === 200)).toBe(true);

    expect(escale.log()).not.toContain('sésame');
    const coded = Buffer.from('marie:sésame').toString('base64');
    for (const folder of [escale.library, escale.profile])
      for (const file of filesIn(folder))
        expect([file, fileContains(file, 'sésame'), fileContains(file, coded)]).toEqual([file, false, false]);
  });
});
