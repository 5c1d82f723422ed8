/** `escale host-again`: the plan, the prepared updates, and their send by the app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageAddresses } from '#interview/markup/addresses.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { PictureHost } from '#contract/pictures.ts';
import { picture } from '../../builders/interview-builder.ts';
import { openDesk, interview } from '../backend/publishing/publishing-desk.ts';
import type { PublishingDesk } from '../backend/publishing/publishing-desk.ts';
import {
  openPictureDesk,
  startStore,
  outsideTo,
  addPhotos,
  storeAddress,
  withPhotos,
} from '../backend/publishing/pictures/picture-desk.ts';
import { startPictureSite } from '../backend/publishing/pictures/picture-site.ts';
import { escale, fails, runHere, json } from './terminal.ts';

async function runLinkCheck(desk: PublishingDesk): Promise<void> {
  await desk.call('pictures.check-links', { anew: true });
  await publishingOf(desk.backend).links.settled();
}

type Prepared = { posts: number; pictures: number; byHand: number; busy: number };
type Answer = { host: string | null; dead: number; curable: number; prepared: Prepared | null };

/** A published post with two pictures at a site that lost both; one original is here. The app has quit. */
async function makeArchiveDesk(host?: PictureHost) {
  const [site, store] = [await startPictureSite(), await startStore()];
  const outside = outsideTo(site.origin, store.origin);
  const { blog, desk, blogId } = await openPictureDesk({ outside });
  const [sha256 = ''] = await addPhotos(desk, 1);
  const jpeg = readFileSync(join(desk.folder, 'assets', sha256.slice(0, 2), sha256));
  const [one, other] = [`${site.origin}/a.jpg`, `${site.origin}/b.jpg`];
  for (const path of ['/a.jpg', '/b.jpg']) site.holds.set(path, jpeg);
  const { asset: _, ...elsewhere } = picture(sha256, 'La grue');
  const body = [
    { ...picture(sha256, 'Le quai'), url: one },
    { ...elsewhere, url: other },
  ];
  const postId = desk.write({ ...interview(), body: [...body, ...interview().body] });
  await desk.send(postId, blogId);
  await desk.finish();
  for (const path of ['/a.jpg', '/b.jpg']) site.holds.set(path, 404);
  await runLinkCheck(desk);
  if (host === 's3') await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  if (host !== undefined) await desk.call('pictures.choose-host', { blogId, host });
  await desk.close();
  blog.faults.clearLog();
  store.requests.length = 0;
  return {
    blog,
    blogId,
    postId,
    store,
    sha256,
    one,
    other,
    args: (...more: string[]) => ['host-again', 'Le Labo', '--library', desk.folder, ...more],
    restarted: () => openDesk(blog, { folder: desk.folder, secrets: desk.secrets, outside }),
  };
}

describe('without --yes', () => {
  it('lists missing pictures and the planned steps, and changes nothing', async () => {
    const { args, blog, blogId, store, postId, one, other, restarted } = await makeArchiveDesk('s3');
    const run = await runHere(args());
    expect(run).toMatchObject({ code: 0, error: '' });
    expect(run.out.split('\n')).toEqual([
      'Le Labo — photos vérifiées le 2026-11-24',
      '2\u00a0photos ne répondent plus.',
      interview().title,
      `  ${one} — Original gardé`,
      `  ${other} — Original absent de la bibliothèque`,
      '1\u00a0photo a son original ici et serait remise en ligne. Emplacement choisi pour ce blog\u00a0: L’hébergeur de votre organisation.',
      'Rien n’a été changé. La même commande avec --yes prépare les mises à jour.',
      '',
    ]);
    expect(await json(args())).toEqual({
      blog: { id: blogId, remoteId: blog.blogRemoteId, name: 'Le Labo', url: `${blog.pagesOrigin}/` },
      host: 's3',
      checkedAt: '2026-11-24T12:00:00.000Z',
      dead: 2,
      curable: 1,
      posts: [
        {
          id: postId,
          title: interview().title,
          pictures: [
            { address: one, kept: true },
            { address: other, kept: false },
          ],
        },
      ],
      prepared: null,
    });
    const desk = await restarted();
    await desk.finish();
    expect([
      store.requests,
      (await desk.call('jobs.list', {})).items.filter(({ state }) => state !== 'done'),
    ]).toEqual([[], []]);
  });

  it('finds the blog by its address and its ids too, and works while Escale runs', async () => {
    const { args, blog, blogId, restarted } = await makeArchiveDesk('inline');
    await restarted();
    for (const name of [
      blogId,
      blog.blogRemoteId,
      blog.pagesOrigin,
      `${new URL(blog.pagesOrigin).host}/`,
      'le labo',
    ]) {
      const [command = '', , ...rest] = args();
      expect(await json<Answer>([command, name, ...rest])).toMatchObject({ host: 'inline', curable: 1 });
    }
  });

  it('reports that no picture host is chosen, or no check has run', async () => {
    const { args, restarted } = await makeArchiveDesk();
    expect((await runHere(args('--language', 'en'))).out).toContain(
      'You have not chosen yet where the pictures of this blog go',
    );
    const desk = await restarted();
    desk.backend.db.exec('DELETE FROM picture_checks; DELETE FROM picture_links');
    const run = await runHere(args());
    expect(run.out.split('\n')).toEqual([
      'Le Labo — pas de vérification complète des photos\u00a0; dans Escale\u00a0: Fichier, «\u00a0Vérifier les photos en ligne…\u00a0»',
      '',
    ]);
  });
});

describe('with --yes', () => {
  it('prepares updates, which Escale sends at its start: pictures first, the rest of the post unchanged', async () => {
    const { args, blog, store, sha256, other, restarted } = await makeArchiveDesk('s3');
    const run = await runHere(args('--yes'));
    expect({ code: run.code, error: run.error }).toEqual({ code: 0, error: '' });
    expect(run.out).toContain('1\u00a0mise à jour préparée pour 1\u00a0photo.');
    expect(run.out).toContain('Rien n’est encore parti');
    expect([store.requests, blog.faults.log()]).toEqual([[], []]);
    // Repeated before that: it is pending already.
    expect((await json<Answer>(args('--yes'))).prepared).toEqual({
      posts: 0,
      pictures: 0,
      byHand: 0,
      busy: 1,
    });
    const desk = await restarted();
    await desk.finish();
    expect(imageAddresses(blog.live()[0]?.content ?? '')).toEqual([
      `${store.origin}/photos/billets/${sha256}.jpg`,
      other,
    ]);
    expect(blog.posts()).toHaveLength(1);
    // The same library: nothing is held as in a copy.
    expect((await desk.call('jobs.list', {})).items.every(({ paused }) => paused === undefined)).toBe(true);
  });

  it('uploads a picture that the store lost again, at the same address, and leaves the post unchanged', async () => {
    const store = await startStore();
    const outside = outsideTo(store.origin);
    const { blog, desk, blogId } = await openPictureDesk({ outside });
    await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
    await desk.call('pictures.choose-host', { blogId, host: 's3' });
    await desk.send(desk.write(withPhotos(await addPhotos(desk, 1))), blogId);
    await desk.finish();
    const [address = ''] = imageAddresses(blog.live()[0]?.content ?? '');
    await fetch(address, { method: 'DELETE' });
    await runLinkCheck(desk);
    await desk.close();
    const [before] = blog.posts();
    const args = ['host-again', 'Le Labo', '--library', desk.folder, '--yes'];
    expect((await json<Answer>(args)).prepared).toMatchObject({ posts: 1, pictures: 1 });
    const next = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets, outside });
    await next.finish();
    expect((await fetch(address)).status).toBe(200);
    expect(blog.posts()).toEqual([before]);
    expect(await next.call('pictures.links', {})).toMatchObject({ dead: 0, posts: [] });
  });

  it('needs no secret for embedded pictures', async () => {
    const { args, blog, other, restarted } = await makeArchiveDesk('inline');
    expect((await json<Answer>(args('--yes'))).prepared).toMatchObject({ posts: 1, pictures: 1 });
    await (await restarted()).finish();
    const content = blog.live()[0]?.content ?? '';
    expect(content).toContain('src="data:image/jpeg;base64,');
    expect(content).toContain(other);
  });

  it('counts what only the author can restore', async () => {
    const { args } = await makeArchiveDesk('blogger');
    const run = await runHere(args('--yes'));
    expect(run.code).toBe(0);
    expect(run.out).toContain('1\u00a0billet attend que les photos soient déposées');
    expect(run.out).not.toContain('préparée');
  });

  it('works as a process of its own', async () => {
    const { args } = await makeArchiveDesk('inline');
    const run = await escale(args('--yes', '--json'));
    expect({ code: run.code, error: run.error }).toEqual({ code: 0, error: '' });
    expect((JSON.parse(run.out) as Answer).prepared).toMatchObject({ posts: 1 });
  });
});

describe('failures', () => {
  it('with wrong usage exit with 2', async () => {
    expect(await fails(['host-again'], 2)).toBe(
      'Il manque le blog (son nom, son adresse ou son identifiant).',
    );
    expect(await fails(['host-again', 'a', 'b'], 2)).toContain('b');
  });

  it('print one sentence and exit with 1', async () => {
    const { args, restarted } = await makeArchiveDesk();
    const [command = '', , ...rest] = args();
    expect(await fails([command, 'Inconnu', ...rest], 1)).toContain('«\u00a0Inconnu\u00a0»');
    expect(await fails(args('--yes'), 1)).toContain(
      'L’emplacement des photos de ce blog n’est pas encore choisi',
    );
    const desk = await restarted();
    expect(await fails(args('--yes'), 1)).toContain('est ouverte par un autre programme');
    expect((await desk.call('jobs.list', {})).items.filter(({ state }) => state !== 'done')).toEqual([]);
  });
});
