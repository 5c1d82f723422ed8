/**
 * A library and a blog for random plans (random-plan.ts), of any kind of blog. The invariants: never two public
 * posts, never a false success, never a public post shown as not public, never someone’s words lost from both the
 * blog and the library, never a word of the author’s lost here.
 */
import { randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Post } from '#interview/document.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import type { RemoteStatus } from '#backend/library/publications/remote.ts';
import type { Point } from '#backend/publishing/jobs/work.ts';
import type { FaultPlan } from '#tests/builders/practice-blog/faults.ts';
import {
  type DeskBlog,
  type PublishingDesk,
  openDesk,
  deskFolder,
  type DeskOptions,
  interview,
} from './publishing-desk.ts';
import type { Action, Ask, Elsewhere } from './random-plan.ts';

const MINUTE = 60_000;

export type There = Readonly<{ id: string; status: RemoteStatus; content: string }>;

/** The blog of a plan. */
export type Side = Readonly<{
  /** The blog, with the plan’s clock. */
  blog: DeskBlog;
  faults: Pick<FaultPlan, 'add' | 'clear'>;
  /** Signs the desk in, or in again. Returns its blog. */
  connect(desk: PublishingDesk): Promise<string>;
  /** The current posts on the blog. */
  posts(): Promise<readonly There[]>;
  /** An act by someone else in the blog’s own editor. */
  elsewhere(what: Elsewhere, post: There, word: string): Promise<void>;
}>;

type World = {
  side: Side;
  /** Options of each desk. */
  options: Pick<DeskOptions, 'fetch'>;
  desk: PublishingDesk;
  secrets: Map<string, string>;
  postId: string;
  blogId: string;
  /** The point at which the process stops for ever. */
  dieAt: Point | undefined;
  reached: () => void;
  /** Words written by others on the web, each with a unique word. */
  foreign: string[];
  /** Drafts published by others in the blog’s editor while another post with their mark was public already. */
  publishedByOthers: Set<string>;
  /** Someone changed the blog: the library’s state of it may be older. */
  touched: boolean;
  /** The post’s texts in other copies of this library. */
  otherCopies: string[];
  /** A folder with an older state of the library. */
  backup: string | undefined;
  text: Post;
};

/** Runs one plan on an empty blog, and checks the result. */
export async function tryPlan(
  side: Side,
  actions: readonly Action[],
  options: Pick<DeskOptions, 'fetch'> = {},
): Promise<void> {
  const world = await openWorld(side, options);
  for (const action of actions) await act(world, action);
  side.faults.clear();
  world.desk.backend.lifecycle.resume();
  await side.connect(world.desk);
  await world.desk.finish(60);
  // The mirror finds what no send searches for any more.
  await mirror(world.desk, world.blogId);
  await judge(world);
  await world.desk.close();
}

async function openWorld(side: Side, options: World['options']): Promise<World> {
  const secrets = new Map<string, string>();
  const world = {
    side,
    options,
    secrets,
    dieAt: undefined,
    reached: () => undefined,
    foreign: [],
    otherCopies: [],
    publishedByOthers: new Set(),
    touched: false,
  } as unknown as World;
  world.desk = await start(world, deskFolder());
  world.blogId = await side.connect(world.desk);
  world.text = interview();
  world.postId = world.desk.write(world.text);
  return world;
}

const start = (world: World, folder: string): Promise<PublishingDesk> =>
  openDesk(world.side.blog, {
    ...world.options,
    folder,
    secrets: world.secrets,
    point: (name) =>
      name === world.dieAt ? (world.reached(), new Promise<void>(() => undefined)) : undefined,
  });

/** Expected refusals are answers, not failures. */
const allowRefusal = async (request: Promise<unknown>): Promise<void> => {
  const [outcome] = await Promise.allSettled([request]);
  if (outcome?.status === 'rejected') expect(outcome.reason).toHaveProperty('code');
};

function ask({ desk, postId, blogId, side }: World, what: Ask): Promise<unknown> {
  if (what === 'revert' || what === 'delete')
    return desk.call('publications.take-down', { postId, blogId, act: what });
  return desk.send(postId, blogId, 0, {
    act: what,
    ...(what === 'schedule' ? { publishAt: side.blog.clock.at + 600 * MINUTE } : {}),
  });
}

const isPublic = ({ status }: There): boolean => status === 'live' || status === 'scheduled';

/** A draft that someone edited stays on the blog and is theirs: published beside ours, it is not our fault. */
const isSecond = (posts: readonly There[], draft: There): boolean =>
  !isPublic(draft) &&
  posts
    .filter(isPublic)
    .some(({ content }) =>
      findPublicationMarks(content).some((mark) => findPublicationMarks(draft.content).includes(mark)),
    );

async function actElsewhere(world: World, what: Elsewhere): Promise<void> {
  const { side, foreign } = world;
  const posts = await side.posts();
  const [post] = posts.filter(({ status }) => status !== 'binned');
  if (post === undefined) return;
  world.touched = true;
  const word = `mot${randomUUID().slice(0, 8)}`;
  if (what === 'edit') foreign.push(word);
  // A permanent deletion by a colleague is theirs to make.
  if (what === 'remove') foreign.splice(0);
  if (what === 'publish' && isSecond(posts, post)) world.publishedByOthers.add(post.id);
  await side.elsewhere(what, post, word);
}

/** Mirrors the blog, which also releases a paused copy of a library. */
async function mirror(desk: PublishingDesk, blogId: string): Promise<void> {
  // Connections may fail repeatedly; retries continue.
  for (let tries = 0; tries < 10; tries += 1) {
    await allowRefusal(desk.call('mirrors.start', { blogId }));
    await desk.mirrored();
    if ((await desk.call('mirrors.list', {})).items[0]?.state !== 'failed') break;
  }
  await desk.finish(60);
}

/** Replaces the library by an older state: the author gives up what was stored since. */
async function restore(world: World): Promise<void> {
  if (world.backup === undefined) return;
  await world.desk.close();
  world.desk = await start(world, world.backup);
  world.backup = world.desk.copyLibrary();
  world.touched = true;
  const standing = (await world.side.posts()).map(({ content }) => content);
  world.foreign = world.foreign.filter((word) => standing.some((content) => content.includes(word)));
  world.text = world.desk.post(world.postId).document;
}

/**
 * Another computer opens a copy with its queue and runs it as far as possible. The first one pauses meanwhile: when
 * both read the blog in the same second, find nothing and insert, Blogger cannot keep them apart.
 */
async function clone(world: World): Promise<void> {
  // A held library mirrors its blog by itself, and sends directly after.
  await world.desk.mirrored();
  await world.desk.settled();
  const twin = await start(world, world.desk.copyLibrary());
  await twin.finish(60);
  await mirror(twin, world.blogId);
  await allowRefusal(ask({ ...world, desk: twin }, 'publish'));
  await twin.finish(60);
  await mirror(twin, world.blogId);
  world.otherCopies.push(localWords({ ...world, desk: twin }));
  await twin.close();
  world.touched = true;
}

async function act(world: World, action: Action): Promise<void> {
  const { desk, side } = world;
  switch (action.do) {
    case 'rewrite':
      world.text = { ...world.text, title: `Titre ${randomUUID().slice(0, 8)}` };
      desk.rewrite(world.postId, () => world.text);
      return;
    case 'ask':
      await allowRefusal(ask(world, action.what));
      await desk.settled();
      return;
    case 'cancel':
    case 'retry': {
      const open = (await desk.call('jobs.list', {})).items.find((job) => job.finishedAt === undefined);
      if (open !== undefined)
        await allowRefusal(desk.call(action.do === 'cancel' ? 'jobs.cancel' : 'jobs.retry', { id: open.id }));
      await desk.settled();
      return;
    }
    case 'network':
      desk.backend.lifecycle.resume();
      await allowRefusal(side.connect(desk));
      await desk.settled();
      return;
    case 'run':
      await desk.finish(60);
      return;
    case 'mirror':
      await mirror(desk, world.blogId);
      return;
    case 'backup':
      world.backup = desk.copyLibrary();
      return;
    case 'restore':
      await restore(world);
      return;
    case 'clone':
      await clone(world);
      return;
    case 'fault':
      side.faults.add(action.fault);
      // A late request was sent before.
      if (action.fault.line === 'late') world.touched = true;
      return;
    case 'between':
      // Between the read of a post and the write that follows.
      side.faults.add({ method: 'posts.patch', before: () => actElsewhere(world, 'edit') });
      return;
    case 'elsewhere':
      await actElsewhere(world, action.what);
      return;
    case 'clock':
      desk.timers.advanceTo(side.blog.clock.at + action.minutes * MINUTE);
      await desk.settled();
      return;
    case 'crash': {
      world.dieAt = action.at;
      const dead = new Promise<void>((resolve) => (world.reached = resolve));
      // A point that is never reached: all jobs end instead.
      await Promise.race([dead, allowRefusal(ask(world, 'publish')).then(() => desk.finish(60))]);
      world.dieAt = undefined;
      world.desk = await start(world, desk.abandon());
    }
  }
}

/** Every text of the post in this library: revisions, the blog’s versions, the working copy. */
function localWords({ desk, postId }: World): string {
  const rows = desk.backend.db
    .prepare(
      'SELECT revisions.document FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid WHERE posts.id = ?',
    )
    .all(postId) as { document: Uint8Array }[];
  const storedRows = desk.backend.db.prepare('SELECT remote_content, base_content FROM publications').all();
  return [
    ...rows.map(({ document }) => inflateRawSync(document).toString('utf8')),
    JSON.stringify(storedRows),
    JSON.stringify(desk.post(postId).document),
  ].join('\n');
}

async function judge(world: World): Promise<void> {
  const { side, desk, postId, foreign, text } = world;
  const posts = await side.posts();
  const live = posts.filter((post) => isPublic(post) && !world.publishedByOthers.has(post.id));
  // One mark, one public post; and never two of one text.
  const marks = live.flatMap(({ content }) => findPublicationMarks(content));
  expect(new Set(marks).size).toBe(marks.length);
  for (const publication of await desk.publications(postId)) {
    const isLive = posts.some(({ id, status }) => id === publication.remoteId && status === 'live');
    expect(publication.state !== 'online' || world.touched || isLive).toBe(true);
    // Readers see it, so that it is shown as online, after a failed send too. A false report of its absence counts
    // until the next read.
    const isGone = desk.backend.db
      .prepare("SELECT remote_status = 'gone' FROM publications WHERE id = ?")
      .pluck()
      .get(publication.id);
    if (isLive && isGone !== 1) {
      expect(publication.isPublic).toBe(true);
      expect(['published', 'changed']).toContain(desk.post(postId).status);
    }
  }
  const done = (await desk.call('jobs.list', {})).items.filter(({ state }) => state === 'done');
  expect(done.every(({ failure }) => failure === undefined)).toBe(true);
  // Others’ words are on the blog, in its bin, or here; texts that the blog keeps as replaced are not read.
  const everywhere = [...posts.map(({ content }) => content), localWords(world), ...world.otherCopies].join(
    '\n',
  );
  expect(foreign.filter((word) => !everywhere.includes(word))).toEqual([]);
  expect(desk.post(postId).document.title).toBe(text.title);
}
