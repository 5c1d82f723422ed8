/** Publishing by hand in the window, from start to end: with the system’s clipboard, and the blog read publicly. */
import type { Page } from '@playwright/test';
import { byHand as words } from '#assets/messages/fr/publishing.ts';
import { failures } from '#assets/messages/fr/failures.ts';
import { BLOG_ADDRESS, BLOG_HOST, startPublicBlog } from '../../builders/public-blog.ts';
import type { PublicBlog } from '../../builders/public-blog.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { BLOG, consent, test as base, watchBrowser } from '../support/outside/google-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { ByHandGuide, publishThere } from '../support/pages/ByHandGuide.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { ownersCounts } from '../support/outside/public-posts.ts';

const TITLE = gardenInterview.title;
/** React-aria’s announcer keeps the name of a removed pending button for some seconds. */
const ANNOUNCED = ['role-img-alt'];

const test = base.extend<{ web: PublicBlog }>({
  web: async ({ google }, use) => {
    const web = await startPublicBlog(google.pagesOrigin);
    await use(web);
    web.close();
  },
  env: async ({ google, web }, use) =>
    use({ ESCALE_GOOGLE_BASE: google.apiOrigin, ESCALE_TEST_OUTSIDE: web.origin }),
});

/** One interview, open, and a blog known only by its address. */
async function openByHandBlog(page: Page): Promise<string> {
  const [id = ''] = await addPosts(page, [gardenInterview]);
  await ask(page, 'by-hand.add-blog', { address: BLOG_ADDRESS });
  await new SearchPage(page).goTo(TITLE, TITLE);
  return id;
}

/** Publishes the open interview by hand. */
async function bringOnline(
  guide: ByHandGuide,
  sheet: PublishSheet,
  blog: Parameters<typeof publishThere>[0],
) {
  await sheet.open('Publier…');
  await sheet.dialog.getByRole('button', { name: words.act }).click();
  await expect(guide.sheet).toBeVisible();
  const pasted = await publishThere(blog, await guide.copyAll());
  await guide.button(words.search).click();
  await guide.says(words.verified);
  await guide.button('Fermer').click();
  return pasted;
}

test('reaches « En ligne, vérifié » from a blog’s address by keyboard and clipboard alone', async ({
  page,
  stage,
  google,
}) => {
  await addPosts(page, [gardenInterview]);
  await new SearchPage(page).goTo(TITLE, TITLE);
  const browser = await watchBrowser(stage);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  // Without a blog, publishing by hand is one of the ways, and needs only an address.
  await sheet.dialog.getByRole('button', { name: words.add }).click();
  await expect(sheet.dialog.getByRole('textbox', { name: words.addAddress })).toBeFocused();
  await page.keyboard.type(BLOG_HOST);
  await page.keyboard.press('Enter');
  await expect(sheet.dialog).toContainText(BLOG);
  await expect(sheet.dialog).toContainText(words.blogNote);
  expect((await google.log()).filter(({ method }) => method !== 'feed' && method !== 'pages')).toEqual([]);

  const act = sheet.dialog.getByRole('button', { name: words.act });
  await expect(act).toBeEnabled();
  await act.press('Enter');
  const guide = new ByHandGuide(stage);
  await expect(guide.sheet.getByRole('group', { name: TITLE })).toBeFocused();
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await guide.button(words.open).press('Enter');
  await expect
    .poll(() => browser.opened())
    .toEqual([`https://www.blogger.com/blog/posts/${google.blogRemoteId}`]);
  const copied = await guide.copyAll();
  expect(copied.title).toBe(TITLE);
  expect(copied.content).toMatch(/^<div class="iv-post" id="iv-[^"]+" lang="fr">/);
  expect(copied.labels).toEqual(gardenInterview.labels);

  // Closed and resumed: the steps are unchanged, and the status line leads there.
  await guide.button('Fermer').click();
  await sheet.says('À publier à la main');
  await sheet.status.getByRole('button', { name: words.goOn }).click();
  await expect(guide.sheet.getByText('Fait', { exact: true })).toHaveCount(4);

  await guide.check(`${BLOG_ADDRESS}2026/11/nulle-part.html`);
  await guide.says(failures['by-hand.page-missing']({}));
  await guide.check('https://un-autre.example.org/page.html');
  await guide.says(failures['by-hand.other-blog']({}));
  const { address } = await publishThere(google, copied);
  await guide.check(address);
  await guide.says(words.verified);
  await guide.says(address);
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await guide.button('Fermer').click();
  await sheet.says('En ligne, à jour');
  expect((await ask(page, 'posts.counts', {})).published).toBe(1);
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});

test('finds a pasted post by its mark, shows the differing turns, and accepts it once it is pasted again', async ({
  page,
  stage,
  google,
}) => {
  await openByHandBlog(page);
  const [sheet, guide] = [new PublishSheet(page), new ByHandGuide(stage)];
  await sheet.open('Publier…');
  await sheet.dialog.getByRole('button', { name: words.act }).click();
  const copied = await guide.copyAll();
  await guide.button(words.search).click();
  await guide.says(failures['by-hand.not-found']({}));
  const { id } = await publishThere(google, {
    ...copied,
    content: copied.content.replace('De prêter une clef.', 'De prêter un outil.'),
  });
  // Without another click, Escale keeps searching while the step is shown.
  await guide.says(words.searching);
  await guide.says(failures['by-hand.differs']({}));
  await expect(guide.sheet.locator('del')).toHaveText([/une$/, /clef$/]);
  await expect(guide.sheet.locator('ins')).toHaveText([/un$/, /outil$/]);
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await sheet.says('À publier à la main');

  await guide.button(words.copyAgain).click();
  await google.editElsewhere({
    act: 'write',
    id,
    input: { content: await guide.copy('Copier le texte (HTML)') },
  });
  await guide.button(words.search).click();
  await guide.says(words.verified);
});

test('shows a correction before it is pasted, stops at someone else’s change, and lists it in « Envois »', async ({
  page,
  stage,
  google,
}) => {
  await openByHandBlog(page);
  const browser = await watchBrowser(stage);
  const [sheet, guide] = [new PublishSheet(page), new ByHandGuide(stage)];
  const { id } = await bringOnline(guide, sheet, google);

  await page.getByText('De prêter une clef.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Une seule, la première.');
  await sheet.says('En ligne, à mettre à jour');
  await sheet.open('Mettre à jour…');
  await expect(sheet.dialog.locator('ins')).toHaveText(/Une seule, la première\.$/);
  await sheet.dialog.getByRole('button', { name: words.actUpdate }).click();
  await guide.button(words.open).click();
  await expect
    .poll(() => browser.opened())
    .toEqual([`https://www.blogger.com/blog/post/edit/${google.blogRemoteId}/${id}`]);
  const corrected = await guide.copyAll();
  await guide.button(words.search).click();
  await guide.says(failures['by-hand.not-yet']({}));
  await google.editElsewhere({ act: 'write', id, input: corrected });
  await guide.button(words.search).click();
  await guide.says(words.verified);
  await guide.button('Fermer').click();
  await sheet.says('En ligne, à jour');

  // An edit by someone else in between is reported before anything is copied.
  await google.editElsewhere({
    act: 'write',
    id,
    input: { content: corrected.content.replace('Une seule, la première.', 'Une seule.') },
  });
  await page.getByText('De prêter une clef. Une seule, la première.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Vraiment.');
  await sheet.says('En ligne, à mettre à jour');
  await sheet.open('Mettre à jour…');
  await sheet.dialog.getByRole('button', { name: words.actUpdate }).click();
  await guide.says(failures['publication.changed-on-blog']({}));
  await expect(guide.sheet.locator('del')).toHaveText(/, la première$/);
  await expect(guide.button('Copier le texte (HTML)')).toHaveCount(0);
  await guide.button('Fermer').click();
  await sheet.says('Votre choix est nécessaire');

  await page.getByRole('button', { name: /^Envois/ }).click();
  await page.getByRole('button', { name: words.goOn }).click();
  await guide.says(words.kept);
  await guide.button(words.giveUp).click();
  await guide.says(words.gaveUp);
});

test('adopts pasted posts once their blog is connected, and sends the next update by itself', async ({
  page,
  stage,
  google,
}) => {
  const postId = await openByHandBlog(page);
  const browser = await watchBrowser(stage);
  const [sheet, guide] = [new PublishSheet(page), new ByHandGuide(stage)];
  await bringOnline(guide, sheet, google);
  const [before] = (await ask(page, 'publications.of-post', { postId })).items;

  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.blog(BLOG)).toContainText('À la main');
  expect(await axeFindings(page, ANNOUNCED)).toEqual([]);
  await settings.dialog.getByRole('button', { name: words.connectLabel(BLOG) }).click();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  await settings.choose(BLOG);
  await settings.close();

  await sheet.says('En ligne, à jour');
  await page.getByText('De prêter une clef.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Par la connexion.');
  await sheet.says('En ligne, à mettre à jour');
  await sheet.open('Mettre à jour…');
  await sheet.send(`Mettre à jour sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const [after] = (await ask(page, 'publications.of-post', { postId })).items;
  expect([after?.id, after?.remoteId]).toEqual([before?.id, before?.remoteId]);
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});

test('adds a private blog by its number and marks its posts as published by the author’s own account', async ({
  page,
  stage,
  google,
  web,
}) => {
  await addPosts(page, [gardenInterview]);
  await new SearchPage(page).goTo(TITLE, TITLE);
  web.as.is = 'private';
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.dialog.getByRole('button', { name: words.add }).click();
  await settings.dialog.getByRole('textbox', { name: words.addAddress }).fill(BLOG_ADDRESS);
  await page.keyboard.press('Enter');
  await expect(settings.dialog).toContainText(words.addPrivate);
  await settings.dialog
    .getByRole('textbox', { name: words.dashboard })
    .fill(`https://www.blogger.com/blog/posts/${google.blogRemoteId}`);
  await settings.dialog.getByRole('textbox', { name: words.name }).fill('Note du service');
  await settings.dialog.getByRole('button', { name: words.addAct }).click();
  await expect(settings.blog('Note du service')).toContainText('À la main');
  await settings.close();

  const [sheet, guide] = [new PublishSheet(page), new ByHandGuide(stage)];
  await sheet.open('Publier…');
  await sheet.dialog.getByRole('button', { name: words.act }).click();
  const copied = await guide.copyAll();
  await publishThere(google, copied);
  await guide.button(words.search).click();
  await guide.says(failures['by-hand.private']({}));
  await guide.button(words.confirm).click();
  await guide.says(words.unverified);
  await guide.button('Fermer').click();
  await sheet.says('En ligne, non vérifié');

  // The blog becomes public: its page is read, and the author’s confirmation is not needed.
  web.as.is = 'public';
  await sheet.open('Mettre à jour…');
  await sheet.dialog.getByRole('button', { name: words.verifyNow }).click();
  await sheet.says('En ligne, à jour');
});

test('accepts a post as taken down by hand once its page no longer answers', async ({
  page,
  stage,
  google,
}) => {
  await openByHandBlog(page);
  const [sheet, guide] = [new PublishSheet(page), new ByHandGuide(stage)];
  const { id } = await bringOnline(guide, sheet, google);
  await sheet.open('Mettre à jour…');
  await sheet.dialog.getByRole('button', { name: words.takenDown }).click();
  await sheet.dialog.getByRole('button', { name: words.backToDraft }).click();
  await expect(sheet.dialog).toContainText(failures['by-hand.still-online']({}));
  await google.editElsewhere({ act: 'revert', id });
  await sheet.dialog.getByRole('button', { name: words.backToDraft }).click();
  await sheet.says('Retiré du blog');
  await expect(sheet.dialog).toHaveAccessibleName('Publier');
});
