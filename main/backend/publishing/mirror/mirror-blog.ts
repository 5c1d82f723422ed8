/**
 * One run of a blog's mirror: walks its lists, sweeps its ids if due, reads the posts these leave open, and settles
 * those with our marks. Every step is committed; a killed run continues from there.
 */
import { transaction } from '../../core/sql.ts';
import { createPageCount } from '../destinations/count-pages.ts';
import { noteGone } from './note-gone.ts';
import { settleMarks } from './settle-marks.ts';
import { settleOverwritten } from './settle-overwritten.ts';
import {
  findMirror,
  finishMirror,
  setMirrorPhase,
  type MirrorPhase,
} from '../../library/publications/mirror-rows.ts';
import { askForPost, type MirrorWork } from './mirror-work.ts';
import { walkComments } from './walk-comments.ts';
import { isNeeded, isRefusal, walkLists } from './walk-lists.ts';
import { walkPages } from './walk-pages.ts';
import {
  countUnknown,
  forgetIds,
  forgetWalks,
  getWalk,
  idsToAsk,
  type List,
  LISTS,
  noteIds,
} from './walk-rows.ts';

// Posts not settled by the lists, read one at a time: gone from the blog, in another list than here, or scheduled and due. Only
// the blog's own « not found » marks a post as gone; its text here stays as it is.

/** With more unknown posts than this, reading the lists again is faster. */
const MOST_UNKNOWN = 200;

/** Returns false if too many posts are unknown: then all lists are read again. */
async function askOneByOne(work: MirrorWork, swept: boolean): Promise<boolean> {
  const { context, blog, turn, writer, signal, marks } = work;
  const { db, now } = context;
  const ids = idsToAsk(db, blog.id, swept, now());
  if (countUnknown(db, blog.id, ids) > MOST_UNKNOWN) return false;
  for (const id of ids) {
    await turn(async () => {
      const post = await askForPost(work, id).catch((error: unknown) => {
        if (isRefusal(error)) return 'refused' as const;
        throw error;
      });
      if (post === 'refused') return;
      if (post === undefined) return noteGone(work, id);
      await marks.prepare([post.content]);
      await writer.write([post], signal);
    });
  }
  return true;
}

/**
 * Requests the ids of all posts of a blog: nothing else shows which were deleted, or moved to another list unchanged
 * (docs/design/blogger.md#lists). `completeLists`: lists whose ids the walk has noted. Restarts after a kill: it
 * takes some twenty requests for ten thousand posts.
 */
async function sweepIds(work: MirrorWork, completeLists: ReadonlySet<List>): Promise<void> {
  const { context, blog, ask, turn } = work;
  const { db } = context;
  for (const status of LISTS) {
    if (completeLists.has(status) || getWalk(db, blog.id, status).step === 'refused') continue;
    transaction(db, () => forgetIds(db, blog.id, status));
    const countPage = createPageCount(blog.name);
    let pageToken: string | undefined;
    do {
      pageToken = await turn(async () => {
        const page = await ask((destination) => destination.list({ status, what: 'presence', pageToken }));
        countPage(page, pageToken);
        transaction(db, () => noteIds(db, blog.id, page.items));
        return page.nextPageToken;
      }).catch((error: unknown) => {
        if (!isRefusal(error) || isNeeded(work, status)) throw error;
        return undefined;
      });
    } while (pageToken !== undefined);
  }
}

/** Rejects with an AppError, or the signal's reason; finished steps stay, and the next run continues from them. */
export async function mirrorBlog(work: MirrorWork): Promise<void> {
  const { context, blog, changed } = work;
  const { db, now } = context;
  const enter = (phase: MirrorPhase): void => {
    setMirrorPhase(db, blog.id, phase);
    changed([]);
  };

  transaction(db, () => forgetIds(db, blog.id));
  const completeLists = await walkLists(work);
  const isSweep = findMirror(db, blog.id)?.sweeps === 1;
  if (isSweep) {
    enter('sweeping');
    await sweepIds(work, completeLists);
  }
  // Before the posts left open by the lists: some may have become pages.
  await walkPages(work, isSweep);
  enter('comparing');
  if (!(await askOneByOne(work, isSweep))) {
    transaction(db, () => forgetWalks(db, blog.id));
    await walkLists(work);
    await askOneByOne(work, isSweep);
  }
  enter('settling');
  await settleMarks(work);
  await settleOverwritten(work);
  await walkComments(work, isSweep);
  transaction(db, () => finishMirror(db, blog.id, now()));
  changed([]);
}
