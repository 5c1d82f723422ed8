/**
 * One site in a folder: its posts, its pages, and the order in which they are written. A change is noted first; then the page,
 * the record, the lists and the feed are written. A crash at any point leaves complete pages, and the next operation completes
 * the noted change. Operations run one at a time; two computers in the same second are not kept apart
 * (docs/design/folder.md#not-promised).
 */
import { AppError } from '#contract/failure.ts';
import { addressRuleOf } from '#interview/destinations.ts';
import { foreseenAddress } from '#interview/foreseen-address.ts';
import { FACE_FILES, readFace } from '#backend/core/face-files.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { createSlices } from '#backend/core/slices.ts';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { PICTURES } from '#backend/exchange/site-folder/page-text.ts';
import type { RecordSummary } from '#backend/exchange/site-folder/parse-site-file.ts';
import { SHORT_FILE } from './read-site-file.ts';
import {
  type Noted,
  type PostRecord,
  SITE_FILE_BYTES,
  type SiteFacts,
  type WrittenPages,
} from '#backend/exchange/site-folder/site-files.ts';
import type { PostToWrite } from '#backend/library/publications/remote.ts';
import { feedOf, MOST_IN_FEED } from './feed.ts';
import { type BeforeStep, createFiles, hashOf, refuseAbsent } from './files.ts';
import { FEED_PAGE, type Listed, listPages, postPage, STYLE_PAGE } from './pages.ts';
import { createRecords, MEMORY, pageName, PAGES, POSTS, readSite, writeSite } from './records.ts';
import { FACES_FOLDER, styleOf } from './style.ts';

/** The current state of a post: with the text of its page if a person edited that by hand. */
export type Standing = Omit<PostRecord, 'page'>;
/** The fields that lists need. */
export type Summary = Omit<Standing, 'content' | 'before'>;

export type Site = Readonly<{
  /** Throws folder.gone (no such site there), folder.unknown (another one is). */
  facts(): Promise<SiteFacts>;
  /** Changes name, address and language, on every page without edits by others. */
  describe(facts: Omit<SiteFacts, 'id' | 'version'>): Promise<void>;
  /** Writes the editor's fonts next to the pages, with their licences, or removes them. */
  chooseFaces(own: boolean): Promise<void>;
  /** Undefined if there is no such post, or its page was removed. */
  find(postId: string): Promise<Standing | undefined>;
  /** All posts, the newest change first. */
  list(): Promise<Summary[]>;
  add(post: Omit<PostToWrite, 'details'> & Pick<Standing, 'excerpt' | 'featured'>): Promise<Standing>;
  /** `change` returns the new state. Throws destination.not-found. */
  change(postId: string, change: (post: Standing) => Standing): Promise<Standing>;
  /** The text before the last write. */
  before(postId: string): Promise<PostToWrite | undefined>;
  putPicture(name: string, bytes: Uint8Array, anew: boolean): Promise<void>;
  /** An address that no other page ever had. */
  freePath(title: string, at: number): Promise<string>;
}>;

type SiteOptions = Readonly<{
  root: string;
  siteId: string;
  /** A secret of this library, which seals its notes. */
  key: string;
  threads?: JobThreads | undefined;
  now(): number;
  newId(): string;
  before?: BeforeStep | undefined;
}>;

/** Functions that create the files next to the posts, by file name. */
type Written = ReadonlyMap<string, () => string | Uint8Array>;
type PageState = Readonly<{ is: 'as-written' | 'changed' | 'missing'; changedAt: number }>;
type CachedPost = RecordSummary & Readonly<{ stamp: string }>;

const sizeOf = ({ summary, excerpt }: CachedPost): number =>
  JSON.stringify(summary).length + excerpt.text.length;

/** Names that Windows reserves for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LEFT_OVER = /\.[0-9a-f]{12}\.part$/;
const byAge = (one: Listed, other: Listed): number =>
  other.published - one.published || (one.id < other.id ? -1 : 1);

/** Number of files read at once: a network share is slow, but handles many requests. */
const AT_ONCE = 32;
/** Maximum characters of all texts in the feed; the other posts get excerpts. */
const MOST_FED = 1_000_000;
/** Maximum characters of all cached posts. */
const MOST_CACHED = 64_000_000;
const PAGE_BYTES = SITE_FILE_BYTES.page;

/** The results of `read` for all items, in their order, without the undefined ones. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result | undefined>,
): Promise<Result[]> {
  const turn = createSlices();
  const all: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    await turn();
    for (const result of await Promise.all(items.slice(at, at + AT_ONCE).map(read)))
      if (result !== undefined) all.push(result);
  }
  return all;
}

/** Runs tasks one after the other, whether those before succeed or fail. */
function createLane() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(task: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

const faces = async (): Promise<(readonly [string, Uint8Array])[]> =>
  Promise.all(FACE_FILES.map(async (name) => [name, await readFace(name)] as const));

/** The page of a post; undefined if it is not public. */
const htmlOf = (facts: SiteFacts, { path, ...record }: PostRecord): string | undefined =>
  path === undefined || record.status !== 'live' ? undefined : postPage(facts, { ...record, path });
/** The record to write: with the hash of its page, if it has an address. */
const asWritten = (record: PostRecord, html: string | undefined): PostRecord =>
  record.path === undefined ? record : { ...record, page: html === undefined ? undefined : hashOf(html) };
const notFound = (): AppError => new AppError('destination.not-found', { status: 404, reason: 'gone' });

export function createSite({ root, siteId, key, threads, now, newId, before }: SiteOptions): Site {
  const files = createFiles(root, before);
  const records = createRecords(files, { key, threads });
  const cache = new Map<string, CachedPost>();
  let cacheSize = 0;
  const hashes = new Map<string, Readonly<{ stamp: string; hash: string }>>();
  let isSwept = false;
  const acts = createLane();
  /** Long files are read one at a time: each takes megabytes and a thread. */
  const longReads = createLane();

  /** Runs operations one at a time, each after any noted change was completed. */
  const inTurn = <Result>(act: (facts: SiteFacts) => Promise<Result>): Promise<Result> =>
    acts(async () => act(await ready()));

  async function ready(): Promise<SiteFacts> {
    await refuseAbsent(root);
    const facts = await readSite(files);
    // The mount point of an absent USB key may exist, empty.
    if (facts === undefined) throw new AppError('folder.gone', { name: '' });
    if (facts.id !== siteId) throw new AppError('folder.unknown');
    const noted = await records.pending();
    if (noted !== undefined) await complete(facts, noted);
    if (!isSwept) await sweep(noted?.record.path);
    isSwept = true;
    return facts;
  }

  /**
   * Completes a change that was noted before a crash. If another computer has changed the post since, or taken its address, the
   * noted change is dropped and its page removed.
   */
  async function complete(facts: SiteFacts, { record, over }: Noted): Promise<void> {
    const { id, path } = record;
    const html = htmlOf(facts, record);
    const stored = await records.readHashed(id);
    const isUnchanged = stored?.hash === over || stored?.hash === records.hashOf(asWritten(record, html));
    const isTaken = (await everyPost()).some(
      ({ summary }) => path !== undefined && summary.path === path && summary.id !== id,
    );
    if (isUnchanged && !isTaken) return bring(facts, record, { again: true });
    if (path !== undefined && html !== undefined && !isTaken && stored?.record.path !== path) {
      const pageHash = await files.hash(pageName(path), PAGE_BYTES);
      if (pageHash === hashOf(html)) await files.remove(pageName(path));
    }
    await records.removePending();
  }

  /** Removes temporary files left by a crash. */
  async function sweep(path: string | undefined): Promise<void> {
    const month = path === undefined ? [] : [pageName(path.slice(0, path.lastIndexOf('/')))];
    const usual = [MEMORY, POSTS, PAGES, `${PAGES}/labels`, `${PAGES}/${PICTURES}`];
    for (const folder of [...usual, ...month])
      for await (const name of files.names(folder))
        if (LEFT_OVER.test(name)) await files.remove(`${folder}/${name}`);
  }

  async function pageState(path: string, written: string | undefined): Promise<PageState> {
    const name = pageName(path);
    const file = await files.look(name);
    if (file === undefined) return { is: 'missing', changedAt: 0 };
    const stamp = `${file.changed} ${file.bytes}`;
    let hash = hashes.get(path)?.stamp === stamp ? hashes.get(path)?.hash : undefined;
    if (hash === undefined) {
      hash = (await files.hash(name, PAGE_BYTES)) ?? '';
      hashes.set(path, { stamp, hash });
    }
    return { is: hash === written ? 'as-written' : 'changed', changedAt: Math.floor(file.changed) };
  }

  async function readCurrent(record: PostRecord): Promise<Standing | undefined> {
    const { page, ...post } = record;
    if (post.status !== 'live' || post.path === undefined) return post;
    const { is, changedAt } = await pageState(post.path, page);
    if (is === 'missing') return undefined;
    if (is === 'as-written') return post;
    const text = await records.page({ title: post.title, path: post.path });
    return text && { ...post, ...text, updated: Math.max(post.updated, changedAt) };
  }

  async function find(postId: string): Promise<Standing | undefined> {
    const record = await records.read(postId);
    return record === undefined ? undefined : readCurrent(record);
  }

  /** Reads the record of a post only if its file has changed since. */
  async function cachedOf(id: string): Promise<CachedPost | undefined> {
    const file = await records.look(id);
    if (file === undefined) return undefined;
    const stamp = `${file.changed} ${file.bytes}`;
    const cached = cache.get(id);
    if (cached?.stamp === stamp) return cached;
    const read = () => records.summary(id);
    const summary = await (file.bytes > SHORT_FILE ? longReads(read) : read());
    if (summary === undefined) return undefined;
    const next = { ...summary, stamp };
    cache.set(id, next);
    cacheSize += sizeOf(next) - (cached === undefined ? 0 : sizeOf(cached));
    if (cacheSize > MOST_CACHED) throw files.foreign(POSTS);
    return next;
  }

  const everyPost = async (): Promise<CachedPost[]> => eachOf(await records.ids(), cachedOf);

  async function summaryNow({ summary, page }: CachedPost): Promise<Summary | undefined> {
    if (summary.status !== 'live' || summary.path === undefined) return summary;
    const { is, changedAt } = await pageState(summary.path, page);
    if (is === 'missing') return undefined;
    return is === 'as-written' ? summary : { ...summary, updated: Math.max(summary.updated, changedAt) };
  }

  /** Keeps a copy of a page that Escale did not write, or that a person edited, before it is overwritten. */
  async function keepAside(path: string): Promise<void> {
    const bytes = await files.read(pageName(path), PAGE_BYTES);
    if (bytes === undefined) return;
    const at = new Date(now()).toISOString().replaceAll(':', '-').slice(0, 19);
    const name = `${at} ${hashOf(bytes).slice(0, 8)} ${path.replaceAll('/', ' ')}`;
    await files.write(`${MEMORY}/replaced/${name}`, bytes, 'author');
  }

  /** `again`: after a crash; a page edited meanwhile is kept, and found at the next reading. */
  async function bring(
    facts: SiteFacts,
    nextRecord: PostRecord,
    { again = false, lists = true }: Readonly<{ again?: boolean; lists?: boolean }> = {},
  ): Promise<void> {
    const stored = await records.read(nextRecord.id);
    const { path } = nextRecord;
    const html = htmlOf(facts, nextRecord);
    const record = asWritten(nextRecord, html);
    if (path !== undefined) {
      const name = pageName(path);
      const pageHash = await files.hash(name, PAGE_BYTES);
      const isTheirs = pageHash !== undefined && pageHash !== record.page && pageHash !== stored?.page;
      if (isTheirs && !(again && html !== undefined)) await keepAside(path);
      if (html === undefined) await files.remove(name);
      else if (pageHash !== record.page && !(again && isTheirs)) await files.write(name, html, 'all');
    }
    await records.write(record);
    if (lists) await writeLists(facts);
    await records.removePending();
  }

  async function publicPosts(): Promise<Listed[]> {
    const posts = await eachOf(await everyPost(), async (one): Promise<Listed | undefined> => {
      const { id, title, labels, path, published, updated, status, featured } = one.summary;
      if (status !== 'live' || path === undefined) return undefined;
      if ((await pageState(path, one.page)).is === 'missing') return undefined;
      const { text, more } = one.excerpt;
      const excerpt = one.summary.excerpt ?? text;
      return { id, title, labels, path, updated, featured, published: published ?? updated, excerpt, more };
    });
    return posts.toSorted(byAge);
  }

  async function writeLists(facts: SiteFacts): Promise<void> {
    const posts = await publicPosts();
    const pages = new Map<string, () => string | Uint8Array>(await listPages(facts, posts));
    for (const [name, bytes] of facts.ownFaces === true ? await faces() : [])
      pages.set(`${FACES_FOLDER}/${name}`, () => bytes);
    pages.set(STYLE_PAGE, () => styleOf(facts));
    const feed = feedOf(facts, await newestOf(posts));
    pages.set(FEED_PAGE, () => feed);
    const written = await nameNew(pages, await records.pages());
    const turn = createSlices();
    const next: Record<string, string> = {};
    for (const [path, html] of pages) {
      await turn();
      next[path] = await writeList(path, html(), written);
    }
    for (const path of Object.keys(written)) if (!pages.has(path)) await removeList(path, written);
    if (JSON.stringify(next) !== JSON.stringify(written)) await records.writePages(next);
  }

  /** The newest posts with their texts, up to MOST_FED; the others with an excerpt. */
  async function newestOf(posts: readonly Listed[]) {
    const newest = [];
    let left = MOST_FED;
    for (const post of posts.slice(0, MOST_IN_FEED)) {
      const text = (await records.read(post.id))?.content ?? '';
      const content = text.length <= left ? text : `<p>${escapeText(post.excerpt)}</p>`;
      left -= content.length;
      newest.push({ ...post, content });
    }
    return newest;
  }

  /** Records new pages as Escale's before they are written. Throws folder.foreign if another file has such a name. */
  async function nameNew(pages: Written, written: WrittenPages): Promise<WrittenPages> {
    const turn = createSlices();
    const named: Record<string, string> = {};
    for (const [path, html] of pages) {
      if (written[path] !== undefined) continue;
      await turn();
      const name = pageName(path);
      const hash = hashOf(html());
      const pageHash = await files.hash(name, PAGE_BYTES);
      if (pageHash !== undefined && pageHash !== hash) throw files.foreign(name);
      named[path] = hash;
    }
    if (Object.keys(named).length === 0) return written;
    await records.writePages({ ...written, ...named });
    return { ...written, ...named };
  }

  /** Returns the hash to record. */
  async function writeList(
    path: string,
    content: string | Uint8Array,
    written: WrittenPages,
  ): Promise<string> {
    const name = pageName(path);
    const hash = hashOf(content);
    const pageHash = await files.hash(name, PAGE_BYTES);
    if (pageHash === hash) return hash;
    const before = written[path];
    if (pageHash !== undefined && pageHash !== before) {
      // An edited style sheet is kept.
      if (path === STYLE_PAGE && before !== undefined) return before;
      await keepAside(path);
    }
    await files.write(name, content, 'all');
    return hash;
  }

  /** Removes a page of a list that has no posts any more; a copy is kept if it was edited. */
  async function removeList(path: string, written: WrittenPages): Promise<void> {
    const name = pageName(path);
    const pageHash = await files.hash(name, PAGE_BYTES);
    if (pageHash === undefined) return;
    if (pageHash !== written[path]) await keepAside(path);
    await files.remove(name);
  }

  return {
    facts: () => inTurn((facts) => Promise.resolve(facts)),
    describe: (described) =>
      inTurn(async (facts) => {
        const next = { ...facts, ...described };
        await writeSite(files, next);
        for (const id of await records.ids()) {
          const record = await records.read(id);
          if (record?.status !== 'live' || record.path === undefined) continue;
          if ((await pageState(record.path, record.page)).is === 'as-written')
            await bring(next, record, { lists: false });
        }
        await writeLists(next);
      }),
    chooseFaces: (own) =>
      inTurn(async (facts) => {
        const next: SiteFacts = { ...facts, ownFaces: own || undefined };
        await writeSite(files, next);
        await writeLists(next);
      }),
    find: (postId) => inTurn(() => find(postId)),
    list: () =>
      inTurn(async () => {
        const all = await eachOf(await everyPost(), summaryNow);
        return all.toSorted((one, other) => other.updated - one.updated || (one.id < other.id ? -1 : 1));
      }),
    add: (post) =>
      inTurn(async () => {
        const record: PostRecord = {
          ...post,
          id: newId(),
          labels: [...post.labels],
          status: 'draft',
          updated: now(),
        };
        await records.write(record);
        return record;
      }),
    change: (postId, change) =>
      inTurn(async (facts) => {
        const stored = await records.readHashed(postId);
        const current = stored && (await readCurrent(stored.record));
        if (stored === undefined || current === undefined) throw notFound();
        const next: PostRecord = { ...change(current), updated: now() };
        const affectsPages = current.status === 'live' || next.status === 'live';
        if (!affectsPages) await records.write(next);
        else {
          await records.writePending({ record: next, over: stored.hash });
          await bring(facts, next);
        }
        return next;
      }),
    before: (postId) => inTurn(async () => (await records.read(postId))?.before),
    putPicture: (name, bytes, anew) =>
      inTurn(async () => {
        const existing = anew ? undefined : await files.look(`${PAGES}/${PICTURES}/${name}`);
        if (existing?.bytes !== bytes.byteLength)
          await files.write(`${PAGES}/${PICTURES}/${name}`, bytes, 'all');
      }),
    freePath: (title, at) =>
      inTurn(async () => {
        const usedPaths = new Set((await everyPost()).map(({ summary: { path } }) => path));
        const [year = '', month = '', file = ''] = foreseenAddress(addressRuleOf('folder'), '', title, at)
          .split('/')
          .slice(1);
        const slug = file.replace(/\.html$/, '');
        const stem = RESERVED.test(slug) ? `${slug}-page` : slug;
        for (let number = 1; ; number += 1) {
          const path = `${year}/${month}/${number === 1 ? stem : `${stem}-${number}`}.html`;
          if (!usedPaths.has(path) && (await files.look(pageName(path))) === undefined) return path;
        }
      }),
  };
}
