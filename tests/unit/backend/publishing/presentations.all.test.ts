/** The presentation of a blog: stored with the blog, frozen into a send, shown in the sheet, read from its theme. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAskOutside } from '#backend/network/ask-outside.ts';
import { run, sql } from '#backend/core/sql.ts';
import { presentationForPost } from '#backend/library/publications/blogs.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { readTitleLevel } from '#backend/publishing/jobs/read-title-level.ts';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { renderPost, renderPreviewPage } from '#backend/publishing/jobs/render-post.ts';
import { STANDALONE, type Presentation } from '#interview/render/presentation.ts';
import { OF_BLOGGER } from '#tests/builders/presentations.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';
import { openConnectedDesk, interview } from './publishing-desk.ts';

const CARDS: Presentation = { ...OF_BLOGGER, style: 'cards', people: 'end' };

async function publishPost() {
  const ready = await openConnectedDesk();
  const { desk, blogId, postId, blog } = ready;
  await desk.send(postId, blogId);
  await desk.finish();
  return {
    ...ready,
    changes: async () => (await desk.call('publications.prepare', { postId, blogId })).changes,
    publicHtml: () => blog.live()[0]?.content ?? '',
  };
}

describe('the presentation of a blog', () => {
  test('is that of Blogger’s themes until its author chooses', async () => {
    const { desk, blogId } = await openConnectedDesk();
    expect(await desk.call('presentations.get', { blogId })).toEqual(OF_BLOGGER);
    desk.events.length = 0;
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    expect(await desk.call('presentations.get', { blogId })).toEqual(CARDS);
    expect(desk.events.map(({ event }) => event)).toEqual(['blogs.changed']);
    await expect(desk.call('presentations.get', { blogId: 'none' })).rejects.toThrow('blog.not-found');
    await expect(desk.call('presentations.set', { blogId: 'none', presentation: CARDS })).rejects.toThrow(
      'blog.not-found',
    );
  });

  test.each([
    [
      'another release’s field and value',
      '{"style":"newspaper","columns":2,"titleLevel":2}',
      { titleLevel: 2 },
    ],
    ['something else', '["cards"]', {}],
    ['a name of Object’s', '{"toString":1,"__proto__":{"style":"cards"}}', {}],
  ])('is the default when it cannot be read: %s', async (_, stored, expected) => {
    const { desk, blogId } = await openConnectedDesk();
    run(desk.backend.db, sql`UPDATE blogs SET presentation = ${stored} WHERE id = ${blogId}`);
    expect(await desk.call('presentations.get', { blogId })).toEqual({ ...OF_BLOGGER, ...expected });
  });

  test('on a practice blog writes titles as h1', async () => {
    const { desk, postId } = await openConnectedDesk();
    run(desk.backend.db, sql`UPDATE blogs SET kind = 'practice'`);
    expect(presentationForPost(desk.backend.db, postId)).toEqual(STANDALONE);
  });
});

describe('a sent text', () => {
  test('has the blog’s presentation at the click', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    await desk.send(postId, blogId, 10);
    await desk.call('presentations.set', { blogId, presentation: OF_BLOGGER });
    await desk.finish();
    expect(blog.live()[0]?.content).toMatch(/^<div class="iv-post iv-style-cards" .*<h4 class="iv-question"/);
  });

  test('changes with the presentation, as the sheet shows; the former one is no foreign change', async () => {
    const { desk, blogId, postId, changes, publicHtml } = await publishPost();
    expect(await changes()).toEqual([]);
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    expect(await changes()).toEqual([{ what: 'presentation', how: 'changed' }]);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done', intent: 'update' });
    expect(publicHtml()).toContain('iv-style-cards');
    expect(await changes()).toEqual([]);
  });

  test('shows presentation changes beside words, with the people concerned', async () => {
    const { desk, blogId, postId, changes } = await publishPost();
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    await desk.send(postId, blogId);
    await desk.finish();
    desk.rewrite(postId, (post) => ({
      ...post,
      title: 'Autre titre',
      participants: post.participants.map((person) => ({ ...person, role: 'capitaine' })),
    }));
    expect(await changes()).toEqual([
      {
        what: 'people',
        how: 'changed',
        before: 'Lise Aubin\nMarc Odet',
        after: 'Lise Aubin, capitaine\nMarc Odet, capitaine',
      },
      expect.objectContaining({ what: 'title' }),
    ]);
    // When no one is presented, a role is no change.
    await desk.call('presentations.set', { blogId, presentation: OF_BLOGGER });
    expect((await changes()).map(({ what }) => what)).toEqual(['presentation', 'title']);
  });

  test('is offered again when only the question numbers changed', async () => {
    const { desk, postId, changes } = await publishPost();
    desk.rewrite(postId, (post) => ({ ...post, numbered: true }));
    expect(await changes()).toEqual([{ what: 'presentation', how: 'changed' }]);
  });

  test('keeps the anchors of a page from before they had a mark', async () => {
    const { blog, desk, blogId, postId, publicHtml } = await publishPost();
    const [live] = blog.live();
    const bare = publicHtml().replace(/(id="[qa]-[\w-]+)\.[0-9a-z]{7}"/g, '$1"');
    await blog.elsewhere.write(live?.id ?? '', { content: bare }, { whole: false });
    run(desk.backend.db, sql`UPDATE publications SET base_content = ${bare}`);
    expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({ changes: [] });
    desk.rewrite(postId, (post) => ({ ...post, title: 'Autre titre' }));
    await desk.send(postId, blogId);
    await desk.finish();
    expect(publicHtml()).toContain('id="q-q1"');
  });

  test('equals the preview for its blog, or for another', async () => {
    const { desk, blogId, postId } = await openConnectedDesk();
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    expect(renderPreviewPage(desk.backend, postId)).toContain('iv-style-cards');
    expect(renderPreviewPage(desk.backend, postId, blogId)).toContain('iv-style-cards');
    expect(() => renderPreviewPage(desk.backend, postId, 'none')).toThrow('blog.not-found');
  });

  test('is self-contained without a blog, as on the command line', async () => {
    const { desk, blogId, postId } = await openConnectedDesk();
    await desk.call('presentations.set', { blogId, presentation: CARDS });
    expect(await renderPost(desk.backend, postId, 'html')).toMatch(
      /^<div class="iv-post" lang="fr"><h2 class="iv-question" id="q-q1">/,
    );
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await renderPost(desk.backend, postId, 'html')).toMatch(
      /^<div class="iv-post iv-style-cards" id="iv-[^"]+" lang="fr"><h4 /,
    );
  });
});

describe('the title level, read from the newest page of the blog', () => {
  async function aSite(page: string, status = 200) {
    const server = createServer((_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end(page),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const ready = await openConnectedDesk();
    const { desk, blogId, postId } = ready;
    const url = `http://127.0.0.1:${port}/2026/11/trois.html`;
    run(
      desk.backend.db,
      sql`INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content, created_at)
          VALUES ('p', ${postId}, ${blogId}, '7', 'live', ${url}, 5, ${interview().title}, '[]', '', 1)`,
    );
    const ask = createAskOutside({
      resolveProxy: () => Promise.resolve('DIRECT'),
      proxies: noProxies,
      alsoAllowed: (ip, targetPort) => ip === '127.0.0.1' && targetPort === port,
    });
    return {
      ...ready,
      url,
      read: (threads?: JobThreads) =>
        readTitleLevel(desk.backend.db, blogId, ask, { signal: new AbortController().signal, threads }),
    };
  }

  test.each([
    [
      'a theme of Blogger',
      '<h1>Le Labo</h1><h3 class="post-title entry-title">Trois questions à l&#39;équipe du port</h3>',
      { level: 3 },
    ],
    [
      'a title that is no heading',
      '<div class="post-title">Trois questions à l’équipe du port</div>',
      { why: 'no-heading' },
    ],
    ['a title at too deep a level', '<h6>Trois questions à l’équipe du port</h6>', { why: 'too-deep' }],
  ])('%s', async (_, page, expected) => {
    const { read, url } = await aSite(page);
    expect(await read()).toEqual({ ...expected, url });
  });

  test('of a page beyond the reading limit', async () => {
    const { read } = await aSite(heavyPage());
    const reading = read(createReading({ memory: 40, work: 20_000 }));
    await expect(reading).rejects.toMatchObject({ code: 'document.too-complex' });
  });

  test('of a missing page, a blog without posts, another computer’s address', async () => {
    const missingSite = await aSite('', 404);
    expect(await missingSite.read()).toEqual({ why: 'no-answer', url: missingSite.url });
    const { desk, blogId } = await openConnectedDesk();
    expect(await desk.call('presentations.read-level', { blogId })).toEqual({ why: 'no-page' });
    await expect(desk.call('presentations.read-level', { blogId: 'none' })).rejects.toThrow('blog.not-found');
  });
});
