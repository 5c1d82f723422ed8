/** The packaged app works like the sources. */
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { publicPosts } from '../support/outside/public-posts.ts';

test.use({ packaged: true });

test('writes an interview, publishes it on the practice blog and reads it there', async ({
  page,
  app,
  escale,
}) => {
  expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('Deux voix sur un quai');
  await editor.writeTurns([
    { question: 'Que regarde-t-on d’ici ?' },
    { name: 'Ève Kermadec', answer: ['La marée, qui a toujours raison.'] },
    { name: 'Noé Sablier', answer: ['Les gens qui attendent.', 'Ils ont raison aussi.'] },
  ]);
  await window.saved();
  await window.publishOnPracticeBlog();
  const { url = '' } = (await ask(page, 'blogs.list', {})).items[0] ?? {};
  const [post, ...others] = await publicPosts(url);
  expect(others).toEqual([]);
  expect(post?.title).toBe('Deux voix sur un quai');
  for (const words of [
    'Que regarde-t-on d’ici',
    'Ève Kermadec',
    'La marée, qui a toujours raison.',
    'Ils ont raison aussi.',
  ])
    expect(post?.page).toContain(words);
  // A package accepts no server in Google’s place, and its log names its runtime.
  expect(escale.log()).toMatch(/Escale starts .*development=false/);
});

test('inserts and shows a picture with the packaged image library', async ({ page }) => {
  const width = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
    const body = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
    const reply = await fetch('app://escale/upload?name=port.png', { method: 'POST', body });
    const { value } = (await reply.json()) as { value: { sha256: string } };
    const image = new Image();
    image.src = `app://asset/${value.sha256}`;
    await image.decode();
    return image.naturalWidth;
  });
  expect(width).toBe(40);
});
