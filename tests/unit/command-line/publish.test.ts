/** `escale blogs` and `escale publish`: the prepared job, no request, and the app’s later send. */
import { expect, it } from 'vitest';
import { run, sql } from '#backend/core/sql.ts';
import { picture } from '../../builders/interview-builder.ts';
import { openDesk, openConnectedDesk, interview } from '../backend/publishing/publishing-desk.ts';
import { fails, runHere, json } from './terminal.ts';

/** A signed-in blog and a post. The app has quit. */
async function openSignedInLibrary(post = interview()) {
  const { blog, desk, blogId } = await openConnectedDesk();
  const postId = desk.write(post);
  await desk.close();
  blog.faults.clearLog();
  return {
    blog,
    blogId,
    postId,
    library: ['--library', desk.folder],
    restarted: () => openDesk(blog, { folder: desk.folder, secrets: desk.secrets }),
  };
}

it('lists the blogs, while Escale runs too', async () => {
  const { blog, blogId, library, restarted } = await openSignedInLibrary();
  await restarted();
  const url = `${blog.pagesOrigin}/`;
  expect(await json(['blogs', ...library])).toEqual([
    { id: blogId, remoteId: blog.blogRemoteId, name: 'Le Labo', url, kind: 'blogger', state: 'connected' },
  ]);
  expect((await runHere(['blogs', ...library])).out).toBe(`${blogId}  blogger  connected  Le Labo  ${url}\n`);
});

it('prepares a publication without sending it, and Escale sends it once', async () => {
  const { blog, blogId, library, postId, restarted } = await openSignedInLibrary();
  const args = ['publish', postId, '--blog', 'Le Labo', ...library];
  const first = await json<{ job: string }>(args);
  expect(first).toMatchObject({ id: postId, blog: { id: blogId, name: 'Le Labo' }, intent: 'publish' });
  // A repeated command is the same send.
  expect(await json(args)).toMatchObject({ job: first.job });
  const run = await runHere(args);
  expect(run).toMatchObject({ code: 0, error: '' });
  expect(run.out.split('\n')[0]).toBe('Publication préparée pour «\u00a0Le Labo\u00a0».');
  expect(blog.posts()).toEqual([]);

  const desk = await restarted();
  await desk.finish();
  expect(blog.posts().map(({ title, status }) => [title, status])).toEqual([[interview().title, 'LIVE']]);
  desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
  await desk.close();
  expect(await json(args)).toMatchObject({ intent: 'update' });
});

it('reports that an editor will be asked when the account cannot publish', async () => {
  const { library, postId, restarted } = await openSignedInLibrary();
  const desk = await restarted();
  const rights = { publishes: false, changesPublished: false, uploads: false, makesCategories: false };
  run(desk.backend.db, sql`UPDATE blogs SET rights = ${JSON.stringify(rights)}`);
  await desk.close();
  const args = ['publish', postId, '--blog', 'Le Labo', ...library];
  const { out } = await runHere(args);
  expect(out.split('\n')[0]).toContain('votre compte y propose le billet à un éditeur');
  expect(await json(args)).toMatchObject({ intent: 'propose' });
});

it('prepares a draft', async () => {
  const { blog, library, postId, restarted } = await openSignedInLibrary();
  expect(await json(['publish', postId, '--blog', 'Le Labo', '--draft', ...library])).toMatchObject({
    intent: 'deposit',
  });
  const desk = await restarted();
  await desk.finish();
  expect(blog.posts().map(({ status }) => status)).toEqual(['DRAFT']);
});

it('refuses a draft of a published post at once', async () => {
  const { library, postId, restarted } = await openSignedInLibrary();
  await json(['publish', postId, '--blog', 'Le Labo', ...library]);
  const desk = await restarted();
  await desk.finish();
  await desk.close();
  expect(await fails(['publish', postId, '--blog', 'Le Labo', '--draft', ...library], 1)).toContain(
    'déjà en ligne',
  );
});

it('refuses like the window, in one sentence', async () => {
  const { blog, library, postId, restarted } = await openSignedInLibrary({
    ...interview(),
    body: [picture('0'.repeat(64), 'Le quai'), ...interview().body],
  });
  const to = (id: string, name: string) => ['publish', id, '--blog', name, ...library];
  expect(await fails(['publish', postId, ...library], 2)).toContain('--blog');
  expect(await fails(to(postId, 'Inconnu'), 1)).toContain('«\u00a0Inconnu\u00a0»');
  expect(await fails(to('01890a5d-ac96-774b-bcce-b302099a8057', 'Le Labo'), 1)).toContain('identifiant');
  expect((await runHere(to(postId, 'Le Labo'))).code).toBe(1);
  const desk = await restarted();
  expect(await fails(to(postId, 'Le Labo'), 1)).toContain('est ouverte par un autre programme');
  await desk.finish();
  expect(blog.posts()).toEqual([]);
});
