/** The way to Blogger when it is not open: a token withdrawn in mid-queue, a proxy that asks, a portal. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { startProxy } from '../builders/proxy-server.ts';
import type { ProxyServer } from '../builders/proxy-server.ts';
import { demoPosts, gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { BLOG, connect, consent, lookedThrough, test as base, watchBrowser } from './google-fixture.ts';
import { expect } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';
import { publicPosts } from './public-posts.ts';

const TITLE = gardenInterview.title;
/** For some seconds react-aria's announcer holds the name of a button that was waiting, and has gone since. */
const ANNOUNCED = ['role-img-alt'];
const PORTAL = { type: 'text/html', body: '<html><body>Bienvenue sur le réseau de la mairie</body></html>' };

const test = base.extend<{ townProxy: ProxyServer }>({
  townProxy: async ({}, use) => {
    const proxy = await startProxy({ wanted: 'marie:sésame' });
    await use(proxy);
    proxy.close();
  },
});

/** Of these folders, once the app has written there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
const holds = (file: string, words: string): boolean => readFileSync(file).includes(words);

async function sends(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Envois/ }).click();
  return page.getByRole('main', { name: 'Envois' });
}

test('a token withdrawn in mid-queue: what left stays, the queue waits, one sign-in takes it on', async ({
  page,
  stage,
  google,
}) => {
  const posts = demoPosts.slice(0, 3);
  const ids = await addPosts(page, posts);
  const settings = await connect(stage, google);
  await settings.close();
  const [blog] = (await ask(page, 'blogs.list', {})).items;
  await google.tell({
    do: 'fault',
    fault: { method: 'posts.insert', occurrence: 2, status: 401, reason: 'authError', times: 2 },
  });
  await google.tell({
    do: 'fault',
    fault: { method: 'oauth.token', status: 400, reason: 'invalid_grant', times: 2 },
  });
  for (const postId of ids) {
    const { saveNumber } = await ask(page, 'posts.get', { id: postId });
    await ask(page, 'publications.send', { postId, blogId: blog?.id ?? '', saveNumber, holdSeconds: 0 });
  }
  const list = await sends(page);
  await expect(list.getByText('En ligne, vérifié.')).toHaveCount(1);
  // The closed story of each send has it too.
  await expect(
    list.getByText(/a expiré ou a été retirée\. Le texte à envoyer est conservé/).filter({ visible: true }),
  ).toHaveCount(2);
  expect((await publicPosts(google.pagesOrigin)).map(({ title }) => title)).toEqual([posts[0]?.title]);
  await google.tell({ do: 'clear-faults' });

  await list.getByRole('button', { name: 'Se reconnecter' }).first().click();
  const account = settings.account('Vous');
  await expect(account).toContainText('Reconnexion nécessaire');
  const browser = await watchBrowser(stage);
  await account.getByRole('button', { name: 'Reconnecter le compte Vous' }).click();
  await settings.signIn();
  await consent(browser);
  await settings.endConnecting();
  await expect(account).toContainText('Connecté');
  await settings.close();
  await expect(list.getByText('En ligne, vérifié.')).toHaveCount(3);
  const online = await publicPosts(google.pagesOrigin);
  expect(online.map(({ title }) => title).toSorted()).toEqual(posts.map(({ title }) => title).toSorted());
});

test.describe('with the client of the IT service', () => {
  test.use({
    env: async ({ env, google }, use, testInfo) => {
      const policy = testInfo.outputPath('etc/policy.json');
      mkdirSync(dirname(policy), { recursive: true });
      writeFileSync(policy, JSON.stringify({ googleClient: google.client }));
      await use({ ...env, ESCALE_TEST_POLICY: policy });
    },
  });

  test('three clicks connect a blog: to connect, to sign in, to choose', async ({ page, stage }) => {
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

  test('one’s own client goes before it, and can be given up again', async ({ page, google }) => {
    await new AppPage(page).startWithoutBlog();
    const settings = new SettingsPage(page);
    await settings.open();
    await settings.startConnecting();
    await settings.connecting.getByRole('button', { name: 'Changer de client' }).click();
    await settings.giveClientByFields(google.client);
    await settings.connecting.getByRole('button', { name: 'Reprendre le client fourni' }).click();
    await expect(settings.connecting.getByText('celui de votre service informatique')).toBeVisible();
  });
});

test.describe('behind a proxy that asks for a password', () => {
  test.use({
    env: async ({ google }, use) => use({ ESCALE_GOOGLE_BASE: google.apiOrigin, ESCALE_TEST_PROXIED: '1' }),
  });

  /** The system's setting, as Chromium gives it to the backend; this computer too, where Google is played. */
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
    const asked = page.getByRole('dialog', { name: 'Mot de passe du proxy' });
    await asked.getByRole('textbox', { name: 'Nom d’utilisateur' }).fill(user);
    await asked.getByLabel('Mot de passe').fill(password);
    await page.keyboard.press('Enter');
  }

  test('it is asked once, a wrong one again, and kept nowhere; everything goes through', async ({
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
    const browser = await watchBrowser(stage);
    const settings = new SettingsPage(page);
    await settings.open();
    await settings.startConnecting();
    await settings.giveClientByFields(google.client);
    await settings.signIn();
    await consent(browser);

    const asked = page.getByRole('dialog', { name: 'Mot de passe du proxy' });
    await expect(asked).toContainText(`Le proxy ${proxy.address} demande qui vous êtes`);
    await expect(asked).toContainText('« Mairie »');
    await expect(asked.getByRole('textbox', { name: 'Nom d’utilisateur' })).toBeFocused();
    await give(page, 'marie', 'faux');
    await expect(asked).toContainText('Ce nom et ce mot de passe ont été refusés');
    await give(page, 'marie', 'sésame');
    await expect(asked).toBeHidden();
    await settings.choose(BLOG);
    await settings.close();

    const sheet = new PublishSheet(page);
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    await sheet.says('En ligne, à jour');
    const host = new URL(google.apiOrigin).host;
    expect(proxy.asked.every((tunnel) => tunnel.host === host)).toBe(true);
    expect(proxy.asked.some(({ status }) => status === 200)).toBe(true);

    expect(escale.log()).not.toContain('sésame');
    const coded = Buffer.from('marie:sésame').toString('base64');
    for (const folder of [escale.library, escale.profile])
      for (const file of filesIn(folder))
        expect([file, holds(file, 'sésame'), holds(file, coded)]).toEqual([file, false, false]);
  });

  test('« Plus tard »: the send waits and says why, and its button asks again', async ({
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
    const settings = await connect(stage, google);
    await settings.close();
    await lookedThrough(page);
    await behind(app, proxy);
    await google.tell({ do: 'fault', fault: { method: 'posts.insert', line: 'drop-before' } });
    // What is known of the way here is asked of the system again after a minute, or by another backend.
    process.kill(escale.backendPid(), 'SIGKILL');
    await expect(page.getByText('La bibliothèque a redémarré. Votre texte est intact.')).toBeVisible();

    const sheet = new PublishSheet(page);
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    const asked = page.getByRole('dialog', { name: 'Mot de passe du proxy' });
    await expect(asked).toBeVisible();
    expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
    await asked.getByRole('button', { name: 'Plus tard' }).click();
    await expect(asked).toBeHidden();
    await sheet.says('En attente du réseau');
    const list = await sends(page);
    await expect(list).toContainText(`Le proxy ${proxy.address} demande un nom et un mot de passe.`);
    await list.getByRole('button', { name: 'Saisir le mot de passe du proxy…' }).click();
    await give(page, 'marie', 'sésame');
    await expect(list.getByText('En ligne, vérifié.')).toBeVisible();
  });
});

test('a page in Blogger’s place: it waits, says so, gives the text for the IT service, and goes by itself', async ({
  page,
  stage,
  google,
}) => {
  await addPosts(page, [gardenInterview]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(TITLE, TITLE);
  const settings = await connect(stage, google);
  await settings.close();
  await google.tell({ do: 'fault', fault: { method: '*', times: 1_000, stranger: PORTAL } });
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En attente du réseau');
  const list = await sends(page);
  await expect(list).toContainText('Le réseau répond à la place du blog (portail de connexion ou filtre).');
  await list.getByRole('button', { name: 'Copier le texte pour le service informatique' }).click();
  await expect(list.getByText('Copié.')).toBeVisible();
  const { text } = await stage.copied();
  expect(text).toContain('statut HTTP 200, text/html');
  expect(text).toContain('blogger.googleapis.com');
  expect(text).not.toContain('Bearer');
  // Nobody was signed out by it.
  expect((await ask(page, 'blogs.list', {})).items.map(({ state }) => state)).toEqual(['connected']);
  await google.tell({ do: 'clear-faults' });
  await expect(list.getByText('En ligne, vérifié.')).toBeVisible();
  expect(await publicPosts(google.pagesOrigin)).toHaveLength(1);
});

test('a redirect to a portal, while signing in and while publishing', async ({ page, stage, google }) => {
  await addPosts(page, [gardenInterview]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(TITLE, TITLE);
  const portal = { ...PORTAL, location: 'https://portail.mairie.example/login?session=12' };
  await google.tell({
    do: 'fault',
    fault: { method: 'oauth.token', times: 9, status: 302, stranger: portal },
  });
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.startConnecting();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  await expect(settings.connecting.getByText(/^Le réseau répond à la place du blog/)).toBeVisible();
  await settings.connecting
    .getByRole('button', { name: 'Copier le texte pour le service informatique' })
    .click();
  await expect(settings.connecting.getByText('Copié.')).toBeVisible();
  const { text } = await stage.copied();
  expect(text).toContain('une redirection vers portail.mairie.example');
  expect(text).not.toContain('session=12');
  expect(await axeFindings(page)).toEqual([]);

  await google.tell({ do: 'clear-faults' });
  await settings.signIn();
  await consent(browser, 2);
  await settings.choose(BLOG);
  await settings.close();
  await google.tell({ do: 'fault', fault: { method: '*', times: 2, status: 302, stranger: portal } });
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  expect(await publicPosts(google.pagesOrigin)).toHaveLength(1);
});
