/**
 * Requests that grow with a library or a text, on some thousand posts and a post of 50,000 words. Prints a line of
 * JSON: for each part, the turns of the event loop that were too long. On a slow machine the limit grows with a
 * reference measured at the same time (that post to JSON and back). In a process of its own, like the backend: code
 * that other tests optimized for other shapes is slower.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { RENDER_FORMATS } from '#contract/posts.ts';
import type { Post } from '#interview/document.ts';
import { MANNERS } from '#interview/erasure/erase-text.ts';
import { writeBackup } from '#bench/generate-backup.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { largeLibrary } from '#tests/builders/large-library.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { longTurns, processorMs } from '#tests/builders/watched-turns.ts';

const POSTS = 1_500;
/** The promised limit, ms. */
const LONGEST = 50;
/** The limit on a slower machine, in reference units, one of which takes 1.5 ms on the machine of docs/BENCH.md. */
const MOST = 33;
const TURNS = 300;
const LABELLED = 200;
const COMING_IN = 300;
/** Revisions of the very long post. */
const STATES = 20;
/** Revisions with an approval. */
const APPROVED = 4;
const MONTH_AND_MORE = 40 * 24 * 60 * 60_000;

const VOCABULARY = 'maison tramway école habitants quartier service public agent guichet marché'.split(' ');
const sentence = (words: number, from: number): string =>
  Array.from({ length: words }, (_, index) => {
    const word = VOCABULARY[(index * 7 + from) % VOCABULARY.length] ?? '';
    return index % 13 === 0 ? `${word}${(index * from) % 977}` : word;
  }).join(' ');

/** Some 50,000 words by one person; `version` changes every seventh answer. */
function veryLong(version: number): Post {
  const answerText = (turn: number): string =>
    `${sentence(146, turn + 1)}${turn % 7 === version % 7 ? ` et ${version}` : ''}`;
  return Array.from({ length: TURNS }, (_, turn) => turn).reduce(
    (post, turn) => post.asking(`${sentence(20, turn)} ?`).answering('Anne Martin', answerText(turn)),
    buildInterview().titled(`Très long ${version}`),
  ).post;
}

/** The two people of most posts. */
const [ONE, OTHER] = ['person-0', 'person-1'] as const;

let desk: TestBackend;
let id: string;
let saves = 0;
let alive: NodeJS.Timeout;
const tooLong: object[] = [];

const save = async (version: number): Promise<void> => {
  saves = (
    await desk.call('posts.save', {
      id,
      baseSave: saves,
      saveId: `save-${version}`,
      document: veryLong(version),
    })
  ).saveNumber;
};
const waitUntil = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is())) await new Promise((resolve) => void setTimeout(resolve, 20));
};

const text = JSON.stringify(veryLong(0));
const measure = (): number => processorMs(() => JSON.stringify(JSON.parse(text)));

/** The reference is measured before and after, as the load of the machine varies. */
const watch = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  const before = measure();
  const turns = await longTurns(work, Math.max(LONGEST, MOST * before));
  const most = Math.max(LONGEST, MOST * Math.max(before, measure()));
  tooLong.push(...turns.filter(({ ms }) => ms > most).map((turn) => ({ what, most, ...turn })));
};

async function open(): Promise<void> {
  const folder = temporaryFolder('turns');
  await largeLibrary(folder, POSTS);
  desk = await openTestBackend({
    folder,
    newId: () => randomUUID(),
    publishing: { mirrors: { byItself: false } },
    searchThread: true,
  });
  // The search thread does not keep the process alive.
  alive = setInterval(() => undefined, 1_000);
  ({ id, saveNumber: saves } = await desk.call('posts.create', { kind: 'interview', language: 'fr' }));
  for (let version = 0; version < STATES; version += 1) {
    await save(version);
    desk.clock.now += 60 * 60_000;
    await desk.call('posts.leave', { id });
  }
  await waitUntil(async () => (await desk.call('search.index', {})).state === 'ready');
}
async function close(): Promise<void> {
  clearInterval(alive);
  await desk.dispose();
}

async function writing(): Promise<void> {
  await watch('posts.save', () => save(STATES));
  await watch('posts.leave', () => desk.call('posts.leave', { id }));
  await watch('posts.get', () => desk.call('posts.get', { id }));
  for (const format of RENDER_FORMATS) await watch(format, () => desk.call('posts.render', { id, format }));
  const { items } = await desk.call('revisions.list', { postId: id });
  const [last, first] = [items[0]?.id ?? '', items.at(-1)?.id ?? ''];
  await watch('revisions.get', () => desk.call('revisions.get', { id: first }));
  for (const { id: revisionId } of items.slice(0, APPROVED))
    await desk.call('approvals.add', {
      postId: id,
      revisionId,
      name: 'Anne Martin',
      approvedAt: desk.clock.now,
      note: '',
    });
  await watch('approvals.list', () => desk.call('approvals.list', { postId: id }));
  await watch('revisions.restore', async () => {
    saves = (await desk.call('revisions.restore', { id: first, baseSave: saves, saveId: 'one' })).saveNumber;
  });
  await watch('revisions.restore-turn', async () => {
    saves = (
      await desk.call('revisions.restore-turn', { id: last, turnId: 'a1', baseSave: saves, saveId: 'two' })
    ).saveNumber;
  });
  await watch('posts.duplicate', () => desk.call('posts.duplicate', { id }));
  await watch('posts.same-questions', () => desk.call('posts.same-questions', { id }));
  await watch('checks.facts', () => desk.call('checks.facts', { postId: id }));
  await watch('search.read', () => desk.call('search.read', { postId: id }));
  await watch('similar', () =>
    desk.call('search.similar-questions', { postId: id, questionId: 'q1', limit: 20 }),
  );
  await watch('index', () => waitUntil(async () => (await desk.call('search.index', {})).state === 'ready'));
}

async function lists(): Promise<void> {
  const { ids } = await desk.call('posts.ids', { list: 'all', from: 0, limit: POSTS });
  await watch('posts.list', () => desk.call('posts.list', { list: 'all', limit: 200 }));
  await watch('posts.facets', () => desk.call('posts.facets', { list: 'all' }));
  await watch('posts.counts', () => desk.call('posts.counts', {}));
  await watch('search.find', () => desk.call('search.find', { query: 'guichet', limit: 20 }));
  await watch('search.titles', () => desk.call('search.titles', { query: 'tram', limit: 20 }));
  await watch('library.check', () => desk.call('library.check', {}));
  await watch('several.labels', () => desk.call('several.labels', { ids }));
  await watch('several.start', async () => {
    const run = await desk.call('several.start', {
      what: 'labels',
      ids: ids.slice(0, LABELLED),
      add: ['Tour'],
      remove: [],
    });
    await waitUntil(async () => (await desk.call('several.get', run)).state === 'done');
  });
  await watch('bin.preview', async () => {
    await desk.call('posts.bin', { id });
    await desk.call('bin.preview', { id });
    await desk.call('posts.unbin', { id });
  });
}

async function people(): Promise<void> {
  const moderate = (actId: string) => () =>
    waitUntil(async () => ['done', 'undone'].includes((await desk.call('people.act', { id: actId })).state));
  await watch('previews', async () => {
    await desk.call('people.words', { id: ONE });
    await desk.call('people.rename-preview', { id: ONE, details: true });
    await desk.call('people.merge-preview', { id: ONE, otherId: OTHER, name: 'kept' });
    await desk.call('erasure.inspect', { id: ONE });
  });
  await desk.call('people.save', { id: ONE, set: { name: 'Autre Nom' } });
  await watch('people.rename', async () => {
    const { actId } = await desk.call('people.rename', { id: ONE, details: true, prepare: false });
    await moderate(actId)();
    await desk.call('people.undo', { id: actId });
    await moderate(actId)();
  });
  await watch('people.merge', async () => {
    const { actId } = await desk.call('people.merge', {
      id: ONE,
      otherId: OTHER,
      choice: { name: 'kept' },
    });
    await moderate(actId)();
  });
}

async function erasing(): Promise<void> {
  const { items } = await desk.call('participants.list', { query: 'Anne Martin', limit: 5 });
  for (const [index, person] of [items[0]?.id ?? '', ONE].entries())
    await watch(`erasure.start ${index}`, async () => {
      await desk.call('erasure.start', {
        id: person,
        manner: MANNERS[index] ?? MANNERS[0],
        online: 'leave',
      });
      await waitUntil(async () => (await desk.call('erasure.list', {})).progress === undefined);
    });
}

async function bin(): Promise<void> {
  await desk.call('posts.bin', { id });
  desk.clock.now += MONTH_AND_MORE;
  await watch('bin.erase', () => desk.call('bin.erase', { id }));
  await watch('bin.erase-pictures', () => desk.call('bin.erase-pictures', {}));
}

/** An import from a backup, searched and undone. */
async function incoming(): Promise<void> {
  const file = path.join(desk.folder, 'feed.atom');
  const token = `backup-${randomUUID()}`;
  writeBackup(file, COMING_IN);
  desk.backend.granted.grant(token, file);
  const { id: importId } = await desk.call('imports.start', { source: { tokens: [token] } });
  const settled = () => importsOf(desk.backend).settled(importId);
  await settled();
  await watch('imports.begin', async () => {
    await desk.call('imports.begin', { id: importId, comments: false, partial: false });
    await settled();
  });
  await watch('full text', async () => desk.backend.indexing?.finished());
  await watch('interviews', () => waitUntil(async () => desk.backend.proposing?.reading() !== true));
  await watch('imports.undo', async () => {
    await desk.call('imports.undo', { id: importId });
    await settled();
  });
}

/** A very long post on a blog in memory (no server on this thread), which someone else changes there. */
async function publishing(): Promise<void> {
  const { outbox, mirrors } = publishingOf(desk.backend);
  const site = temporaryFolder('site');
  const token = `site-${randomUUID()}`;
  desk.backend.granted.grant(token, site);
  const facts = { name: 'Le Labo', address: '', language: 'fr' } as const;
  const { id: blogId } = await desk.call('folder.connect', { token, ...facts });
  const { id: postId, saveNumber: first } = await desk.call('posts.create', {
    kind: 'interview',
    language: 'fr',
  });
  let saveNumber = first;
  const write = async (version: number): Promise<void> => {
    const save = { id: postId, baseSave: saveNumber, saveId: `on-blog-${version}` };
    ({ saveNumber } = await desk.call('posts.save', { ...save, document: veryLong(version) }));
  };
  const send = async (): Promise<void> => {
    await desk.call('publications.send', { postId, blogId, saveNumber, holdSeconds: 0 });
    await outbox.settled();
  };
  const onPage = (before: string, after: string): void => {
    const page = readdirSync(path.join(site, 'public'), { recursive: true, encoding: 'utf8' }).find((name) =>
      /^\d{4}\D.*\.html$/u.test(name),
    );
    const file = path.join(site, 'public', page ?? '');
    const html = readFileSync(file, 'utf8');
    if (!html.includes(before)) throw new Error(`the page has no « ${before} »`);
    writeFileSync(file, html.replaceAll(before, after));
  };
  const prepare = () => desk.call('publications.prepare', { postId, blogId });
  const conflict = () => desk.call('conflicts.get', { postId, blogId });

  await write(0);
  await watch('publications.prepare', prepare);
  await watch('publications.send', send);
  await write(1);
  await watch('publications.prepare, with changes', prepare);
  await watch('publications.send, an update', send);
  // A change by one side.
  onPage('?</h', 'vraiment ?</h');
  await write(2);
  await watch('publications.send, met', send);
  await watch('conflicts.get, merged', conflict);
  const currentConflict = await conflict();
  const asFound = { postId, blogId, remoteHash: currentConflict.remoteHash ?? '', send: true };
  await watch('conflicts.settle', async () => {
    ({ saveNumber } = await desk.call('conflicts.settle', { ...asFound, saveNumber, decisions: [] }));
    await outbox.settled();
  });
  // A different change by each side.
  onPage(' et 2', ' et encore autre chose');
  await write(3);
  await watch('mirrors.start', async () => {
    await desk.call('mirrors.start', { blogId });
    await mirrors.settled();
  });
  const { conflicts, remoteHash = '' } = await conflict();
  await watch('conflicts.get', conflict);
  await watch('conflicts.settle, by choice', async () => {
    const decisions = conflicts.map(({ id: decided }) => ({ id: decided, keep: 'theirs' as const }));
    ({ saveNumber } = await desk.call('conflicts.settle', { ...asFound, remoteHash, saveNumber, decisions }));
    await outbox.settled();
  });
  await watch('publications.take-down', async () => {
    await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
    await outbox.settled();
  });
}

const PARTS = { writing, publishing, lists, incoming, people, erasing, bin };

await open();
const turnsByRequest: Record<string, object[]> = {};
for (const [name, part] of Object.entries(PARTS)) {
  await part();
  turnsByRequest[name] = tooLong.splice(0);
}
await close();
process.stdout.write(`${JSON.stringify(turnsByRequest)}\n`);
