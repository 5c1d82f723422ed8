/**
 * One site in a folder: its posts, its pages, and the order in which they are written. What is about to be is noted first; then
 * the page, what is remembered of the post, the lists and the feed. A crash at any point leaves pages that are whole, and the
 * next act completes what was noted. One act at a time; two computers in the same second are not kept apart
 * (docs/design/folder.md#not-promised).
 */
import { AppError } from '#contract/failure.ts';
import { foreseenAddress } from '#interview/foreseen-address.ts';
import { excerpt } from '../../practice-blog/excerpt.ts';
import type { PostToWrite } from '../../library/publications/remote.ts';
import { feedOf, MOST_IN_FEED } from './feed.ts';
import { type BeforeStep, createFiles, hashOf, refuseAbsent } from './files.ts';
import { FEED_PAGE, type Listed, listPages, PICTURES, postPage, readPage, STYLE_PAGE } from './pages.ts';
import {
  lookAtRecord,
  MEMORY,
  PAGES,
  type PostRecord,
  readPages,
  readPending,
  readRecord,
  readSite,
  recordIds,
  removePending,
  type SiteFacts,
  type WrittenPages,
  writePages,
  writePending,
  writeRecord,
  writeSite,
} from './records.ts';
import { STYLE } from './style.ts';

/** A post as it stands: what its page says, where a person changed that by hand. */
export type Standing = Omit<PostRecord, 'page'>;
/** As lists need it. */
export type Summary = Omit<Standing, 'content' | 'before'>;

export type Site = Readonly<{
  /** Throws folder.gone (no such site there), folder.unknown (another one is). */
  facts(): Promise<SiteFacts>;
  /** Name, address and language, on every page that nobody else changed. */
  describe(facts: Omit<SiteFacts, 'id' | 'version'>): Promise<void>;
  /** Undefined where there is none, or its page was removed. */
  find(postId: string): Promise<Standing | undefined>;
  /** The newest change first. */
  list(): Promise<Summary[]>;
  add(post: Omit<PostToWrite, 'details'> & Pick<Standing, 'excerpt' | 'featured'>): Promise<Standing>;
  /** `change` gives what is to stand there instead. Throws destination.not-found. */
  change(postId: string, change: (standing: Standing) => Standing): Promise<Standing>;
  /** What stood there before the last write. */
  before(postId: string): Promise<PostToWrite | undefined>;
  putPicture(name: string, bytes: Uint8Array, anew: boolean): Promise<void>;
  /** An address that no other page has, for ever. */
  freePath(title: string, at: number): Promise<string>;
}>;

type SiteOptions = Readonly<{
  root: string;
  siteId: string;
  now(): number;
  newId(): string;
  before?: BeforeStep | undefined;
}>;

type PageState = Readonly<{ is: 'as-written' | 'changed' | 'missing'; changedAt: number }>;
type Kept = Readonly<{
  stamp: string;
  summary: Summary;
  page: string | undefined;
  excerpt: ReturnType<typeof excerpt>;
}>;

/** Names that Windows keeps for its devices, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LEFT_OVER = /\.[0-9a-f]{12}\.part$/;
const byAge = (one: Listed, other: Listed): number =>
  other.published - one.published || (one.id < other.id ? -1 : 1);

/** Files that are asked for at a time: a share answers slowly, and many at once. */
const AT_ONCE = 32;

/** What `read` gives of each, in their order, without what is none. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result | undefined>,
): Promise<Result[]> {
  const all: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    for (const found of await Promise.all(items.slice(at, at + AT_ONCE).map(read)))
      if (found !== undefined) all.push(found);
  return all;
}

const pageName = (path: string): string => `${PAGES}/${path}`;
const notFound = (): AppError => new AppError('destination.not-found', { status: 404, reason: 'gone' });

export function createSite({ root, siteId, now, newId, before }: SiteOptions): Site {
  const files = createFiles(root, before);
  const kept = new Map<string, Kept>();
  const hashes = new Map<string, Readonly<{ stamp: string; hash: string }>>();
  let swept = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One act after the other, each on a site that is whole. */
  function inTurn<Result>(act: (facts: SiteFacts) => Promise<Result>): Promise<Result> {
    const turn = last.then(async () => act(await ready()));
    last = turn.catch(() => undefined);
    return turn;
  }

  async function ready(): Promise<SiteFacts> {
    await refuseAbsent(root);
    const facts = await readSite(files);
    // The folder of a key that is not there may be: empty.
    if (facts === undefined) throw new AppError('folder.gone', { name: '' });
    if (facts.id !== siteId) throw new AppError('folder.unknown');
    const pending = await readPending(files);
    if (pending !== undefined) await bring(facts, pending, { again: true });
    if (!swept) await sweep(pending?.path);
    swept = true;
    return facts;
  }

  /** What a crash left of files that were being written. */
  async function sweep(path: string | undefined): Promise<void> {
    const month = path === undefined ? [] : [pageName(path.slice(0, path.lastIndexOf('/')))];
    const usual = [MEMORY, `${MEMORY}/posts`, PAGES, `${PAGES}/labels`, `${PAGES}/${PICTURES}`];
    for (const folder of [...usual, ...month])
      for (const name of await files.names(folder))
        if (LEFT_OVER.test(name)) await files.remove(`${folder}/${name}`);
  }

  async function pageState(path: string, written: string | undefined): Promise<PageState> {
    const name = pageName(path);
    const found = await files.look(name);
    if (found === undefined) return { is: 'missing', changedAt: 0 };
    const stamp = `${found.changed} ${found.bytes}`;
    let hash = hashes.get(path)?.stamp === stamp ? hashes.get(path)?.hash : undefined;
    if (hash === undefined) {
      hash = hashOf((await files.read(name)) ?? '');
      hashes.set(path, { stamp, hash });
    }
    return { is: hash === written ? 'as-written' : 'changed', changedAt: Math.floor(found.changed) };
  }

  async function standing(record: PostRecord): Promise<Standing | undefined> {
    const { page, ...known } = record;
    if (known.status !== 'live' || known.path === undefined) return known;
    const { is, changedAt } = await pageState(known.path, page);
    if (is === 'missing') return undefined;
    if (is === 'as-written') return known;
    const html = (await files.read(pageName(known.path)))?.toString('utf8') ?? '';
    const said = readPage(html, { title: known.title, path: known.path });
    return { ...known, ...said, updated: Math.max(known.updated, changedAt) };
  }

  async function find(postId: string): Promise<Standing | undefined> {
    const record = await readRecord(files, postId);
    return record === undefined ? undefined : standing(record);
  }

  /** What did not change since is not read again. */
  async function keptOf(id: string): Promise<Kept | undefined> {
    const found = await lookAtRecord(files, id);
    if (found === undefined) return undefined;
    const stamp = `${found.changed} ${found.bytes}`;
    const known = kept.get(id);
    if (known?.stamp === stamp) return known;
    const record = await readRecord(files, id);
    if (record === undefined) return undefined;
    const { content, before: _, page, ...summary } = record;
    const next = { stamp, summary, page, excerpt: excerpt(content) };
    kept.set(id, next);
    return next;
  }

  const everyPost = async (): Promise<Kept[]> => eachOf(await recordIds(files), keptOf);

  async function summaryNow({ summary, page }: Kept): Promise<Summary | undefined> {
    if (summary.status !== 'live' || summary.path === undefined) return summary;
    const { is, changedAt } = await pageState(summary.path, page);
    if (is === 'missing') return undefined;
    return is === 'as-written' ? summary : { ...summary, updated: Math.max(summary.updated, changedAt) };
  }

  /** The page of a file of somebody else, or what somebody made of ours, before it is written over. */
  async function keepAside(name: string, bytes: Uint8Array): Promise<void> {
    const at = new Date(now()).toISOString().replaceAll(':', '-').slice(0, 19);
    const kept = `${at} ${hashOf(bytes).slice(0, 8)} ${name.replaceAll('/', ' ')}`;
    await files.write(`${MEMORY}/replaced/${kept}`, bytes, 'author');
  }

  /** `again`: after a crash; what somebody did to the page meanwhile stands, and is met when it is read. */
  async function bring(
    facts: SiteFacts,
    wanted: PostRecord,
    { again = false, lists = true }: Readonly<{ again?: boolean; lists?: boolean }> = {},
  ): Promise<void> {
    const known = await readRecord(files, wanted.id);
    const { path } = wanted;
    let record = wanted;
    if (path !== undefined) {
      const name = pageName(path);
      const there = await files.read(name);
      const found = there === undefined ? undefined : hashOf(there);
      const html = wanted.status === 'live' ? postPage(facts, { ...wanted, path }) : undefined;
      const page = html === undefined ? undefined : hashOf(html);
      const isTheirs = there !== undefined && found !== page && found !== known?.page;
      if (isTheirs && !(again && html !== undefined)) await keepAside(path, there);
      if (html === undefined) await files.remove(name);
      else if (found !== page && !(again && isTheirs)) await files.write(name, html, 'all');
      record = { ...wanted, page };
    }
    await writeRecord(files, record);
    if (lists) await writeLists(facts);
    await removePending(files);
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
    const newest = [];
    for (const post of posts.slice(0, MOST_IN_FEED))
      newest.push({ ...post, content: (await readRecord(files, post.id))?.content ?? '' });
    const pages = new Map([
      [STYLE_PAGE, STYLE],
      ...listPages(facts, posts),
      [FEED_PAGE, feedOf(facts, newest)],
    ]);
    const written = await nameNew(pages, await readPages(files));
    const next: Record<string, string> = {};
    for (const [path, content] of pages) next[path] = await writeList(path, content, written);
    for (const path of Object.keys(written)) if (!pages.has(path)) await removeList(path, written);
    if (JSON.stringify(next) !== JSON.stringify(written)) await writePages(files, next);
  }

  /** Pages that are to be: remembered as ours before they are there. Throws folder.foreign where somebody else's bears the name. */
  async function nameNew(pages: ReadonlyMap<string, string>, written: WrittenPages): Promise<WrittenPages> {
    const named: Record<string, string> = {};
    for (const [path, content] of pages) {
      if (written[path] !== undefined) continue;
      const there = await files.read(pageName(path));
      named[path] = hashOf(content);
      if (there !== undefined && hashOf(there) !== named[path])
        throw new AppError('folder.foreign', { name: '', file: pageName(path) });
    }
    if (Object.keys(named).length === 0) return written;
    await writePages(files, { ...written, ...named });
    return { ...written, ...named };
  }

  /** Gives its hash, as it is to be remembered. */
  async function writeList(path: string, content: string, written: WrittenPages): Promise<string> {
    const name = pageName(path);
    const hash = hashOf(content);
    const there = await files.read(name);
    const found = there === undefined ? undefined : hashOf(there);
    if (found === hash) return hash;
    const before = written[path];
    if (there !== undefined && found !== before) {
      // A look of one's own stays.
      if (path === STYLE_PAGE && before !== undefined) return before;
      await keepAside(path, there);
    }
    await files.write(name, content, 'all');
    return hash;
  }

  /** A page that lists nothing any more; where it is not as it was remembered, a copy stays. */
  async function removeList(path: string, written: WrittenPages): Promise<void> {
    const name = pageName(path);
    const there = await files.read(name);
    if (there === undefined) return;
    if (hashOf(there) !== written[path]) await keepAside(path, there);
    await files.remove(name);
  }

  return {
    facts: () => inTurn((facts) => Promise.resolve(facts)),
    describe: (described) =>
      inTurn(async (facts) => {
        const next = { ...facts, ...described };
        await writeSite(files, next);
        for (const id of await recordIds(files)) {
          const record = await readRecord(files, id);
          if (record?.status !== 'live' || record.path === undefined) continue;
          if ((await pageState(record.path, record.page)).is === 'as-written')
            await bring(next, record, { lists: false });
        }
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
        await writeRecord(files, record);
        return record;
      }),
    change: (postId, change) =>
      inTurn(async (facts) => {
        const found = await find(postId);
        if (found === undefined) throw notFound();
        const wanted: PostRecord = { ...change(found), updated: now() };
        const wasPublic = found.status === 'live' || wanted.status === 'live';
        if (!wasPublic) await writeRecord(files, wanted);
        else {
          await writePending(files, wanted);
          await bring(facts, wanted);
        }
        return wanted;
      }),
    before: (postId) => inTurn(async () => (await readRecord(files, postId))?.before),
    putPicture: (name, bytes, anew) =>
      inTurn(async () => {
        const there = anew ? undefined : await files.look(`${PAGES}/${PICTURES}/${name}`);
        if (there?.bytes !== bytes.byteLength)
          await files.write(`${PAGES}/${PICTURES}/${name}`, bytes, 'all');
      }),
    freePath: (title, at) =>
      inTurn(async () => {
        const taken = new Set((await everyPost()).map(({ summary: { path } }) => path));
        const [year = '', month = '', file = ''] = foreseenAddress('', title, at).split('/').slice(1);
        const slug = file.replace(/\.html$/, '');
        const stem = RESERVED.test(slug) ? `${slug}-page` : slug;
        for (let number = 1; ; number += 1) {
          const path = `${year}/${month}/${number === 1 ? stem : `${stem}-${number}`}.html`;
          if (!taken.has(path) && (await files.look(pageName(path))) === undefined) return path;
        }
      }),
  };
}
