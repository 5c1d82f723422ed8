/**
 * A site’s folder with any foreign changes, before and between its author’s acts. Each act succeeds or fails by a
 * code, within ten seconds and a gigabyte; nothing outside the folder changes, and texts can be saved.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import type { Log } from '#backend/core/log.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { claimNew } from '#backend/library/store/claim.ts';
import { insertPost, savePost } from '#backend/library/posts/posts.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { folderKey } from '#backend/publishing/destinations/folder/known-folders.ts';
import { createSite } from '#backend/publishing/destinations/folder/site.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '../../builders/test-backend.ts';
import { trySeeds } from '../../random/budget.ts';
import { addPicture } from '../backend/library/keeping/backups/library-on-disk.ts';
import { testTimers } from '../backend/publishing/test-timers.ts';
import { changeFolder, type Place } from './change-folder.ts';
import { randomOf, type Random } from './mutate.ts';
import { isUnnamed, readingFault } from './reading-fault.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const WAIT = 3_600_000;

const work = temporaryFolder('fuzz-folder');
const folders = {
  library: path.join(work, 'library'),
  root: path.join(work, 'site'),
  elsewhere: path.join(work, 'elsewhere'),
};
const changedFolders: Place = folders;
/** Copies of the folders as the start of each case; `noted`: the site after a crash during an act. */
const originalOf = (name: string): string => path.join(work, `whole-${name}`);
const reading = createReading();

type Desk = TestBackend & Readonly<{ settle(): Promise<void>; errors: string[] }>;

async function openDesk(): Promise<Desk> {
  const clock = { at: NOON };
  const timers = testTimers(clock);
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message, details) =>
      void errors.push(`${message} ${details instanceof Error ? details.stack : ''}`),
  };
  const desk = await openTestBackend({
    folder: folders.library,
    now: NOON,
    newId: randomUUID,
    log,
    reading,
    searchThread: false,
    publishing: { timers, random: () => 0.5, mirrors: { byItself: false } },
  });
  const { outbox, mirrors } = publishingOf(desk.backend);
  /** Waits until no work runs; pending jobs are tried once more. */
  const settle = async (): Promise<void> => {
    for (let moved = 0; moved < 2; moved += 1) {
      await outbox.settled();
      await mirrors.settled();
      desk.clock.now += WAIT;
      timers.advanceTo(desk.clock.now);
    }
    await outbox.settled();
  };
  return { ...desk, settle, errors };
}

const interview = (title: string) =>
  buildInterview().titled(title).labelled('Mer', 'Port').asking('Pourquoi ?').answering('Anne', 'Pour tenir.')
    .post;

let blogId = '';
/** Posts of the library: online, online and about to be changed, on the site as a draft, and not sent yet. */
let posts: readonly string[] = [];

beforeAll(async () => {
  for (const folder of Object.values(folders)) fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folders.elsewhere, 'file'), 'à moi');
  const desk = await openDesk();
  const { db } = desk.backend;
  const token = 'token-of-a-folder-0001';
  desk.backend.granted.grant(token, folders.root);
  blogId = (
    await desk.call('folder.connect', {
      token,
      name: 'Le Labo',
      address: 'https://labo.example/',
      language: 'fr',
    })
  ).id;
  const sha256 = await addPicture(desk);
  const add = (title: string): string => {
    const post = interview(title);
    const document = { ...post, body: [...post.body, picture(sha256, 'une digue')] };
    return insertPost(db, document, { now: NOON, newId: randomUUID }).id;
  };
  posts = ['Au port', 'En mer', 'Au large', 'À quai'].map(add);
  for (const postId of posts.slice(0, 3)) {
    const act = postId === posts[2] ? 'deposit' : undefined;
    await desk.call('publications.send', {
      postId,
      blogId,
      saveNumber: saveNumberOf(desk, postId),
      holdSeconds: 0,
      ...(act && { act }),
    });
    await desk.settle();
  }
  const { items } = await desk.call('jobs.list', {});
  if (items.some(({ failure }) => failure !== undefined)) throw new Error('the site could not be made');
  await desk.dispose();
  for (const [name, folder] of Object.entries(folders))
    fs.cpSync(folder, originalOf(name), { recursive: true });

  const { id } = JSON.parse(fs.readFileSync(path.join(folders.root, 'escale/site.json'), 'utf8')) as {
    id: string;
  };
  const dying = createSite({
    root: folders.root,
    siteId: id,
    key: folderKey(folders.library),
    now: () => NOON,
    newId: randomUUID,
    before: (step) => {
      if (step.startsWith('write public/')) throw new Error('dies');
    },
  });
  const [first] = (await dying.list()).filter(({ status }) => status === 'live');
  await dying
    .change(first?.id ?? '', (post) => ({ ...post, content: `${post.content}<p>Encore.</p>` }))
    .catch(() => undefined);
  if (!fs.readdirSync(path.join(folders.root, 'escale')).some((name) => name.startsWith('pending')))
    throw new Error('nothing was noted');
  fs.cpSync(folders.root, originalOf('noted'), { recursive: true });
}, 60_000);
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

function restore(random: Random): void {
  for (const [name, folder] of Object.entries(folders)) {
    fs.rmSync(folder, { recursive: true, force: true });
    const state = name === 'root' && random.once(4) ? 'noted' : name;
    fs.cpSync(originalOf(state), folder, { recursive: true });
  }
  // Otherwise it counts as a copy, which sends nothing automatically.
  const db = new Database(path.join(folders.library, 'library.sqlite')) as unknown as WritableDb;
  db.pragma('synchronous = OFF');
  claimNew(db, folders.library);
  db.close();
}

const saveNumberOf = ({ backend }: Desk, postId: string): number =>
  backend.db.prepare('SELECT save_number FROM posts WHERE id = ?').pluck().get(postId) as number;

function rewrite(desk: Desk, postId: string): void {
  const { db } = desk.backend;
  const json = db.prepare('SELECT document FROM posts WHERE id = ?').pluck().get(postId) as string;
  const document = JSON.parse(json) as ReturnType<typeof interview>;
  savePost(
    db,
    {
      id: postId,
      baseSave: saveNumberOf(desk, postId),
      saveId: randomUUID(),
      document: { ...document, title: `${document.title} !` },
    },
    { now: NOON, newId: randomUUID },
  );
}

const send = (desk: Desk, postId: string, how: object = {}) =>
  desk.call('publications.send', {
    postId,
    blogId,
    saveNumber: saveNumberOf(desk, postId),
    holdSeconds: 0,
    ...how,
  });

const acts: Readonly<Record<string, (desk: Desk, post: string) => Promise<unknown>>> = {
  async connect(desk) {
    const token = randomUUID();
    desk.backend.granted.grant(token, folders.root);
    await desk.call('folder.look', { token });
    return desk.call('folder.connect', { token, name: 'Le Port', address: '', language: 'en' });
  },
  mirror: (desk) => desk.call('mirrors.start', { blogId }),
  publish: (desk) => send(desk, posts[3] ?? ''),
  update(desk, post) {
    rewrite(desk, post);
    return send(desk, post);
  },
  prepare: (desk, postId) => desk.call('publications.prepare', { postId, blogId }),
  'take back': (desk, postId) => desk.call('publications.take-down', { postId, blogId, act: 'revert' }),
  delete: (desk, postId) => desk.call('publications.take-down', { postId, blogId, act: 'delete' }),
  show: (desk, postId) => desk.call('local-pages.show', { blogId, postId }),
  conflict: (desk, postId) => desk.call('conflicts.get', { postId, blogId }),
};

/** Does an act to its end. Throws the unnamed failure that it, its job or its mirror ended with. */
async function act(desk: Desk, name: string, post: string): Promise<void> {
  try {
    await acts[name]?.(desk, post);
  } catch (error) {
    if (!(error instanceof AppError) || isUnnamed(error.code)) throw error;
  }
  await desk.settle();
  const { items: jobs } = await desk.call('jobs.list', {});
  const { items: mirrors } = await desk.call('mirrors.list', {});
  const failures = [...jobs, ...mirrors].flatMap(({ failure }) => failure?.code ?? []);
  if (failures.some(isUnnamed) || desk.errors.length > 0)
    throw new Error(desk.errors.join('\n') || 'unexpected');
}

const textsIn = (folder: string): string[] =>
  fs.readdirSync(folder).map((name) => `${name} ${fs.readFileSync(path.join(folder, name), 'utf8')}`);

test('runs each act in a folder changed by others, or fails by a code', async () => {
  const faults = await trySeeds({ kind: 'folder', name: 'folder', parts: 20, least: 5 }, async (seed) => {
    const random = randomOf(seed);
    restore(random);
    const desk = await openDesk();
    const story: string[] = [];
    try {
      for (let count = 1 + random.below(3); count > 0; count -= 1) {
        story.push(changeFolder(changedFolders, random));
        const outside = textsIn(folders.elsewhere);
        const [name, post] = [random.one(Object.keys(acts)), random.one(posts.slice(0, 3))];
        story.push(name);
        const fault = await readingFault(() => act(desk, name, post));
        if (fault !== undefined) return `${story.join(' | ')}: ${fault}`;
        expect(textsIn(folders.elsewhere)).toEqual(outside);
      }
      rewrite(desk, posts[0] ?? '');
      return undefined;
    } finally {
      await desk.dispose();
    }
  });
  expect(faults).toEqual([]);
});
