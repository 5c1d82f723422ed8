/**
 * Every path into Escale for foreign HTML × every path out: it is sent without active content, or returns to its own
 * page byte for byte (docs/design/security.md#active-content). A real WordPress:
 * wordpress/foreign-html.all.test.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paragraphsOfBlock, quotedOf } from '#interview/quotation/quoted-passage.ts';
import { quotationOf, type Quoted, quoteBlockOf } from '#interview/quotation/quotation.ts';
import { clipboardHtml } from '#interview/render/clipboard-html.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { entryXml, feedHead, FEED_END } from '#backend/exchange/export/write-blog-feed.ts';
import { exportPosts, emptyReport } from '#backend/exchange/export/export-posts.ts';
import { importsOf, startImports } from '#backend/exchange/imports/run-imports.ts';
import { withoutForeignBytes } from '#backend/library/posts/posts.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { readForArchive } from '#backend/search/quotations.ts';
import { renderPost, renderPreviewPage, renderOnlinePage } from '#backend/publishing/jobs/render-post.ts';
import { HOSTILE_HTML, firstActiveTag } from '#tests/builders/hostile-html.ts';
import { makeGhostExport, makeSubstackZip, makeWxr } from '#tests/builders/site-exports.ts';
import { docxEntries, docxParagraph, makeOdt } from '#tests/builders/document-files.ts';
import { makeZip } from '#tests/builders/zip-file.ts';
import { BLOG_ADDRESS } from '#tests/builders/public-blog.ts';
import { startPublicSite } from '#tests/builders/public-site.ts';
import { startPublicPages } from './jobs/by-hand/by-hand-desk.ts';
import { connectFolder } from './destinations/folder/folder-desk.ts';
import { deskFolder, openDesk, openDeskBlog, type DeskBlog, type PublishingDesk } from './publishing-desk.ts';
import { mirror } from './mirror/mirror-desk.ts';

const TITLE = 'Un billet venu d’ailleurs';

type AtomOf = Readonly<{ blogRemoteId?: string; remoteId?: string; status?: 'LIVE' | 'DRAFT' }>;

/** A backup of another person's blog. */
function atomOf(
  content: string,
  { blogRemoteId = '77', remoteId = '1', status = 'LIVE' }: AtomOf = {},
): string {
  const entry = entryXml({
    blogRemoteId,
    remoteId,
    kind: 'post',
    status,
    author: 'Quelqu’un',
    title: TITLE,
    content,
    description: '',
    labels: [],
    created: 1,
    published: 1,
    updated: 1,
    path: '/2017/03/un.html',
  });
  return `${feedHead(blogRemoteId, 'Un blog')}${entry}${FEED_END}`;
}

async function importBytes(desk: PublishingDesk, name: string, bytes: string | Uint8Array): Promise<string> {
  const file = join(deskFolder(), name);
  writeFileSync(file, bytes);
  const imports = importsOf(desk.backend);
  const id = imports.startFiles([file]);
  await imports.settled(id);
  imports.begin(id, { comments: false, partial: false });
  await imports.settled(id);
  return newestPost(desk);
}

const newestPost = (desk: PublishingDesk): string =>
  String(desk.backend.db.prepare('SELECT id FROM posts ORDER BY rowid DESC LIMIT 1').pluck().get());

/** Edits a page of a folder site by hand. */
function editPage(root: string, change: (text: string) => string): void {
  for (const name of readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' })) {
    const page = join(root, 'public', name);
    if (!name.endsWith('.html') || !readFileSync(page, 'utf8').includes('<!-- escale:text -->')) continue;
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(
        /(<!-- escale:text -->)([\s\S]*)(<!-- \/escale:text -->)/,
        (_, begins: string, text: string, ends: string) => begins + change(text) + ends,
      ),
    );
  }
}
const textOfPage = (root: string): string =>
  readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(join(root, 'public', name), 'utf8'))
    .map((page) => /<!-- escale:text -->([\s\S]*)<!-- \/escale:text -->/.exec(page)?.[1] ?? '')
    .join('');

type Source = (desk: PublishingDesk) => Promise<string> | string;

const plain = (desk: PublishingDesk, body: Parameters<typeof clipboardHtml>[0]['body']): string =>
  desk.write({ ...emptyPost('article', 'fr'), title: TITLE, body });

const SOURCES: Readonly<Record<string, Source>> = {
  'a backup of Blogger': (desk) => importBytes(desk, 'feed.atom', atomOf(HOSTILE_HTML)),
  'an export of WordPress': (desk) =>
    importBytes(desk, 'site.xml', makeWxr([{ id: 1, title: TITLE, content: HOSTILE_HTML }])),
  'an export of Ghost': (desk) =>
    importBytes(desk, 'ghost.json', makeGhostExport([{ title: TITLE, html: HOSTILE_HTML }])),
  'an export of Substack': (desk) =>
    importBytes(
      desk,
      'substack.zip',
      makeSubstackZip([
        {
          row: { post_id: '1.un', title: TITLE, is_published: 'true', post_date: '2024-05-06T07:08:09.000Z' },
          html: HOSTILE_HTML,
        },
      ]),
    ),
  'a page as a file': (desk) =>
    importBytes(desk, 'page.html', `<html><title>${TITLE}</title><body>${HOSTILE_HTML}</body></html>`),
  'a Markdown file': (desk) =>
    importBytes(desk, 'texte.md', `# ${TITLE}\n\nAvant.\n\n${HOSTILE_HTML}\n\n[Lien](javascript:evil())\n`),
  'a document of Word': (desk) =>
    importBytes(
      desk,
      'texte.docx',
      makeZip(
        docxEntries({
          body: docxParagraph(`Avant. ${HOSTILE_HTML}`),
          links: { l1: 'javascript:evil()' },
        }),
      ),
    ),
  'a document of LibreOffice': (desk) =>
    importBytes(
      desk,
      'texte.odt',
      makeOdt({
        text: `<text:p>Avant. ${escapeText(HOSTILE_HTML)}</text:p><text:p><text:a xlink:href="javascript:evil()">Lien</text:a></text:p>`,
      }),
    ),
  'a public WordPress, read without an account': async (desk) => {
    const content = { rendered: HOSTILE_HTML, protected: false };
    const site = await startPublicSite({ posts: 1, row: () => ({ title: { rendered: TITLE }, content }) });
    startImports(desk.backend, { open: () => site.open() });
    const { id } = await desk.call('imports.start', { source: { address: site.origin } });
    await importsOf(desk.backend).settled(id);
    await desk.call('imports.begin', { id, comments: false, partial: false });
    await importsOf(desk.backend).settled(id);
    return newestPost(desk);
  },
  'a paste': (desk) =>
    plain(desk, [
      { type: 'paragraph', content: [{ type: 'text', text: 'Ici.' }] },
      ...readHtml(HOSTILE_HTML, { newId: () => 'n', origin: 'outside', language: 'fr' }),
    ]),
  // A post file with a card of a blog: the import sanitises it.
  'a post of another library': (desk) =>
    desk.write(
      withoutForeignBytes({
        ...emptyPost('article', 'fr'),
        title: TITLE,
        body: readHtml(HOSTILE_HTML, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
      }),
    ),
  // A hostile library: its document has the bytes, and no page has them.
  'a document of a hostile library': (desk) =>
    plain(desk, [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'Avant.' }],
        source: '<p/onclick="evil()">Avant.</p>',
      },
      { type: 'html', html: HOSTILE_HTML, origin: 'blog' },
    ]),
};

/** A feed with the id of the blog and of the post that has the bytes. */
const FEED_OF_HOME = 'exported as the feed of its own blog';

/** It exports bytes of blocks only, without words. */
const OF_BYTES = 'a post for another library';

/** Sources with the ids of the blog and the post of their HTML. */
const HOMES = new Set([
  'a backup of Blogger',
  'an export of WordPress',
  'an export of Ghost',
  'an export of Substack',
  'a public WordPress, read without an account',
]);

/** The output of each path out, by name. */
async function waysOut(
  desk: PublishingDesk,
  blog: DeskBlog,
  postId: string,
): Promise<Record<string, string>> {
  const out: Record<string, string> = {};
  const { backend } = desk;
  const { blogId } = await desk.signIn();
  await desk.send(postId, blogId);
  const { root, blog: site } = await connectFolder(desk);
  await desk.send(postId, site.id);
  await desk.finish();
  out['another Blogger'] = blog.live()[0]?.content ?? '';
  out['a folder'] = textOfPage(root);
  const feed = readdirSync(join(root, 'public')).find((name) => /feed|atom|rss/.test(name));
  if (feed !== undefined)
    out['the feed of a folder'] = contentOfFeed(readFileSync(join(root, 'public', feed), 'utf8'));
  for (const format of ['html', 'preview', 'markdown'] as const)
    out[`copied as ${format}`] = await renderPost(backend, postId, format);
  out['the preview'] = renderPreviewPage(backend, postId);
  out['the page online, shown'] = await renderOnlinePage(backend, postId);
  out['a quotation'] = quotePost(desk, postId).html;
  out['a quotation in another post'] = await renderPost(
    backend,
    plain(desk, [quoteBlockOf(quotePost(desk, postId).source)]),
    'html',
  );
  out['copied or dragged from the text'] = clipboardHtml(desk.post(postId).document);
  out[OF_BYTES] = JSON.stringify(
    withoutForeignBytes(desk.post(postId).document).body.map((block) =>
      block.type === 'html' ? block.html : 'source' in block ? block.source : '',
    ),
  );
  for (const format of ['html', 'markdown', 'docx', 'feed', 'pdf'] as const) {
    const folder = deskFolder();
    await exportPosts(
      {
        db: backend.db,
        readText: backend.readText,
        folder: desk.folder,
        printPdf: (page) => Promise.resolve(Buffer.from(page.html)),
      },
      {
        format,
        postIds: [postId],
        target: { folder },
        signal: new AbortController().signal,
        report: emptyReport(),
      },
    );
    for (const file of readdirSync(folder)) {
      const isHome =
        format === 'feed' && !readFileSync(join(folder, file), 'utf8').includes(blog.blogRemoteId);
      out[isHome ? FEED_OF_HOME : `exported as ${format}`] = await textOf(join(folder, file), format);
    }
  }
  return { ...out, ...(await pasteByHand(desk, postId)) };
}

/** The pasted texts: of a new post, and of an update after the read-back. */
async function pasteByHand(desk: PublishingDesk, postId: string): Promise<Record<string, string>> {
  const pages = await openDeskBlog();
  const web = await startPublicPages(pages);
  const { id: blogId } = await desk.call('by-hand.add-blog', { address: BLOG_ADDRESS });
  const textOf = async (jobId: string): Promise<string> =>
    (await desk.call('by-hand.text', { jobId, what: 'text' })).text;
  const first = await desk.send(postId, blogId);
  const created = await textOf(first);
  const { path = '' } = await pages.elsewhere.insert(
    { title: desk.post(postId).document.title, content: created, labels: [] },
    { draft: false },
  );
  await desk.call('by-hand.read-back', { jobId: first, address: new URL(path, BLOG_ADDRESS).href });
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [...post.body, { type: 'paragraph', content: [{ type: 'text', text: 'Encore.' }] }],
  }));
  const second = await desk.send(postId, blogId);
  await desk.call('by-hand.read-first', { jobId: second });
  const updated = await textOf(second);
  web.close();
  expect(updated).toContain('Encore.');
  return { 'pasted by hand': created, 'pasted by hand, as an update': updated };
}

/** A quotation of a whole post. */
function quotePost(desk: PublishingDesk, postId: string): { source: Quoted; html: string } {
  const { document, publishedAt } = readForArchive(desk.backend.db, { postId });
  const parts = document.body.map(paragraphsOfBlock).filter((lines) => lines.length > 0);
  const source = quotedOf({ document, publishedAt, timeZone: 'UTC' }, { parts });
  return { source, html: quotationOf(source).html };
}

const contentOfFeed = (feed: string): string =>
  [...feed.matchAll(/<content[^>]*>([\s\S]*?)<\/content>/g)]
    .map(([, content = '']) => content)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

async function textOf(file: string, format: string): Promise<string> {
  if (format === 'docx') {
    const archive = await openArchive(readFileSync(file), 50_000_000);
    const part = async (name: string): Promise<string> => (await archive.read(name))?.toString('utf8') ?? '';
    const xml = (await part('word/document.xml')) + (await part('word/_rels/document.xml.rels'));
    archive.close();
    // Escaped words of the document are words.
    return xml.replaceAll(/&lt;[\s\S]*?&gt;/g, '').replaceAll('&quot;', '');
  }
  const text = readFileSync(file, 'utf8');
  return format === 'feed' ? contentOfFeed(text) : text;
}

it.each(Object.entries(SOURCES))('%s sends no active content by any path', async (name, source) => {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog);
  const out = await waysOut(desk, blog, await source(desk));
  expect(Object.keys(out).length).toBeGreaterThan(17);
  const active = Object.entries(out).flatMap(([way, html]) => {
    const tag = firstActiveTag(html);
    return tag === undefined || way === FEED_OF_HOME ? [] : [`${name} → ${way}: ${tag}`];
  });
  expect(active).toEqual([]);
  expect(firstActiveTag(out[FEED_OF_HOME] ?? '') !== undefined).toBe(HOMES.has(name));
  const ofWords = Object.entries(out).filter(([way]) => way !== OF_BYTES);
  expect(ofWords.flatMap(([way, html]) => (html.includes('Avant') ? [] : [way]))).toEqual([]);
});

/** Changes a word as the editor does: its block loses `source`. */
function changeWord(desk: PublishingDesk, postId: string, from: string, to: string): void {
  desk.rewrite(postId, (post) => ({
    ...post,
    body: post.body.map((block) => {
      if (!('source' in block) || block.source?.includes(from) !== true) return block;
      const { source: _, ...rest } = block;
      return JSON.parse(JSON.stringify(rest).replace(from, to)) as typeof block;
    }),
  }));
}

const leftOut = async (desk: PublishingDesk, postId: string, blogId: string): Promise<string[]> =>
  (await desk.call('publications.prepare', { postId, blogId })).checks
    .filter(({ code }) => code === 'html-left-out')
    .map(({ words }) => words);

const ALL_LEFT = 'script:1 frame:1 form:1 handler:2 redirect:1 drawing:1 address:1 style:1';

describe('a post mirrored from a blog', () => {
  it('returns to its page byte for byte, and goes elsewhere without active content, which the sheet lists', async () => {
    const blog = await openDeskBlog();
    const { id } = await blog.elsewhere.insert(
      { title: TITLE, content: HOSTILE_HTML, labels: [] },
      { draft: false },
    );
    const stored = (): string => blog.posts().find((post) => post.id === id)?.content ?? '';
    const before = stored();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    await mirror(desk, blogId);
    const postId = newestPost(desk);
    expect(await leftOut(desk, postId, blogId)).toEqual([]);
    const { root, blog: site } = await connectFolder(desk);
    expect(await leftOut(desk, postId, site.id)).toEqual([ALL_LEFT]);
    changeWord(desk, postId, 'Avant.', 'Maintenant.');
    expect(await leftOut(desk, postId, blogId)).toEqual([]);
    await desk.send(postId, blogId);
    await desk.send(postId, site.id);
    await desk.finish();
    expect(stored()).toBe(before.replace('Avant.', 'Maintenant.'));
    expect(textOfPage(root)).toContain('Maintenant.');
    expect(firstActiveTag(textOfPage(root))).toBeUndefined();
    const copied = await desk.call('posts.render', { id: postId, format: 'html' });
    expect(copied.left).toBe(ALL_LEFT);
    expect(firstActiveTag(copied.text)).toBeUndefined();
    expect(firstActiveTag(await renderOnlinePage(desk.backend, postId))).toBeUndefined();
  });

  it('returns unchanged to a page of ours, too', async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogId } = await desk.signIn();
    const postId = plain(desk, [{ type: 'paragraph', content: [{ type: 'text', text: 'Avant.' }] }]);
    await desk.send(postId, blogId);
    await desk.finish();
    const [post] = blog.live();
    const widget = '<script async src="https://labo.example/w.js"></script>';
    await blog.elsewhere.write(
      post?.id ?? '',
      { content: post?.content.replace('</p>', `</p>${widget}`) ?? '' },
      { whole: false },
    );
    await mirror(desk, blogId);
    expect(JSON.stringify(desk.post(postId).document)).toContain('labo.example/w.js');
    desk.rewrite(postId, (document) => ({
      ...document,
      body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ici.' }] }, ...document.body],
    }));
    expect((await desk.call('publications.prepare', { postId, blogId })).changes).toMatchObject([
      { what: 'text', how: 'added' },
    ]);
    expect(await leftOut(desk, postId, blogId)).toEqual([]);
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.live()[0]?.content).toContain('Ici.');
    expect(blog.live()[0]?.content).toContain('src="https://labo.example/w.js"></script>');
  });
});

it('keeps the bytes of a hand-edited page in a folder, and sends them to no other blog', async () => {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog);
  const { blogId } = await desk.signIn();
  const { root, blog: site } = await connectFolder(desk);
  const postId = plain(desk, [{ type: 'paragraph', content: [{ type: 'text', text: 'Au début.' }] }]);
  await desk.send(postId, site.id);
  await desk.finish();
  editPage(root, (text) => text.replace('</p>', `</p>${HOSTILE_HTML}`));
  await mirror(desk, site.id);
  expect(JSON.stringify(desk.post(postId).document)).toContain('evil()');
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ici.' }] }, ...post.body],
  }));
  expect(await leftOut(desk, postId, site.id)).toEqual([]);
  expect(await leftOut(desk, postId, blogId)).toHaveLength(1);
  await desk.send(postId, site.id);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(textOfPage(root)).toContain('Ici.');
  expect(textOfPage(root)).toContain('<script>evil()</script>');
  expect(blog.live()[0]?.content).toContain('Ici.');
  expect(firstActiveTag(blog.live()[0]?.content ?? '')).toBeUndefined();
});

it.each(['LIVE', 'DRAFT'] as const)(
  'a backup that claims to be of the author’s own blog sends nothing there: %s',
  async (status) => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { blogRemoteId } = blog;
    const postId = await importBytes(desk, 'feed.atom', atomOf(HOSTILE_HTML, { blogRemoteId, status }));
    const { blogId } = await desk.signIn();
    changeWord(desk, postId, 'Avant.', 'Maintenant.');
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.posts()).toEqual([]);
    expect(await leftOut(desk, postId, blogId)).toEqual([ALL_LEFT]);
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.live()[0]?.content).toContain('Maintenant.');
    expect(firstActiveTag(blog.live()[0]?.content ?? '')).toBeUndefined();
  },
);
