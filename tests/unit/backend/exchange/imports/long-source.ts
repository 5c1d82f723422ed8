import type { EntrySource } from '#backend/exchange/sources/entries.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';

const STATUSES = ['live', 'live', 'live', 'draft', 'scheduled', 'trashed'] as const;

/** A hundred posts, some repeated and some with a comment. */
export const longSource = (): EntrySource =>
  sampleSource([
    { blog: BLOG },
    ...Array.from({ length: 100 }, (_, index) => ({
      entry: sampleEntry(index, {
        status: STATUSES[index % STATUSES.length] ?? 'live',
        html: `<p>Le billet ${index} a ses mots à lui.</p>`.repeat(5),
      }),
    })),
    { warning: 'Billet 7' },
    ...Array.from({ length: 20 }, (_, index) => ({
      entry: sampleEntry(index * 5, { title: `Revu ${index}`, updatedAt: Date.UTC(2020, 0, 1) }),
    })),
    ...Array.from({ length: 30 }, (_, index) => ({
      comment: {
        blogRemoteId: BLOG.remoteId,
        remoteId: String(9_000 + index),
        postRemoteId: String(1000 + index),
        html: `Commentaire ${index}`,
      },
    })),
  ]);
