/** A backend with an archive of imported posts, and requests of the review. */
import { expect } from 'vitest';
import { get, sql } from '#backend/core/sql.ts';
import type { ProposalKind } from '#contract/proposals.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { addImported, ARCHIVE, type Imported } from '#tests/builders/imported-post.ts';

export type ProposalsBackend = TestBackend &
  Readonly<{
    moment(): { now: number; newId: () => string };
    /** Waits until the background review has ended. */
    settled(): Promise<void>;
    importAll(posts?: readonly Imported[]): Promise<string[]>;
    rowOf(id: string): Record<string, unknown> | undefined;
    titles(kind: ProposalKind): Promise<string[]>;
  }>;

export async function openProposalsBackend(
  options: Parameters<typeof openTestBackend>[0] = {},
): Promise<ProposalsBackend> {
  const backend = await openTestBackend({ publishing: false, ...options });
  let ids = 0;
  const moment = () => ({ now: backend.clock.now, newId: () => `made-${(ids += 1)}` });

  async function settled(): Promise<void> {
    backend.backend.proposing?.wake();
    for (let turn = 0; turn < 100_000; turn += 1) {
      const { reading, batch } = await backend.call('proposals.get', {});
      if (!reading && batch?.state !== 'accepting' && batch?.state !== 'undoing') return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('never done');
  }

  return {
    ...backend,
    moment,
    settled,
    async importAll(posts = ARCHIVE) {
      const added = posts.map((post) => addImported(backend.backend.db, post, moment()));
      await settled();
      return added;
    },
    rowOf: (id) =>
      get<Record<string, unknown>>(
        backend.backend.db,
        sql`
        SELECT kind, status, title, document, document_hash, words, questions, answers, updated_at, published_at FROM posts WHERE id = ${id}`,
      ),
    async titles(kind) {
      const ids: string[] = [];
      let at: string | undefined;
      for (;;) {
        const { item, position, total } = await backend.call('proposals.show', {
          kind,
          step: at === undefined ? 'at' : 'next',
          ...(at !== undefined && { postId: at }),
        });
        if (item === undefined) return ids;
        ids.push(item.title);
        expect(position).toBe(ids.length);
        if (position === total) return ids;
        at = item.postId;
      }
    },
  };
}
