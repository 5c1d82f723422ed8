/** Sources of entries for tests: a reader’s output without a file. */
import type {
  Entry,
  EntryBlog,
  EntryComment,
  EntryRead,
  EntrySource,
} from '#backend/exchange/sources/entries.ts';

type Written =
  | Readonly<{ blog: EntryBlog }>
  | Readonly<{ entry: Entry }>
  | Readonly<{ comment: EntryComment }>
  | Readonly<{ damaged: string }>
  | Readonly<{ warning: string }>;

export const BLOG: EntryBlog = {
  remoteId: '7001',
  name: 'Le blog',
  url: 'https://blog.example.org',
  locale: 'fr',
};

const DAY = 86_400_000;
/** 5 January 2018, 10:00:00 UTC. */
export const FIRST_DAY = Date.UTC(2018, 0, 5, 10);

/** The post that Blogger numbered `1000 + number`, published `number` days after FIRST_DAY. */
export const sampleEntry = (number: number, more: Partial<Entry> = {}): Entry => ({
  kind: 'post',
  blogRemoteId: BLOG.remoteId,
  remoteId: String(1000 + number),
  title: `Billet ${number}`,
  html: `<p>Le texte du billet ${number}, écrit pour le blog.</p>`,
  status: 'live',
  publishedAt: FIRST_DAY + number * DAY,
  updatedAt: FIRST_DAY + number * DAY + 60_000,
  labels: ['Territoires'],
  author: 'Anne Martin',
  url: `https://blog.example.org/2018/01/billet-${number}.html`,
  ...more,
});

/** A single file's entry: no blog, no ids. */
export const sampleFileEntry = (more: Partial<Entry>): Entry => ({
  kind: 'post',
  title: 'Page',
  status: 'draft',
  ...more,
});

export function sampleSource(
  written: readonly Written[],
  options: Readonly<{
    kind?: EntrySource['kind'];
    name?: string;
    onRead?: (index: number) => void | Promise<void>;
  }> = {},
): EntrySource {
  const { kind = 'files', name = 'blog.xml', onRead } = options;
  return {
    kind,
    name,
    async *read({ signal, after = 0 }) {
      let number = 0;
      for (const [index, one] of written.entries()) {
        signal.throwIfAborted();
        await onRead?.(index);
        if ('blog' in one) {
          yield { type: 'blog', blog: one.blog };
          continue;
        }
        // A warning is about the next entry.
        const at = { file: name, entry: 'warning' in one ? number + 1 : (number += 1), line: index + 1 };
        if (at.entry <= after) continue;
        yield readOf(one, at);
      }
    },
  };
}

function readOf(
  one: Exclude<Written, { blog: EntryBlog }>,
  at: { file: string; entry: number; line: number },
): EntryRead {
  if ('entry' in one) return { type: 'entry', entry: one.entry, at };
  if ('comment' in one) return { type: 'comment', comment: one.comment, at };
  if ('damaged' in one) return { type: 'damaged', at, text: one.damaged, damage: 'cut' };
  return { type: 'warning', code: 'date-unreadable', at, text: one.warning };
}
