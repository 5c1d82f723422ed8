/** An interview in a folder, from the click to the page; and the folder changed, lost or moved by others. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childNamed, elementsOf, readXmlTree } from '#backend/exchange/xml/read-xml.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { openDeskBlog, openDesk, deskFolder, interview } from '../../publishing-desk.ts';
import { addPhotos, withPhotos } from '../../pictures/picture-desk.ts';
import { openFolderDesk, grantFolder, connectFolder } from './folder-desk.ts';

const PATH = '2026/11/trois-questions-a-lequipe-du-port.html';
const MONTH = 30 * 86_400_000;

async function publishPost(address = '') {
  const desk = await openFolderDesk({ address });
  const postId = desk.desk.write(interview());
  const jobId = await desk.desk.send(postId, desk.blogId);
  await desk.desk.finish();
  expect(await desk.desk.job(jobId)).toMatchObject({ state: 'done' });
  return { ...desk, postId };
}

test('publishes posts turn by turn, in lists and in the feed, and hides drafts', async () => {
  const { desk, blogId, root, page, postId } = await publishPost('https://labo.example/entretiens');
  const html = page(PATH) ?? '';
  for (const words of [
    'lang="fr"',
    '<h1 class="post-title">Trois questions à l’équipe du port</h1>',
    'Comment avez-vous commencé ?',
    'un matin de mars',
    'Marc Odet',
    'Merci à tous les deux.',
    "script-src 'none'",
  ])
    expect(html).toContain(words);
  expect((await desk.publications(postId))[0]).toMatchObject({
    state: 'online',
    url: `https://labo.example/entretiens/${PATH}`,
  });
  const draft = desk.write({ ...interview(), title: 'Pas encore' });
  await desk.send(draft, blogId, 0, { act: 'deposit' });
  await desk.finish();
  const files = readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => /\.(html|xml)$/.test(file)))
    expect(page(name)).not.toContain('Pas encore');
  expect(page('index.html')).toContain(`<h2><a href="${PATH}">Trois questions à l’équipe du port</a></h2>`);
  const [label = ''] = /labels\/rencontres-[0-9a-f]{6}\.html/.exec(html) ?? [];
  expect(page(label)).toContain(`<h2><a href="../${PATH}">`);
  const feed = await readXmlTree(page('feed.xml') ?? '');
  const entry = childNamed(feed, 'entry');
  expect(elementsOf(entry).map(({ name }) => name)).toEqual([
    'id',
    'title',
    'link',
    'published',
    'updated',
    'category',
    'category',
    'content',
  ]);
  expect(page('feed.xml')).toContain(`href="https://labo.example/entretiens/${PATH}"`);
});

test('shows the chosen excerpt and picture in lists and in shared links only', async () => {
  const { desk, blogId, page } = await openFolderDesk({ address: 'https://labo.example/entretiens' });
  const [photo = '', other = ''] = await addPhotos(desk, 2);
  const postId = desk.write(withPhotos([photo, other]));
  const featured = { asset: other };
  await desk.send(postId, blogId, 0, { details: { excerpt: 'Le port en « deux » mots', featured } });
  await desk.finish();
  const address = 'https://labo.example/entretiens/';
  for (const tag of [
    '<meta name="description" content="Le port en « deux » mots">',
    '<meta property="og:description" content="Le port en « deux » mots">',
    '<meta property="og:title" content="Trois questions à l’équipe du port">',
    `<meta property="og:url" content="${address}${PATH}">`,
    `<meta property="og:image" content="${address}images/${other}.jpg">`,
  ])
    expect(page(PATH)).toContain(tag);
  expect(page('index.html')).toContain(`<img src="images/${other}.jpg" alt="" loading="lazy">`);
  expect(page('index.html')).toContain('<p>Le port en « deux » mots</p>');
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
    details: { excerpt: 'Le port en « deux » mots', featured },
  });
  // Fields left out stay; cleared ones are removed.
  await desk.send(postId, blogId, 0, { details: { featured: null } });
  await desk.finish();
  expect(page(PATH)).not.toContain('og:image');
  expect(page('index.html')).not.toContain('<img');
  expect(page(PATH)).toContain('<meta name="description" content="Le port en « deux » mots">');
});

test('without an address, shares no link, and takes the beginning of the text as excerpt', async () => {
  const { page } = await publishPost();
  expect(page(PATH)).toMatch(/<meta property="og:description" content="[^"]+">/);
  expect(page(PATH)).not.toMatch(/og:(?:url|image)/);
});

test('writes pictures as files with relative addresses, and keeps the address when the title changes', async () => {
  const { desk, blogId, page, root } = await openFolderDesk();
  const [photo = ''] = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos([photo]));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(page(PATH)).toContain(`src="../../images/${photo}.jpg"`);
  expect(readdirSync(join(root, 'public', 'images'))).toEqual([`${photo}.jpg`]);
  expect(page('feed.xml')).toContain(`src="images/${photo}.jpg"`);
  expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
  // No request for a picture without a public address.
  await desk.call('pictures.check-links', { anew: true });
  await publishingOf(desk.backend).links.settled();
  expect(await desk.call('pictures.links', {})).toMatchObject({ state: 'done', total: 0, dead: 0 });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Quatre questions' }));
  desk.clock.at += 2 * MONTH;
  await desk.send(postId, blogId);
  await desk.finish();
  expect(page(PATH)).toContain('<h1 class="post-title">Quatre questions</h1>');
  expect(page('index.html')).toContain(`<a href="${PATH}">Quatre questions</a>`);
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
});

test('removes a post that was taken back, restores it at its address, and deletes one in the bin', async () => {
  const { desk, blogId, page, postId } = await publishPost();
  await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
  await desk.finish();
  expect(page(PATH)).toBeUndefined();
  expect(page('index.html')).not.toContain('Trois questions');
  expect(page('feed.xml')).not.toContain('Trois questions');
  desk.clock.at += 2 * MONTH;
  await desk.send(postId, blogId, 0, { act: 'publish' });
  await desk.finish();
  expect(page(PATH)).toContain('un matin de mars');
  await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
  await desk.finish();
  expect(page(PATH)).toBeUndefined();
});

test('reads a page that a person changed before it overwrites it', async () => {
  const { desk, blogId, page, postId, root } = await publishPost();
  writeFileSync(
    join(root, 'public', PATH),
    (page(PATH) ?? '').replaceAll('un matin de mars', 'un soir de mars'),
  );
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'publication.changed-on-blog' },
  });
  expect(page(PATH)).toContain('un soir de mars');
});

test('takes in a person’s change when the post is unchanged here', async () => {
  const { desk, blogId, page, postId, root } = await publishPost();
  desk.clock.at = Date.now();
  writeFileSync(
    join(root, 'public', PATH),
    (page(PATH) ?? '').replaceAll('un matin de mars', 'un soir de mars'),
  );
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  expect(JSON.stringify(desk.post(postId).document)).toContain('un soir de mars');
});

test('keeps foreign files, copies a changed list aside, and keeps the author’s own style', async () => {
  const { desk, blogId, page, root } = await publishPost();
  const publicFolder = join(root, 'public');
  writeFileSync(join(publicFolder, 'CNAME'), 'labo.example');
  writeFileSync(join(publicFolder, 'index.html'), 'à moi');
  writeFileSync(join(publicFolder, 'escale.css'), 'body { color: teal }');
  mkdirSync(join(root, '.git'));
  const other = desk.write({ ...interview(), title: 'Un autre' });
  await desk.send(other, blogId);
  await desk.finish();
  expect(page('CNAME')).toBe('labo.example');
  expect(page('escale.css')).toBe('body { color: teal }');
  expect(page('index.html')).toContain('Un autre');
  const [replacedName = ''] = readdirSync(join(root, 'escale', 'replaced'));
  expect(readFileSync(join(root, 'escale', 'replaced', replacedName), 'utf8')).toBe('à moi');
  expect(existsSync(join(root, '.git'))).toBe(true);
});

test('includes the editor’s fonts with licences by choice, and deletes their files when it is undone', async () => {
  const { desk, blogId, page, root } = await publishPost();
  const folder = join(root, 'public', 'fonts');
  expect(await desk.call('folder.faces', { blogId })).toEqual({ own: false });
  const before = page('escale.css');
  await desk.call('folder.choose-faces', { blogId, own: true });
  expect(await desk.call('folder.faces', { blogId })).toEqual({ own: true });
  const named = Array.from(
    (page('escale.css') ?? '').matchAll(/url\("fonts\/([^"]+)"\)/g),
    ([, name]) => name,
  );
  expect(named).toContain('literata-latin-wght-normal.woff2');
  expect(new Set(readdirSync(folder))).toEqual(new Set(['OFL-Inter.txt', 'OFL-Literata.txt', ...named]));
  for (const name of named)
    expect(readFileSync(join(folder, name ?? '')).toString('latin1', 0, 4)).toBe('wOF2');
  // A later publication keeps them, and so does choosing the folder again.
  await desk.send(desk.write({ ...interview(), title: 'Un autre' }), blogId);
  await desk.finish();
  await connectFolder(desk, { root });
  expect(readdirSync(folder)).toHaveLength(named.length + 2);
  await desk.call('folder.choose-faces', { blogId, own: false });
  expect(page('escale.css')).toBe(before);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('keeps the author’s own style whichever fonts are chosen', async () => {
  const { desk, blogId, page, root } = await publishPost();
  writeFileSync(join(root, 'public', 'escale.css'), 'body { color: teal }');
  await desk.call('folder.choose-faces', { blogId, own: true });
  expect(page('escale.css')).toBe('body { color: teal }');
});

test('gives two posts of one title two addresses, and avoids names reserved by Windows', async () => {
  const { desk, blogId, page, root } = await openFolderDesk();
  mkdirSync(join(root, 'public', '2026', '11'), { recursive: true });
  writeFileSync(join(root, 'public', '2026', '11', 'au-port.html'), 'à quelqu’un d’autre');
  for (const title of ['Au port', 'Au port', 'CON', '../../../x']) {
    await desk.send(desk.write({ ...interview(), title }), blogId);
    await desk.finish();
  }
  expect(page('2026/11/au-port.html')).toBe('à quelqu’un d’autre');
  expect(readdirSync(join(root, 'public', '2026', '11')).toSorted()).toEqual([
    'au-port-2.html',
    'au-port-3.html',
    'au-port.html',
    'con-page.html',
    'x.html',
  ]);
});

test('keeps the send waiting while the folder is missing, and sends once it is back', async () => {
  const { desk, blogId, page, root } = await openFolderDesk();
  renameSync(root, `${root}-away`);
  const jobId = await desk.send(desk.write(interview()), blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({ state: 'waiting', failure: { code: 'folder.gone' } });
  expect((await desk.call('blogs.list', {})).items[0]).toMatchObject({ state: 'unreachable' });
  // The mount point is there, empty.
  mkdirSync(root);
  desk.timers.advanceTo(desk.clock.at + 10_000);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({ state: 'waiting', failure: { code: 'folder.gone' } });
  rmSync(root, { recursive: true });
  renameSync(`${root}-away`, root);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(page(PATH)).toContain('un matin de mars');
  expect((await desk.call('blogs.list', {})).items[0]).toMatchObject({ state: 'connected' });
});

test('refuses a folder with other contents, and writes nothing to it', async () => {
  const { desk } = await openFolderDesk();
  for (const file of ['index.html', 'public/index.html', 'public/feed.xml', 'escale/notes.txt']) {
    const root = deskFolder();
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'à moi');
    const before = readdirSync(root, { recursive: true });
    await expect(desk.call('folder.look', { token: grantFolder(desk, root) })).rejects.toMatchObject({
      code: 'folder.taken',
    });
    await expect(connectFolder(desk, { root })).rejects.toMatchObject({ code: 'folder.taken' });
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  }
  await expect(connectFolder(desk, { root: desk.folder })).rejects.toMatchObject({ code: 'folder.taken' });
});

test('does not follow a link inside the folder', async () => {
  const { desk } = await openFolderDesk();
  const [root, elsewhere] = [deskFolder(), deskFolder()];
  symlinkSync(elsewhere, join(root, 'public'));
  await expect(connectFolder(desk, { root })).rejects.toMatchObject({ code: 'folder.foreign' });
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('refuses an invalid address, and still accepts the folder afterwards', async () => {
  const { desk } = await openFolderDesk();
  const token = grantFolder(desk, deskFolder());
  expect(await desk.call('folder.look', { token })).toEqual({});
  const input = { token, name: 'Le Labo', language: 'fr' as const };
  for (const address of [
    'javascript:alert(1)',
    'ftp://a.example/',
    'https://a.example/?q',
    'https://a:b@c.example/',
    `https://a.example/${'é'.repeat(1_000)}`,
  ])
    await expect(desk.call('folder.connect', { ...input, address })).rejects.toMatchObject({
      code: 'folder.address',
    });
  expect(await desk.call('folder.connect', { ...input, address: 'labo.example' })).toMatchObject({
    url: 'https://labo.example/',
  });
});

test('on another computer reads the existing pages and takes the site over by its folder', async () => {
  const { root, postId: _, page } = await publishPost();
  const otherDesk = await openDesk(await openDeskBlog());
  expect(await otherDesk.call('folder.look', { token: grantFolder(otherDesk, root) })).toEqual({
    site: { name: 'Le Labo', address: '' },
  });
  const { blog } = await connectFolder(otherDesk, { root, name: 'Le Labo de la ville' });
  await otherDesk.call('mirrors.start', { blogId: blog.id });
  await otherDesk.mirrored();
  const titles = otherDesk.backend.db.prepare('SELECT title FROM posts').pluck().all();
  expect(titles).toEqual(['Trois questions à l’équipe du port']);
  // The new name is on every page without a foreign edit.
  expect(page(PATH)).toContain('Le Labo de la ville');
  expect(page('index.html')).toContain('<h1>Le Labo de la ville</h1>');
});

test('in a copy of the library has no folder until it is chosen again', async () => {
  const { desk, root, blogId, postId } = await publishPost();
  const copy = await openDesk(await openDeskBlog(), { folder: desk.copyLibrary() });
  copy.rewrite(postId, (post) => ({ ...post, title: 'Depuis la copie' }));
  await copy.call('mirrors.start', { blogId });
  await copy.mirrored();
  expect((await copy.call('mirrors.list', {})).items).toMatchObject([
    { failure: { code: 'folder.unknown' } },
  ]);
  await connectFolder(copy, { root });
  await copy.call('mirrors.start', { blogId });
  await copy.mirrored();
  const jobId = await copy.send(postId, blogId);
  await copy.finish();
  expect(await copy.job(jobId)).toMatchObject({ state: 'done' });
});
