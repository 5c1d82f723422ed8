/** Only loopback is ever contacted, as every test checks at its end; here that check is tested. */
import { demoPosts } from '../../builders/demo-posts.ts';
import { expect, outsideContacts, test } from '../support/stage/fixtures.ts';
import { Escale } from '../support/stage/launch.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { publicPosts } from '../support/outside/public-posts.ts';
import { peersOf } from '../support/outside/sockets.ts';

test.use({ alone: true });

test('publishing contacts this computer only, by the log and by the kernel', async ({ page, escale }) => {
  const [postId = ''] = await addPosts(page, demoPosts.slice(0, 1));
  const blog = await ask(page, 'blogs.start-practice', {});
  const { saveNumber } = await ask(page, 'posts.get', { id: postId });
  await ask(page, 'publications.send', { postId, blogId: blog.id, saveNumber, holdSeconds: 0 });
  await expect.poll(async () => (await publicPosts(blog.url)).length).toBe(1);
  // The backend keeps its connection to the blog’s API open for a moment: the kernel lists that one only.
  const pids = escale.processes().map(({ pid }) => pid);
  expect(peersOf(pids)).toEqual(['127.0.0.1']);
  expect(outsideContacts(escale)).toEqual([]);
});

test('refuses a planted request to the outside, and the check detects it', async ({ display }, testInfo) => {
  // Its own Escale, as the check at the end of a test would fail on this one.
  const planted = new Escale({
    display,
    language: 'fr',
    env: {},
    folder: testInfo.outputPath('planted'),
  });
  await planted.start();
  expect(outsideContacts(planted)).toEqual([]);

  // In the page, the content security policy refuses first, in the console.
  expect(
    await planted.page.evaluate(() =>
      fetch('https://planted.example/page').then(
        () => 'answered',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await expect.poll(() => planted.complaints.join()).toContain('https://planted.example/page');

  // Without a policy the session refuses.
  const answer = await planted.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const loaded = await window.loadURL('https://planted.example/window').then(
      () => 'answered',
      (error: Error) => error.message,
    );
    window.destroy();
    return loaded;
  });
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
  await expect.poll(() => outsideContacts(planted)).toContain('https://planted.example');
  await planted.end();
});
