/**
 * Asks a blog for the id of every post it has: what was deleted there, or went from one list to another without being
 * changed, is told by nothing else (docs/design/blogger.md#lists).
 */
import { transaction } from '../../library/sql.ts';
import { LISTS, forgetIds, getWalk, noteId } from './walk-rows.ts';
import { isNeeded, isRefusal } from './walk-lists.ts';
import type { SyncWork } from './sync-work.ts';

/** Starts anew after a kill: it is some twenty requests for ten thousand posts. */
export async function sweepIds(work: SyncWork): Promise<void> {
  const { backend, blog, ask, turn } = work;
  const { db } = backend;
  transaction(db, () => forgetIds(db, blog.id));
  for (const status of LISTS) {
    if (getWalk(db, blog.id, status).step === 'refused') continue;
    let pageToken: string | undefined;
    do {
      pageToken = await turn(async () => {
        const page = await ask((destination) => destination.list({ status, what: 'presence', pageToken }));
        transaction(db, () => {
          for (const post of page.items) noteId(db, blog.id, post.id, post.status);
        });
        return page.nextPageToken;
      }).catch((error: unknown) => {
        if (!isRefusal(error) || isNeeded(work, status)) throw error;
        return undefined;
      });
    } while (pageToken !== undefined);
  }
}
