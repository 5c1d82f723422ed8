/** The app ends during a publication: killed, or quit while a send waits. */
import { existsSync } from 'node:fs';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { openConnected, signIn } from '../support/samples/connected-blog.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, test } from '../support/outside/google-fixture.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { ownersCounts, publicPosts } from '../support/outside/public-posts.ts';

const TITLE = gardenInterview.title;

test.describe('between the insert and the note of its id', () => {
  test.use({ dieAt: 'publish:inserted' });

  test('after the whole app is killed, asks to sign in, then finds the post', async ({
    escale,
    google,
  }, testInfo) => {
    const sheet = await openConnected(escale.stage, google);
    // Every request of the next backend fails before the app itself is killed, so that no id is stored. The first
    // searches for the mark, one for all three statuses and one for each, belong to the send itself.
    for (const [method, occurrence] of [
      ['posts.list', 5],
      ['posts.search', 1],
      ['posts.get', 1],
    ] as const)
      await google.tell({ do: 'fault', fault: { method, occurrence, line: 'drop-before', times: 1_000 } });
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    await expect.poll(() => existsSync(testInfo.outputPath('died')), { intervals: [10] }).toBe(true);
    await escale.kill();
    await expect.poll(() => escale.processes()).toEqual([]);
    await google.tell({ do: 'clear-faults' });
    expect(await ownersCounts(google)).toEqual({ live: 0, drafts: 1 });
    expect(await publicPosts(google.pagesOrigin)).toEqual([]);

    await escale.start();
    // Without a key store a sign-in ends with the app, which reports it and keeps pending sends.
    const again = new PublishSheet(escale.page);
    await again.says('Reconnexion nécessaire');
    await again.status.getByRole('button', { name: 'Se reconnecter' }).click();
    const settings = await signIn(escale.stage, google);
    await settings.endConnecting();
    await settings.close();
    await again.says('En ligne, à jour');
    const posts = await publicPosts(google.pagesOrigin);
    expect(posts.map(({ title }) => title)).toEqual([TITLE]);
    expect(posts[0]?.page).toContain('un formulaire peut faire pleurer quelqu’un');
    expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
    const { items } = await ask(escale.page, 'jobs.list', {});
    expect(items.map(({ state }) => state)).toEqual(['done']);
    expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
  });

  test('after the whole app is killed on the practice blog, continues by itself', async ({
    escale,
  }, testInfo) => {
    const { page } = escale;
    await addPosts(page, [gardenInterview]);
    await ask(page, 'blogs.start-practice', {});
    const { url = '' } = (await ask(page, 'blogs.list', {})).items[0] ?? {};
    await new SearchPage(page).goTo(TITLE, TITLE);
    const sheet = new PublishSheet(page);
    await sheet.open('Publier (essai)');
    await sheet.send('Publier (essai)');
    await expect.poll(() => existsSync(testInfo.outputPath('died')), { intervals: [10] }).toBe(true);
    await escale.kill();
    await expect.poll(() => escale.processes()).toEqual([]);

    await escale.start();
    await new PublishSheet(escale.page).says('En ligne, à jourEssai');
    expect((await publicPosts(url)).map(({ title }) => title)).toEqual([TITLE]);
  });
});

test('quitting while a send waits for the network asks first, and continues when refused', async ({
  escale,
  google,
}) => {
  const sheet = await openConnected(escale.stage, google);
  await google.tell({ do: 'fault', fault: { method: '*', line: 'drop-before', times: 1_000 } });
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En attente du réseau');
  await escale.app.evaluate(({ dialog, app }) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = ((_: unknown, options: { message: string }) => {
      questions.push(options.message);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    app.quit();
  });
  await expect
    .poll(() => escale.app.evaluate(() => Reflect.get(globalThis, 'questions') as string[]))
    .toEqual(['1\u00a0envoi n’est pas parti']);
  await sheet.says('En attente du réseau');
});
