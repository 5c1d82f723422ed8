/**
 * An author’s desk: a real library, a real blog over HTTP (the practice blog in Google’s place) with a plan of
 * faults, a shell whose “browser” is a plain request, and a clock that only the test moves.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Post } from '#interview/document.ts';
import type { Backend } from '#backend/app/backend.ts';
import type { Log } from '#backend/core/log.ts';
import { insertPost, savePost } from '#backend/library/posts/posts.ts';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import { underFaults } from '#tests/builders/practice-blog/with-faults.ts';
import { postFileSchema, type StoredPost } from '#backend/practice-blog/store.ts';
import { startPracticeBlog } from '#backend/practice-blog/start.ts';
import { isPaused } from '#backend/publishing/jobs/paused-blogs.ts';
import { listDue } from '#backend/library/publications/jobs.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { PublishingOptions } from '#backend/publishing/start-publishing.ts';
import { startBackend } from '#backend/app/start.ts';
import type { BackendInput, BackendName, BackendOutput } from '#contract/backend.ts';
import type { EventName } from '#contract/events.ts';
import { AppError } from '#contract/failure.ts';
import type { HostCall, HostOutput } from '#contract/host.ts';
import { putBlankLibrary } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { testTimers, type TestClock } from './test-timers.ts';

export const NOON = Date.UTC(2026, 10, 24, 12);

export const deskFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'publishing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The blog of a test, which outlives its desks. */
export async function openDeskBlog(clock: TestClock = { at: NOON }) {
  const faults = faultPlan();
  const folder = deskFolder();
  const blog = await startPracticeBlog({
    folder,
    now: () => clock.at,
    ...underFaults(faults),
    name: 'Le Labo',
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= blog.close());
  onTestFinished(close);
  /** The blog’s stored posts, from its files. */
  const posts = (): StoredPost[] =>
    readdirSync(join(folder, 'posts'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => postFileSchema.parse(JSON.parse(readFileSync(join(folder, 'posts', name), 'utf8'))));
  return {
    ...blog,
    close,
    faults,
    clock,
    posts,
    /** The published ones, each with its author if not the blog’s owner. */
    live: () =>
      posts()
        .filter((post) => post.status === 'LIVE')
        .map((post) => ({ ...post, author: faults.behaving.authorOf(post.id) })),
    drafts: () => posts().filter((post) => post.status === 'DRAFT'),
  };
}
export type DeskBlog = Awaited<ReturnType<typeof openDeskBlog>>;

export type Line = { level: 'info' | 'warn' | 'error'; text: string };

function recordingLog(lines: Line[]): Log {
  const add = (level: Line['level']) => (message: string, details?: unknown) =>
    void lines.push({
      level,
      text: `${message} ${details instanceof Error ? (details.stack ?? '') + JSON.stringify(details) : JSON.stringify(details ?? {})}`,
    });
  return { info: add('info'), warn: add('warn'), error: add('error') };
}

/** A browser on the consent page: requests it, and follows to the loopback address. */
export type Browser = (url: string) => Promise<void>;
const followingBrowser: Browser = async (url) => {
  await (await fetch(url)).arrayBuffer();
};

export type DeskOptions = Partial<PublishingOptions> &
  Readonly<{
    folder?: string;
    secrets?: Map<string, string>;
    kept?: boolean;
    /** Google clients of the build and of the IT service. */
    clients?: HostOutput<'clients.given'>;
    /** The system’s key store is locked: stored secrets cannot be read. */
    locked?: boolean;
    /** Whether addresses of Escale’s own scheme arrive here. */
    returns?: boolean;
    browser?: Browser;
    fetch?: typeof globalThis.fetch;
    /** Public outside requests; by default the real rules without a proxy. */
    outside?: Pick<Backend, 'fetchOutside' | 'probeOutside'>;
    reading?: Backend['reading'];
    lines?: Line[];
  }>;

/** One run of Escale on a library; desks of one test may use the same folder in turn. */
export async function openDesk(blog: DeskBlog, options: DeskOptions = {}) {
  const { clock } = blog;
  const folder = options.folder ?? deskFolder();
  await putBlankLibrary(folder);
  const secrets = options.secrets ?? new Map<string, string>();
  const lines = options.lines ?? [];
  const events: { event: EventName; payload: unknown }[] = [];
  const timers = testTimers(clock);
  const origins: (string | null)[] = [];
  const host = (async (name: string, input: Record<string, string>) => {
    if (name === 'secrets.store')
      return (secrets.set(input['key'] ?? '', input['value'] ?? ''), { kept: options.kept ?? true });
    if (name === 'secrets.load' && options.locked === true && secrets.has(input['key'] ?? ''))
      return { locked: true };
    if (name === 'secrets.load')
      return secrets.has(input['key'] ?? '') ? { value: secrets.get(input['key'] ?? '') } : {};
    if (name === 'secrets.remove') return (secrets.delete(input['key'] ?? ''), {});
    if (name === 'clients.given') return options.clients ?? {};
    if (name === 'returns.arrive') return { arrive: options.returns ?? false };
    if (name === 'proxy.resolve') return { proxy: 'DIRECT' };
    if (name === 'practice.origin') return (origins.push(input['origin'] ?? null), {});
    if (name === 'browser.open') return (await (options.browser ?? followingBrowser)(input['url'] ?? ''), {});
    throw new Error(`the shell was asked ${name}`);
  }) as HostCall;
  const {
    folder: _,
    secrets: __,
    kept: ___,
    clients: _______,
    locked: ______,
    browser: ____,
    returns: ________,
    fetch: fetchOverride,
    outside,
    reading,
    lines: _____,
    ...publishing
  } = options;
  const started = await startBackend({
    folder,
    host,
    log: recordingLog(lines),
    now: () => clock.at,
    newId: randomUUID,
    emit: (event, payload) => void events.push({ event, payload }),
    ...(fetchOverride === undefined ? {} : { fetch: fetchOverride }),
    ...outside,
    reading,
    publishing: {
      googleBase: blog.apiOrigin,
      packaged: false,
      timers,
      random: () => 0.5,
      timeoutMs: 5_000,
      // Automatic runs would get the faults meant for others.
      mirrors: { byItself: false },
      ...publishing,
    },
  });
  const { backend } = started;
  const outbox = () => publishingOf(backend).outbox;
  let open = true;
  const desk = {
    backend,
    folder,
    secrets,
    lines,
    events,
    timers,
    clock,
    origins,
    async call<Name extends BackendName>(
      name: Name,
      input: BackendInput<Name>,
    ): Promise<BackendOutput<Name>> {
      const envelope = await started.dispatch('page', name, input);
      if (!envelope.ok) throw new AppError(envelope.failure.code, envelope.failure.params);
      return envelope.value as BackendOutput<Name>;
    },
    write: (document: Post): string =>
      insertPost(backend.db, document, { now: clock.at, newId: randomUUID }).id,
    rewrite(id: string, change: (post: Post) => Post): void {
      const { document, saveNumber } = desk.post(id);
      savePost(
        backend.db,
        { id, baseSave: saveNumber, saveId: randomUUID(), document: change(document) },
        { now: clock.at, newId: randomUUID },
      );
    },
    post: (id: string) => {
      const row = backend.db
        .prepare('SELECT document, save_number, status, published_at FROM posts WHERE id = ?')
        .get(id) as { document: string; save_number: number; status: string; published_at: number | null };
      return {
        document: JSON.parse(row.document) as Post,
        saveNumber: row.save_number,
        status: row.status,
        publishedAt: row.published_at,
      };
    },
    async signIn(): Promise<{ accountId: string; blogId: string }> {
      await desk.call('accounts.use-client', blog.client);
      const { accountId } = await desk.call('accounts.sign-in', {});
      const added = await desk.call('blogs.add', { accountId, remoteId: blog.blogRemoteId });
      return { accountId, blogId: added.id };
    },
    async send(
      postId: string,
      blogId: string,
      holdSeconds = 0,
      how: Pick<BackendInput<'publications.send'>, 'act' | 'publishAt' | 'addressTitle' | 'details'> = {},
    ): Promise<string> {
      const { saveNumber } = desk.post(postId);
      return (await desk.call('publications.send', { postId, blogId, saveNumber, holdSeconds, ...how }))
        .jobId;
    },
    job: async (id: string) => {
      const job = (await desk.call('jobs.list', {})).items.find((job) => job.id === id);
      if (job === undefined) throw new Error(`no job ${id}`);
      return job;
    },
    publications: async (postId: string) => (await desk.call('publications.of-post', { postId })).items,
    settled: () => outbox().settled(),
    /** Waits until due scheduled posts were read. */
    verified: () => publishingOf(backend).scheduled.settled(),
    /** Waits until no mirror runs. */
    mirrored: () => publishingOf(backend).mirrors.settled(),
    /** Runs every job as far as possible, moving the clock over each wait. Returns the number of moves. */
    async finish(most = 30): Promise<number> {
      for (let moved = 0; moved < most; moved += 1) {
        await outbox().settled();
        // Paused jobs wait for a comparison of the blog, however far the clock is moved.
        const due = listDue(backend.db).filter(({ blogId }) => !isPaused(backend.db, blogId));
        const waits = due.map(({ dueAt }) => dueAt);
        if (waits.length === 0) return moved;
        timers.advanceTo(Math.max(clock.at, Math.min(...waits)));
      }
      throw new Error('the outbox does not come to rest');
    },
    /**
     * Ends like SIGKILL, without cleanup. Returns the folder with the current files on disk, moved so that they do
     * not count as a copy (this run’s lock stays in place).
     */
    abandon(): string {
      open = false;
      const copy = deskFolder();
      const left = deskFolder();
      const files = readdirSync(folder).filter((name) =>
        /^(?:library\.(?:sqlite(?:-wal)?|sends)|folders\.json)$/.test(name),
      );
      for (const name of files) copyFileSync(join(folder, name), join(copy, name));
      backend.db.close();
      for (const name of files) {
        // Into the same existing file, as closing has checkpointed the WAL.
        copyFileSync(join(copy, name), join(folder, name));
        renameSync(join(folder, name), join(left, name));
      }
      return left;
    },
    /** Copies the library at this moment like a backup: other files with the same contents. */
    copyLibrary(): string {
      const copy = deskFolder();
      for (const name of readdirSync(folder).filter((name) => /^library\.(sqlite(-wal)?|sends)$/.test(name)))
        copyFileSync(join(folder, name), join(copy, name));
      return copy;
    },
    async close(): Promise<void> {
      if (open) await started.close();
      open = false;
    },
  };
  onTestFinished(() => desk.close());
  return desk;
}
export type PublishingDesk = Awaited<ReturnType<typeof openDesk>>;

/** A short interview, as every test here publishes it. */
export const interview = (): Post =>
  buildInterview()
    .titled('Trois questions à l’équipe du port')
    .labelled('Rencontres', 'Port & mer')
    .asking('Comment avez-vous commencé ?')
    .answering('Lise Aubin', 'Par un hasard heureux : un matin de mars, sur le quai.')
    .answering('Marc Odet', 'Moi, j’ai suivi.')
    .saying('Merci à tous les deux.').post;

/** A signed-in desk with one interview ready to send. */
export async function openConnectedDesk(options: DeskOptions = {}, openedBlog?: DeskBlog) {
  const blog = openedBlog ?? (await openDeskBlog());
  const desk = await openDesk(blog, options);
  const { accountId, blogId } = await desk.signIn();
  const postId = desk.write(interview());
  blog.faults.clearLog();
  return { blog, desk, accountId, blogId, postId };
}

export const THERE = 'Ajouté là-bas.';

/** Adds a paragraph to a post of the blog, as someone in Blogger’s own editor. */
export const addParagraphThere = (blog: DeskBlog, post: StoredPost | undefined) =>
  blog.elsewhere.write(post?.id ?? '', { content: `${post?.content}<p>${THERE}</p>` }, { whole: false });
