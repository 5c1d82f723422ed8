/**
 * Reads a Substack export as entries: a table of posts, and one page per post. The tables of subscribers contain e-mail
 * addresses and are not opened.
 */
import { boundedEntry, dateReader, MOST_BODY, MOST_TITLE } from '../bounded-entry.ts';
import type { Entry, EntryBlog, EntryLocation, EntryRead, EntryWarning } from '../entries.ts';
import { type ExportRead, mediumHtml, type ReadExportOptions, remoteIdOf } from '../site-export.ts';
import { decodeText } from '../../xml/encodings.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { readLine } from '../../xml/values.ts';
import { csvRows } from '../../documents/csv-rows.ts';
import { htmlOfPage } from './post-html.ts';

type Table = ReturnType<typeof csvRows>;

/** Maximum bytes of a page that is opened. */
const MOST_PAGE = 4 * MOST_BODY;

export type SubstackFiles = Readonly<{
  names: readonly string[];
  /** A page below the table's folder; undefined if missing. */
  page(name: string): Readonly<{ size: number; read(): Promise<Uint8Array> }> | undefined;
}>;

/** True if the columns are those of the table of posts, whatever its name. */
export const isSubstackTable = (head: string): boolean =>
  /^\uFEFF?(?:\u00ef\u00bb\u00bf)?"?post_id"?,[^\r\n]*\bis_published\b/.test(head);

export async function* readSubstack(
  bytes: Uint8Array,
  files: SubstackFiles,
  { file, now, before, after, signal }: ReadExportOptions,
): AsyncGenerator<EntryRead, ExportRead> {
  const rows = csvRows(decodeText(bytes));
  const blog = blogOf(rows, files.names);
  yield { type: 'blog', blog };
  let entries = 0;
  for (const row of rows) {
    signal.throwIfAborted();
    entries += 1;
    const at: EntryLocation = { file, entry: before + entries };
    if (at.entry <= after) continue;
    const title = readLine(row['title'] ?? '');
    const page = files.page(`posts/${row['post_id'] ?? ''}.html`);
    if (page !== undefined && page.size > MOST_PAGE)
      yield { type: 'warning', code: 'entry-too-large', at, text: title.slice(0, MOST_TITLE) };
    else
      yield* entryOf(row, page === undefined ? undefined : decodeText(await page.read()), { at, blog, now });
  }
  return { entries };
}

/** `<id>.<slug>`, or only the id for a draft without an address. */
const POST_ID = /^(\d{1,20})(?:\.([^\s/]{1,300}))?$/;

/**
 * A publication is identified by its first post, which later exports contain too. Its name is in the file name of the
 * subscriber list.
 */
function blogOf(rows: Table, names: readonly string[]): EntryBlog {
  const ids = rows.flatMap((row) => POST_ID.exec(row['post_id']?.trim() ?? '')?.[1] ?? []);
  const [first = ''] = ids.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const name = names.flatMap(
    (path) => /(?:^|\/)email_list\.([a-z0-9-]{1,63})\.csv$/i.exec(path)?.[1] ?? [],
  )[0];
  return {
    remoteId: remoteIdOf('substack', first),
    kind: 'only-read',
    name: name ?? 'Substack',
    ...(name !== undefined && { url: `https://${name.toLowerCase()}.substack.com` }),
  };
}

function entryOf(
  row: Table[number],
  page: string | undefined,
  { at, blog, now }: Readonly<{ at: EntryLocation; blog: EntryBlog; now: number }>,
): EntryRead[] {
  const text = (name: string): string => row[name]?.trim() ?? '';
  const [, id, slug] = POST_ID.exec(text('post_id')) ?? [];
  const warnings = new Set<EntryWarning>();
  const dated = dateReader(warnings)(text('post_date'));
  const isPublished = /^(?:true|1|yes)$/i.test(text('is_published'));
  const status = !isPublished ? 'draft' : dated !== undefined && dated > now ? 'scheduled' : 'live';
  const sound = text('podcast_url');
  const player =
    /^https?:\/\/[^\s"<>]+$/.test(sound) && page?.includes(sound) !== true ? mediumHtml('audio', sound) : '';
  const description = readLine(text('subtitle')).slice(0, MOST_TITLE);
  const entry: Entry = {
    kind: text('type') === 'page' ? 'page' : 'post',
    made: true,
    blogRemoteId: blog.remoteId,
    ...(id !== undefined && { remoteId: id }),
    title: readLine(text('title')),
    ...((page !== undefined || player !== '') && { html: wholeCharacters(player + htmlOfPage(page ?? '')) }),
    status,
    ...(dated !== undefined && (status === 'draft' ? { createdAt: dated } : { publishedAt: dated })),
    labels: [],
    ...(description !== '' && { description }),
    ...(slug !== undefined &&
      status !== 'draft' && {
        path: `/p/${slug}`,
        ...(blog.url !== undefined && { url: `${blog.url}/p/${slug}` }),
      }),
  };
  return boundedEntry(at, entry, warnings);
}
