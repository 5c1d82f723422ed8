/**
 * Runs merges and renamings, post by post, in short transactions that each commit the progress; a killed run
 * continues at the next opening. A post open in the editor waits until it is closed.
 */
import { createServiceKey } from '../core/service.ts';
import type { Post } from '#interview/document.ts';
import { DocumentError, trustedPost } from '#interview/upgrade.ts';
import type { Context } from '../core/context.ts';
import { letOthersRun } from '../core/slices.ts';
import { createRunEvents } from '../core/run-events.ts';
import { testHook } from '../core/test-hooks.ts';
import { createChunks } from '../exchange/imports/chunks.ts';
import { isAtRest } from '../library/keeping/at-rest.ts';
import { byAuthor } from '../library/erasure/guards.ts';
import {
  type ActPost,
  type ActRow,
  notePrepared,
  openActs,
  postsOfAct,
  setActState,
  settlePost,
} from '../library/person-acts/acts.ts';
import { resolvePeople } from '../library/people/aliases.ts';
import { isOwnedByOthers, renamePerson, renamingOfAct } from '../library/person-acts/rename.ts';
import { replaceText } from '../library/person-acts/replace-text.ts';
import { stateOfPost } from '../library/posts/posts.ts';
import { revisionText } from '../library/posts/revisions.ts';
import { get, sql, transaction } from '../core/sql.ts';
import { isOpen } from '../publishing/conflicts/take-remote.ts';
import type { Round } from '../publishing/jobs/prepared-updates.ts';
import { findPublishing } from '../publishing/start-publishing.ts';
import { prepareChanges } from './prepare-changes.ts';

// « Préparer les mises à jour » of a corrected name queues one update for each published post that shows the old name:
// the published text with only the name changed.

export type PeopleActs = Readonly<{
  /** Call when there is new work, or when an open post was closed. */
  wake(): void;
  /** Resolves when no act can make progress for now. */
  settled(): Promise<void>;
}>;

const FEW = 50;
/** Delay before retrying after an error such as a full disk. */
const AGAIN_MS = 30_000;

const PEOPLE_ACTS = createServiceKey<PeopleActs>();
/** Undefined in a reader. */
export const peopleActsOf = PEOPLE_ACTS.find;

/** Continues the acts of an earlier run. */
export function startPeopleActs(context: Context): PeopleActs {
  const { db } = context;
  const ending = new AbortController();
  const { signal } = ending;
  const teller = createRunEvents(
    (ids) => context.emit('posts.changed', { ids }),
    () => context.emit('people.changed', {}),
  );
  let running: Promise<void> | undefined;
  let hasNewWork = false;
  let later: NodeJS.Timeout | undefined;
  context.lifecycle.onClose(async () => {
    ending.abort();
    clearTimeout(later);
    await running;
    teller.close();
  });

  async function run(): Promise<void> {
    let failed = false;
    // Lets the request that started this be answered first.
    await letOthersRun();
    while (hasNewWork && !signal.aborted) {
      hasNewWork = false;
      for (const act of openActs(db).filter(({ id }) => !isAtRest(db, 'acts', id)))
        try {
          await workOn(act);
        } catch (error) {
          if (signal.aborted) return;
          // The other acts continue; this one is retried.
          failed = true;
          context.log.error('people: an act stopped', error);
        }
    }
    if (!failed || signal.aborted) return;
    later = setTimeout(acts.wake, AGAIN_MS);
    later.unref();
  }

  async function workOn(act: ActRow): Promise<void> {
    const take = act.state === 'undoing' ? takeBack : act.kind === 'merge' ? mergeIn : renameIn;
    await eachPost(act, take);
    if (act.state === 'running' && act.kind === 'rename') await send(act);
    const ended = transaction(db, () => {
      const open = get(
        db,
        sql`SELECT 1 FROM people_act_posts WHERE act_rowid = ${act.rowid} AND state IN ('waiting', 'to-send') LIMIT 1`,
      );
      if (open !== undefined) return false;
      setActState(db, act.rowid, act.state === 'undoing' ? 'undone' : 'done');
      return true;
    });
    if (!ended) return;
    teller.now(act.id);
    context.emit('participants.changed', { ids: [act.participant_id] });
  }

  type Take = (act: ActRow, post: ActPost, index: (postRowid: number, document: Post) => void) => boolean;

  async function eachPost(act: ActRow, take: Take): Promise<void> {
    const chunks = createChunks(db);
    for (let after = 0; ;) {
      const posts = postsOfAct(db, act.rowid, 'waiting', { after, most: FEW });
      const last = posts.at(-1);
      if (last === undefined) return;
      after = last.post_rowid;
      for (let from = 0; from < posts.length;) {
        const changed: string[] = [];
        const start = from;
        // Only reviewed text is written: the author's, or text checked when it was imported.
        from = byAuthor(db, () =>
          chunks.commit(start, posts.length, {
            take(at, index) {
              const post = posts[at];
              // Checked here, because the post may have been opened since the list was read.
              if (post === undefined || isOpen(context, post.post_id)) return;
              const toIndex = (rowid: number, document: Post): void => index(rowid, () => document);
              if (take(act, post, toIndex)) changed.push(post.post_id);
            },
            reached: () => undefined,
          }),
        );
        testHook('people:committed');
        teller.soon(act.id, changed);
        await letOthersRun();
        signal.throwIfAborted();
      }
    }
  }

  /**
   * The stored text; undefined if this version cannot read it, and then the post is left unchanged. Readers see it
   * under current ids anyway.
   */
  function storedText(act: ActRow, { post_id: id, post_rowid }: ActPost): Post | undefined {
    try {
      return trustedPost(JSON.parse(stateOfPost(db, id).document));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      context.log.warn('people: a post is left as it is', { reason: error.reason });
      settlePost(db, act.rowid, post_rowid, { state: 'left' });
      return undefined;
    }
  }

  const moment = () => ({ now: context.now(), newId: context.newId });

  const mergeIn: Take = (act, post, index) => {
    const stored = storedText(act, post);
    if (stored === undefined) return false;
    const { post_id: id, post_rowid } = post;
    const { text, changed, joined } = resolvePeople(db, stored);
    if (!changed) settlePost(db, act.rowid, post_rowid, { state: 'done' });
    else {
      const { keptIn, hash } = replaceText(db, { id, document: text, sameWords: !joined, index }, moment());
      settlePost(db, act.rowid, post_rowid, { state: 'done', keptIn, afterHash: hash });
    }
    return changed;
  };

  const renameIn: Take = (act, post, index) => {
    const text = storedText(act, post);
    if (text === undefined) return false;
    const { post_id: id, post_rowid } = post;
    const renaming = renamingOfAct(act);
    const state = renaming.prepare ? 'to-send' : 'done';
    const document = renamePerson(text, renaming);
    if (document === text) settlePost(db, act.rowid, post_rowid, { state });
    else if (isOwnedByOthers(db, id)) settlePost(db, act.rowid, post_rowid, { state: 'left' });
    else {
      const { keptIn, hash } = replaceText(db, { id, document, sameWords: false, index }, moment());
      settlePost(db, act.rowid, post_rowid, { state, keptIn, afterHash: hash });
      return true;
    }
    return false;
  };

  const takeBack: Take = (
    act,
    { post_id: id, post_rowid, kept_in: keptIn, after_hash: afterHash },
    index,
  ) => {
    const row = get<{ document: string; document_hash: string }>(
      db,
      sql`SELECT document, document_hash FROM posts WHERE rowid = ${post_rowid}`,
    );
    // A post edited since keeps its later text.
    const touched = row === undefined || keptIn === null || row.document_hash !== afterHash;
    settlePost(db, act.rowid, post_rowid, { state: touched ? 'left' : 'done' });
    if (touched) return false;
    const document = trustedPost(JSON.parse(revisionText(db, keptIn)));
    const people = trustedPost(JSON.parse(row.document)).participants.length;
    const sameWords = act.kind === 'merge' && document.participants.length === people;
    replaceText(db, { id, document, sameWords, index }, moment());
    return true;
  };

  /**
   * Prepares the updates of published copies, once the library's own texts are changed. In a backend that cannot
   * publish, the posts stay `to-send` until the library is opened by one that can.
   */
  async function send(act: ActRow): Promise<void> {
    const renaming = renamingOfAct(act);
    const sender = findPublishing(context);
    if (sender === undefined) return;
    const round: Round = new Map();
    for (;;) {
      const [post] = postsOfAct(db, act.rowid, 'to-send', { after: 0, most: 1 });
      if (post === undefined) return;
      await prepareChanges(sender, post.post_id, (text) => renamePerson(text, renaming), {
        round,
        // In one transaction, so that a run after a kill prepares nothing twice.
        commit: (addJobs) =>
          transaction(db, () => {
            const outcome = addJobs();
            const { prepared, refusals } = outcome;
            notePrepared(db, act.rowid, post.post_rowid, { prepared, notPrepared: refusals.length });
            return outcome;
          }),
      });
      context.emit('publications.changed', { postIds: [post.post_id] });
      teller.soon(act.id);
      await letOthersRun();
      signal.throwIfAborted();
    }
  }

  const acts: PeopleActs = {
    wake() {
      hasNewWork = true;
      clearTimeout(later);
      if (signal.aborted) return;
      running ??= run().finally(() => {
        running = undefined;
        if (hasNewWork) acts.wake();
      });
    },
    settled: () => running ?? Promise.resolve(),
  };
  PEOPLE_ACTS.put(context, acts);
  if (openActs(db).length > 0) acts.wake();
  return acts;
}
