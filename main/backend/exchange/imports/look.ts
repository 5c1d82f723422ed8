/** What a source holds, counted without writing anything. */
import type { Entry, EntryRead, EntrySource } from '../entries.ts';
import type { Found } from './import-rows.ts';

export type Looked = Readonly<{
  found: Found;
  blogs: readonly Readonly<{ remoteId: string; name: string; url: string }>[];
}>;

/** Reads `source` to its end, or to where it is damaged. `onProgress`: how many entries were met so far. */
export async function lookAt(
  source: EntrySource,
  { signal, onProgress }: Readonly<{ signal: AbortSignal; onProgress: (done: number) => void }>,
): Promise<Looked> {
  const counts = { posts: 0, pages: 0, drafts: 0, scheduled: 0, trashed: 0, comments: 0 };
  const bodies = { full: 0, short: 0 };
  const pictures = new Set<string>();
  const blogs = new Map<string, { remoteId: string; name: string; url: string }>();
  let damaged: Found['damaged'];
  let met = 0;
  let breath = performance.now();
  for await (const read of source.read({ signal })) {
    switch (read.type) {
      case 'blog':
        blogs.set(read.blog.remoteId, blogShown(read.blog, blogs.get(read.blog.remoteId)));
        break;
      case 'entry':
        count(read.entry, counts, bodies, pictures);
        break;
      case 'comment':
        counts.comments += 1;
        break;
      case 'damaged':
        damaged ??= damageOf(read);
        break;
      case 'left-out':
      case 'warning':
        break;
    }
    if (read.type === 'entry' || read.type === 'comment') onProgress((met += 1));
    if (performance.now() - breath > 20) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      breath = performance.now();
    }
  }
  const found: Found = {
    ...counts,
    pictures: pictures.size,
    ...(damaged === undefined ? {} : { damaged }),
    ...(source.kind === 'address'
      ? { feed: bodies.short > 0 ? 'short' : bodies.full > 0 ? 'full' : 'none' }
      : {}),
  };
  return { found, blogs: [...blogs.values()] };
}

function blogShown(
  blog: Readonly<{ remoteId: string; name: string; url?: string }>,
  before: Readonly<{ name: string; url: string }> | undefined,
) {
  const name = blog.name === '' ? (before?.name ?? '') : blog.name.slice(0, 2_000);
  return { remoteId: blog.remoteId, name, url: (blog.url ?? before?.url ?? '').slice(0, 4_096) };
}

function count(
  entry: Entry,
  counts: Record<'posts' | 'pages' | 'drafts' | 'scheduled' | 'trashed', number>,
  bodies: { full: number; short: number },
  pictures: Set<string>,
): void {
  counts[entry.kind === 'page' ? 'pages' : 'posts'] += 1;
  if (entry.status === 'draft') counts.drafts += 1;
  if (entry.status === 'scheduled') counts.scheduled += 1;
  if (entry.status === 'trashed') counts.trashed += 1;
  bodies[entry.html === undefined && entry.blocks === undefined ? 'short' : 'full'] += 1;
  for (const [, , address] of (entry.html ?? '').matchAll(
    /<img\b[^<>]{0,4000}?\ssrc\s*=\s*(["'])(.{1,4000}?)\1/gis,
  ))
    if (address !== undefined) pictures.add(address);
}

function damageOf(read: Extract<EntryRead, { type: 'damaged' }>): NonNullable<Found['damaged']> {
  return {
    file: read.at.file.slice(0, 2_000),
    entry: read.at.entry,
    ...(read.at.line === undefined ? {} : { line: read.at.line }),
    text: read.text.slice(0, 2_000),
    damage: read.damage,
  };
}
