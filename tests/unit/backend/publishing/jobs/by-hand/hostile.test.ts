/** False addresses and pages: each is refused with its message, and none is trusted. */
import { describe, expect, it } from 'vitest';
import { readPostPage } from '#interview/html/post-page.ts';
import { READING_LIMITS } from '#backend/exchange/limits.ts';
import { run, sql } from '#backend/core/sql.ts';
import { createAskOutside } from '#backend/network/ask-outside.ts';
import { readPostAddress } from '#backend/exchange/blog-pages/post-address.ts';
import { seek } from '#backend/exchange/blog-pages/read-blog.ts';
import { BLOG_ADDRESS, BLOG_HOST } from '#tests/builders/public-blog.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';
import { watchReading } from '#tests/builders/watched-reading.ts';
import type { DeskOptions } from '../../publishing-desk.ts';
import { openByHandDesk } from './by-hand-desk.ts';

async function openPasted(options: DeskOptions = {}) {
  const set = await openByHandDesk(options);
  const jobId = await set.desk.send(set.postId, set.blogId);
  return { ...set, jobId };
}

describe('a pasted address', () => {
  it.each([
    '',
    'ceci n’est pas une adresse',
    'javascript:alert(1)',
    'data:text/html,<div id="iv-1">',
    'file:///etc/passwd',
    'ftp://labo.example/post.html',
    'https://anne:secret@labo-du-port.blogspot.com/2026/11/post.html',
    'https://intranet/post.html',
    'https://',
    'https://www.blogger.com/about',
  ])('is refused: %j', (address) => {
    expect(() => readPostAddress(address)).toThrow('by-hand.address');
  });

  it.each([
    ['https://www.blogger.com/blog/post/edit/12345678/87654321', '12345678', '87654321'],
    ['https://www.blogger.com/blog/post/edit/preview/12345678/87654321', '12345678', '87654321'],
    ['https://draft.blogger.com/blog/posts/12345678?hl=fr', '12345678', undefined],
    [
      'https://www.blogger.com/blogger.g?blogID=12345678#editor/target=post;postID=87654321',
      '12345678',
      '87654321',
    ],
  ])('of Blogger’s own editor contains blog and post: %s', (address, blogId, postId) => {
    expect(readPostAddress(address)).toEqual({ kind: 'editor', blogId, postId });
  });

  it('of Blogger’s editor is read by its number; one of another blog is refused without a request', async () => {
    const { jobId, paste, look, failureCode, blog, web } = await openPasted();
    await paste(jobId);
    const requestCount = web.requests.length;
    await look(jobId, 'https://www.blogger.com/blog/post/edit/99999999/11111111');
    expect(await failureCode(jobId)).toBe('by-hand.other-blog');
    expect(web.requests.length).toBe(requestCount);
    const editor = `https://www.blogger.com/blog/post/edit/${blog.blogRemoteId}/${blog.live()[0]?.id ?? ''}`;
    expect(await look(jobId, editor)).toEqual({ online: true });
  });

  it.each([
    'http://127.0.0.1:631/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://192.168.1.1/post.html',
  ])('on this computer or its network is not requested: %s', async (url) => {
    const ask = createAskOutside({ resolveProxy: () => Promise.resolve('DIRECT'), proxies: noProxies });
    const sought = {
      blogId: '1',
      blogUrl: url,
      mark: 'iv-1',
      unmarked: false,
      remoteId: undefined,
      publishedAt: undefined,
      url: undefined,
      title: '',
      labels: [],
      since: 0,
    };
    await expect(
      seek(sought, { kind: 'page', url }, { ask, now: () => 0, signal: new AbortController().signal }),
    ).rejects.toMatchObject({ code: 'outside.refused' });
  });

  it('that is no page of the post is refused with its reason, and nothing counts', async () => {
    const { jobId, paste, look, failureCode, web, blog, state, desk, postId, copied } = await openPasted();
    await blog.elsewhere.insert({ title: 'Autre', content: '<p>Rien.</p>', labels: [] }, { draft: false });
    const other = new URL(blog.live()[0]?.path ?? '', BLOG_ADDRESS).href;
    await look(jobId, other);
    expect(await failureCode(jobId)).toBe('by-hand.no-mark');
    await look(jobId, `${BLOG_ADDRESS}2026/11/nulle-part.html`);
    expect(await failureCode(jobId)).toBe('by-hand.page-missing');

    // The same text on another site, which even names our blog as its own.
    const { content } = await copied(jobId);
    const feed = `https://www.blogger.com/feeds/${blog.blogRemoteId}/posts/default`;
    web.pages.set('copie.example.org/post.html', {
      html: `<!doctype html><link rel="service.post" href="${feed}"><title>x</title>${content}`,
    });
    await look(jobId, 'https://copie.example.org/post.html');
    expect(await failureCode(jobId)).toBe('by-hand.other-blog');
    // One of our pages redirects there.
    web.pages.set(`${BLOG_HOST}/2026/11/ailleurs.html`, { location: 'https://copie.example.org/post.html' });
    await look(jobId, `${BLOG_ADDRESS}2026/11/ailleurs.html`);
    expect(await failureCode(jobId)).toBe('by-hand.other-blog');
    // A page at our address that names another blog.
    web.pages.set(`${BLOG_HOST}/2026/11/volee.html`, {
      html: `<!doctype html><link rel="service.post" href="https://www.blogger.com/feeds/5555/posts/default">${content}`,
    });
    await look(jobId, `${BLOG_ADDRESS}2026/11/volee.html`);
    expect(await failureCode(jobId)).toBe('by-hand.other-blog');

    for (const [is, code] of [
      ['portal', 'by-hand.no-mark'],
      ['broken', 'by-hand.unreachable'],
      ['private', 'by-hand.private'],
      ['away', 'by-hand.offline'],
    ] as const) {
      web.as.is = is;
      await look(jobId, other);
      expect(await failureCode(jobId), is).toBe(code);
    }
    expect(await state()).toBe('by-hand');
    expect(desk.post(postId).status).toBe('queued');
    web.as.is = 'public';
    const address = await paste(jobId);
    expect(await look(jobId, address)).toEqual({ online: true });
  });
});

describe('the author’s confirmation', () => {
  it('counts only when the blog cannot be read, and is marked as such', async () => {
    const { jobId, paste, look, guide, web, state, desk, postId } = await openPasted();
    const address = await paste(jobId);
    const confirm = (at?: string) =>
      desk.call('by-hand.confirm', { jobId, ...(at === undefined ? {} : { address: at }) });
    await expect(confirm(address)).rejects.toMatchObject({ code: 'by-hand.not-seen' });
    web.as.is = 'away';
    await look(jobId);
    await expect(confirm(address)).rejects.toMatchObject({ code: 'by-hand.not-seen' });
    web.as.is = 'private';
    await look(jobId, address);
    expect(await guide(jobId)).toMatchObject({ canConfirm: true, canAccept: false });
    await expect(confirm('https://copie.example.org/post.html')).rejects.toMatchObject({
      code: 'by-hand.other-blog',
    });
    await expect(confirm('javascript:1')).rejects.toMatchObject({ code: 'by-hand.address' });
    await confirm(address);
    expect(await state()).toBe('online-unverified');
    expect(await guide(jobId)).toMatchObject({ state: 'done', verified: false, url: address });
    expect(desk.post(postId).status).toBe('published');
    expect(await desk.job(jobId)).toMatchObject({ state: 'done', byHand: true, confirmed: true });
  });

  it('is replaced by a read of the blog, and changes nothing when another text is there', async () => {
    const { jobId, paste, look, web, state, desk, postId, blog } = await openPasted();
    await paste(jobId);
    web.as.is = 'private';
    await look(jobId);
    await desk.call('by-hand.confirm', { jobId });
    const [publication] = await desk.publications(postId);
    const verify = () => desk.call('by-hand.verify', { publicationId: publication?.id ?? '' });
    await expect(verify()).rejects.toMatchObject({ code: 'by-hand.private' });
    web.as.is = 'public';
    const [post] = blog.live();
    await blog.elsewhere.write(post?.id ?? '', { title: 'Autre titre' }, { whole: false });
    await expect(verify()).rejects.toMatchObject({ code: 'by-hand.differs' });
    expect(await state()).toBe('online-unverified');
    await blog.elsewhere.write(post?.id ?? '', { title: post?.title ?? '' }, { whole: false });
    await verify();
    expect(await state()).toBe('online');
    expect((await desk.publications(postId))[0]?.remoteId).toBe(post?.id);
  });

  it('does not cover a text that appeared while the page was read', async () => {
    let meanwhile = (): void => undefined;
    const reading = watchReading(READING_LIMITS, (names) =>
      Promise.resolve(names.includes('same') ? meanwhile() : undefined),
    );
    const { jobId, paste, look, web, state, desk, postId } = await openPasted({ reading });
    await paste(jobId, (html) => `<div dir="ltr">${html}</div>`);
    web.as.is = 'private';
    await look(jobId);
    await desk.call('by-hand.confirm', { jobId });
    web.as.is = 'public';
    const { db } = desk.backend;
    meanwhile = () => {
      meanwhile = () => undefined;
      run(db, sql`UPDATE publications SET base_content = base_content || '<p>Depuis.</p>'`);
    };
    const [publication] = await desk.publications(postId);
    await expect(desk.call('by-hand.verify', { publicationId: publication?.id ?? '' })).rejects.toMatchObject(
      { code: 'by-hand.differs' },
    );
    expect(await state()).toBe('online-unverified');
  });

  it('is replaced by a read once the blog can be read', async () => {
    const { jobId, paste, look, web, state, desk, postId, blogId, replace } = await openPasted();
    await paste(jobId);
    web.as.is = 'private';
    await look(jobId);
    await desk.call('by-hand.confirm', { jobId });
    expect((await desk.call('publications.prepare', { postId, blogId })).intent).toBe('update');
    web.as.is = 'public';
    desk.rewrite(postId, (post) => ({ ...post, title: 'Trois questions, encore' }));
    const next = await desk.send(postId, blogId);
    await desk.call('by-hand.read-first', { jobId: next });
    await replace(next);
    expect(await look(next)).toEqual({ online: true });
    expect(await state()).toBe('online');
  });
});

describe('the page of a post', () => {
  const mark = 'iv-0000';
  it.each([
    ['no element at all', '<p>iv-0000</p>'],
    [
      'marks in text, a comment, a script only',
      '<!-- <div id="iv-0000"> --><script>"<div id=iv-0000>"</script>',
    ],
    ['another mark with the same beginning', '<div id="iv-00001">x</div>'],
    ['deeper nesting than any page has', '<div>'.repeat(2_000) + `<div id="${mark}">x</div>`],
  ])('has no mark: %s', (_name, html) => {
    expect(readPostPage(html, { mark }).markedHtml).toBeUndefined();
  });

  it('gives the marked part unchanged, and the theme’s data about the post', () => {
    const part = `<div class='iv-post' id='${mark}' lang='fr'><p>Un&nbsp;texte</p></div>`;
    const page =
      '<!DOCTYPE html><html><head><meta content="Le titre &amp; la suite" property="og:title"/>' +
      '<link rel="service.post" type="application/atom+xml" href="https://www.blogger.com/feeds/123/posts/default" />' +
      '<link rel="alternate" href="https://labo.example/feeds/456/comments/default"/></head>' +
      `<body><div class='post-body' id='post-body-456'>${part}<div style='clear: both;'></div></div>` +
      "<a href='https://labo.example/search/label/Port' rel='tag'>Port</a><a rel='tag' href='/autre'>Non</a></body></html>";
    expect(readPostPage(page, { mark })).toEqual({
      markedHtml: part,
      blogIds: ['123'],
      postId: '456',
      title: 'Le titre & la suite',
      labels: ['Port'],
    });
    expect(readPostPage(page.replace(mark, 'x'), { mark, bodyOf: '456' }).markedHtml).toBe(
      part.replace(mark, 'x'),
    );
  });
});
