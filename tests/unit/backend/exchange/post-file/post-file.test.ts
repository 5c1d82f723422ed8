import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { assetFile } from '#backend/library/store/library-files.ts';
import { hashDocument } from '#backend/library/posts/posts.ts';
import { makeZip, type ZipEntry } from '#tests/builders/zip-file.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { addPicture, filesOf, flipByte } from '../../library/keeping/backups/library-on-disk.ts';

let marie: TestBackend;
let paul: TestBackend;
let outside: string;
let tokens = 0;
beforeEach(async () => {
  marie = await openTestBackend({ publishing: false });
  paul = await openTestBackend({ publishing: false });
  outside = temporaryFolder('posts');
});
afterEach(async () => {
  await marie.dispose();
  await paul.dispose();
  fs.rmSync(outside, { recursive: true, force: true });
});

const token = (): string => `token-number-${String((tokens += 1)).padStart(20, '0')}`;
const interview = (): Post =>
  buildInterview()
    .titled('La digue')
    .asking('Pourquoi ?')
    .answering('Anne', 'Pour tenir.')
    .asking('Et après ?')
    .answering('Anne', 'On verra.').post;

async function createPost(desk: TestBackend, document: Post): Promise<string> {
  const { id } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await save(desk, id, document);
  return id;
}
async function save(desk: TestBackend, id: string, document: Post): Promise<void> {
  const { saveNumber } = await desk.call('posts.get', { id });
  await desk.call('posts.save', { id, baseSave: saveNumber, saveId: `save-${saveNumber}`, document });
}
async function exportPost(desk: TestBackend, postId: string, notes = false, people = false): Promise<string> {
  const file = path.join(outside, `${token()}.escale-post`);
  const destination = token();
  exportsOf(desk.backend).destinations.grant(destination, file);
  await desk.call('post-files.give', { postId, destination, notes, people });
  return file;
}
async function importPost(desk: TestBackend, file: string) {
  const one = token();
  desk.backend.granted.grant(one, file);
  return desk.call('post-files.take', { token: one });
}
const document = async (desk: TestBackend, id: string): Promise<Post> =>
  (await desk.call('posts.get', { id })).document;
/** The post with `text` in its `nth` answer. */
const saying = (post: Post, nth: number, text: string): Post => {
  let index = -1;
  return {
    ...post,
    body: post.body.map((block) => {
      if (block.type !== 'answer') return block;
      index += 1;
      if (index !== nth) return block;
      return { ...block, blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    }),
  };
};
const posts = async (desk: TestBackend): Promise<number> =>
  (await desk.call('posts.list', { list: 'all', limit: 10 })).total;
const history = async (desk: TestBackend, id: string): Promise<string[]> =>
  (await desk.call('revisions.list', { postId: id })).items.map(({ reason }) => reason);
const withPicture = (sha256: string): Post => ({
  ...interview(),
  body: [...interview().body, picture(sha256, 'Le quai')],
});

describe('a post as a file', () => {
  it('is the same post elsewhere, with its pictures; a second import changes nothing', async () => {
    const sha256 = await addPicture(marie);
    const id = await createPost(marie, withPicture(sha256));
    const file = await exportPost(marie, id);
    expect(await importPost(paul, file)).toEqual({
      postId: id,
      title: 'La digue',
      outcome: 'added',
      notes: 0,
      cleaned: 0,
    });
    expect(await document(paul, id)).toEqual(await document(marie, id));
    expect((await paul.call('assets.get', { sha256 })).name).toBe('quai.jpg');
    expect(await importPost(paul, file)).toMatchObject({ outcome: 'same' });
    expect(await posts(paul)).toBe(1);
    expect(await importPost(marie, await exportPost(paul, id))).toMatchObject({ outcome: 'same' });
  });

  it('leaves out a picture whose bytes have changed here, and can be imported', async () => {
    const sha256 = await addPicture(marie);
    const id = await createPost(marie, withPicture(sha256));
    flipByte(assetFile(marie.folder, sha256));
    const file = path.join(outside, 'sans-image.escale-post');
    const destination = token();
    exportsOf(marie.backend).destinations.grant(destination, file);
    const exported = await marie.call('post-files.give', {
      postId: id,
      destination,
      notes: false,
      people: false,
    });
    expect(exported.missing).toBe(1);
    expect(await importPost(paul, file)).toMatchObject({ outcome: 'added' });
  });

  it('can be exchanged in turns: a newer change is taken, an older one skipped', async () => {
    const id = await createPost(marie, interview());
    const first = await exportPost(marie, id);
    await importPost(paul, first);
    await save(paul, id, saying(await document(paul, id), 0, 'Pour tenir bon.'));
    const second = await exportPost(paul, id);
    expect(await importPost(marie, second)).toMatchObject({ outcome: 'newer' });
    expect(await document(marie, id)).toEqual(await document(paul, id));
    expect(await importPost(marie, first)).toMatchObject({ outcome: 'older' });
    expect(await document(marie, id)).toEqual(await document(paul, id));
  });

  it('is merged where both sides changed different answers, with both texts in the history', async () => {
    const id = await createPost(marie, interview());
    await importPost(paul, await exportPost(marie, id));
    await save(marie, id, saying(await document(marie, id), 0, 'De Marie.'));
    await save(paul, id, saying(await document(paul, id), 1, 'De Paul.'));
    expect(await importPost(marie, await exportPost(paul, id))).toMatchObject({ outcome: 'merged' });
    expect(await document(marie, id)).toEqual(saying(saying(interview(), 0, 'De Marie.'), 1, 'De Paul.'));
    expect(await history(marie, id)).toEqual(expect.arrayContaining(['imported', 'before-restore']));
    // And back: Paul’s version is the base of Marie’s.
    expect(await importPost(paul, await exportPost(marie, id))).toMatchObject({ outcome: 'newer' });
    expect(await document(paul, id)).toEqual(await document(marie, id));
  });

  it('never overwrites an answer that both sides changed: theirs is a revision, ours stays', async () => {
    const id = await createPost(marie, interview());
    await importPost(paul, await exportPost(marie, id));
    await save(marie, id, saying(await document(marie, id), 0, 'De Marie.'));
    await save(paul, id, saying(await document(paul, id), 0, 'De Paul.'));
    const mine = await document(marie, id);
    expect(await importPost(marie, await exportPost(paul, id))).toMatchObject({ outcome: 'kept' });
    expect(await document(marie, id)).toEqual(mine);
    const { items } = await marie.call('revisions.list', { postId: id });
    const theirs = items.find(({ reason }) => reason === 'imported');
    expect((await marie.call('revisions.get', { id: theirs?.id ?? '' })).document).toEqual(
      await document(paul, id),
    );
  });

  it('matches its people by name when the directory has them under another id', async () => {
    const person = await paul.call('participants.create', { name: 'Anne', role: 'éclusière' });
    const id = await createPost(marie, interview());
    await importPost(paul, await exportPost(marie, id));
    expect((await document(paul, id)).participants.map((person) => person.id)).toEqual([person.id]);
    expect((await paul.call('participants.list', { query: '', limit: 10 })).items).toHaveLength(1);
    // Under any id it is one text, exported as the same post.
    await save(paul, id, saying(await document(paul, id), 0, 'De Paul.'));
    expect(await importPost(marie, await exportPost(paul, id))).toMatchObject({ outcome: 'newer' });
    expect(await document(marie, id)).toEqual(saying(interview(), 0, 'De Paul.'));
  });

  it('contains the data of its people only on request, and replaces no existing data', async () => {
    const id = await createPost(marie, interview());
    const [anne] = (await marie.call('participants.list', { query: 'anne', limit: 1 })).items;
    const own = {
      note: 'Préfère le matin.',
      email: 'anne@exemple.fr',
      links: [{ url: 'https://exemple.fr/anne' }],
    };
    await marie.call('people.save', { id: anne?.id ?? '', set: own });
    expect(await marie.call('post-files.people', { postId: id })).toEqual({ count: 1 });
    const silent = await exportPost(marie, id, true);
    const archive = await openArchive({ path: silent }, 1e9);
    const text = (await archive.read('post.json'))?.toString('utf8') ?? '';
    archive.close();
    for (const words of ['matin', 'exemple.fr']) expect(text).not.toContain(words);
    await importPost(paul, silent);
    const otherId = (await paul.call('participants.list', { query: 'anne', limit: 1 })).items[0]?.id ?? '';
    expect(await paul.call('people.get', { id: otherId })).toMatchObject({ note: '', email: '', links: [] });
    await paul.call('people.save', { id: otherId, set: { note: 'Vue au marché.' } });
    await importPost(paul, await exportPost(marie, id, false, true));
    expect(await paul.call('people.get', { id: otherId })).toMatchObject({ ...own, note: 'Vue au marché.' });
  });

  it('contains no note, no reader’s name and no earlier words, unless notes are requested', async () => {
    const id = await createPost(marie, saying(interview(), 0, 'Premier jet secret.'));
    await marie.call('posts.leave', { id });
    await save(marie, id, interview());
    await marie.call('notes.add', {
      postId: id,
      notes: [{ author: 'Relectrice', text: 'À vérifier', quote: 'tenir' }],
    });
    const own = { id: 'own', text: 'Un secret', quote: 'tenir', settled: false };
    await marie.call('notes.write', { postId: id, note: own });
    const plain = await openArchive({ path: await exportPost(marie, id) });
    const text = (await plain.read('post.json'))?.toString('utf8') ?? '';
    plain.close();
    expect(text).not.toMatch(/Relectrice|vérifier|secret/);
    expect(await importPost(paul, await exportPost(marie, id, true))).toMatchObject({
      outcome: 'added',
      notes: 2,
    });
    expect((await paul.call('notes.list', { postId: id })).items).toMatchObject([
      { author: 'Relectrice' },
      { text: 'Un secret', isOwn: false },
    ]);
    expect(await importPost(marie, await exportPost(marie, id, true))).toMatchObject({ notes: 0 });
  });

  it('imports no script of a sealed card, and removes none from the original', async () => {
    const card = { type: 'html', html: '<p>Carte</p><script>alert(1)</script>', origin: 'blog' } as const;
    const id = await createPost(marie, { ...interview(), body: [...interview().body, card] as Post['body'] });
    expect(await importPost(paul, await exportPost(marie, id))).toMatchObject({
      outcome: 'added',
      cleaned: 1,
    });
    expect(JSON.stringify(await document(paul, id))).not.toContain('script');
    await save(paul, id, saying(await document(paul, id), 0, 'De Paul.'));
    expect(await importPost(marie, await exportPost(paul, id))).toMatchObject({ outcome: 'newer' });
    expect((await document(marie, id)).body.at(-1)).toEqual(card);
    expect(JSON.stringify(await document(marie, id))).toContain('De Paul.');
  });
});

describe('a hostile file', () => {
  const manifest: ZipEntry = { name: 'escale.json', bytes: '{"format":"escale-post","version":1}' };
  const a64 = 'a'.repeat(64);
  const shared = (more: object = {}): ZipEntry => {
    const text = JSON.stringify(interview());
    const post = {
      id: 'p1',
      createdAt: 1,
      document: text,
      states: [hashDocument(text)],
      pictures: [],
      ...more,
    };
    return { name: 'post.json', bytes: JSON.stringify(post) };
  };

  it.each<[string, string, Buffer]>([
    ['that is no zip', 'post-file.not-a-post', Buffer.from('Bonjour')],
    ['that is another zip', 'post-file.not-a-post', makeZip([{ name: 'x', bytes: 'y' }])],
    [
      'of a later form',
      'post-file.newer-version',
      makeZip([{ name: 'escale.json', bytes: '{"format":"escale-post","version":2}' }]),
    ],
    ['without a post', 'post-file.damaged', makeZip([manifest])],
    [
      'with a surplus file',
      'post-file.not-a-post',
      makeZip([manifest, shared(), { name: 'library.sqlite', bytes: 'x' }]),
    ],
    [
      'with a name that leaves',
      'post-file.not-a-post',
      makeZip([manifest, shared(), { name: '../x', bytes: 'x' }]),
    ],
    ['with another hash than its text', 'post-file.damaged', makeZip([manifest, shared({ states: [a64] })])],
    [
      'with a document that is none',
      'post-file.damaged',
      makeZip([manifest, shared({ document: '{}', states: [hashDocument('{}')] })]),
    ],
    [
      'with a document of a later release',
      'post-file.newer-version',
      makeZip([manifest, shared({ document: '{"version":99}', states: [hashDocument('{"version":99}')] })]),
    ],
    [
      'with a picture nobody asked for',
      'post-file.damaged',
      makeZip([manifest, shared(), { name: `assets/aa/${a64}`, bytes: 'x' }]),
    ],
    [
      'that unpacks beyond every ratio',
      'document.too-large',
      makeZip([manifest, { name: 'post.json', bytes: Buffer.alloc(60_000_000) }]),
    ],
  ])('refuses %s and changes nothing', async (_what, code, bytes) => {
    const file = path.join(outside, 'hostile.escale-post');
    fs.writeFileSync(file, bytes);
    const before = filesOf(paul.folder);
    await expect(importPost(paul, file)).rejects.toMatchObject({ code });
    expect(await posts(paul)).toBe(0);
    expect(filesOf(paul.folder)).toEqual(before);
  });
});
