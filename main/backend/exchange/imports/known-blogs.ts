/** Blogs of imports: rows of `blogs` without an account, which a later sign-in completes. */
import type { DestinationKind } from '#interview/destinations.ts';
import { type EntryBlog, kindOfEntryBlog } from '../sources/entries.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, run, sql } from '../../core/sql.ts';
import { IS_PUBLIC, IS_BY_HAND } from '../../library/publications/blogs.ts';

export type KnownBlog = Readonly<{
  id: string;
  /** The language of the blog's pages, if a source gives it. */
  language: string | undefined;
  /** Its public address, without a trailing slash. */
  url: string | undefined;
  kind: DestinationKind | undefined;
}>;

type BlogRow = {
  id: string;
  remote_id: string;
  kind: DestinationKind;
  account_id: string | null;
  name: string;
  url: string;
  time_zone: string | null;
  locale: string | null;
  converts_line_breaks: number | null;
};

const columns = sql`id, remote_id, kind, account_id, name, url, time_zone, locale, converts_line_breaks`;

/** The practice blog with this id, if there is one, otherwise the real one. */
function findRow(db: ReadableDb, remoteId: string): BlogRow | undefined {
  // Runs for every entry and returns one or two rows, so sorting here is cheaper than in SQL.
  const rows = all<BlogRow & { counts: number }>(
    db,
    sql`SELECT ${columns}, ${IS_PUBLIC} AS counts FROM blogs WHERE remote_id = ${remoteId}`,
  );
  return rows.find((row) => row.counts === 0) ?? rows[0];
}

const toKnown = (row: BlogRow): KnownBlog => ({
  id: row.id,
  language: languageOfLocale(row.locale ?? undefined),
  url: row.url === '' ? undefined : row.url.replace(/\/$/, ''),
  kind: row.kind,
});

export function getKnownBlog(db: ReadableDb, id: string): KnownBlog {
  const row = get<BlogRow>(db, sql`SELECT ${columns} FROM blogs WHERE id = ${id}`);
  if (row === undefined) throw new Error(`no blog ${id}`);
  return toKnown(row);
}

/** Records a blog for the import's report, even if no row is created for it. */
export function noteBlog(db: WritableDb, importRowid: number, blog: EntryBlog): void {
  const [name, url] = [blog.name.slice(0, 2_000), (blog.url ?? '').slice(0, 4_096)];
  run(
    db,
    sql`
    INSERT INTO import_blogs (import_rowid, remote_id, name, url) VALUES (${importRowid}, ${blog.remoteId}, ${name}, ${url})
    ON CONFLICT DO UPDATE SET name = coalesce(nullif(excluded.name, ''), name), url = coalesce(nullif(excluded.url, ''), url)`,
  );
}

/**
 * Creates the blog's row or adds the facts of this source to it. A blog with an account keeps the name and address
 * given by its server.
 */
export function keepBlog(
  db: WritableDb,
  importRowid: number,
  blog: EntryBlog,
  { now, newId }: Readonly<{ now: number; newId: () => string }>,
): KnownBlog {
  noteBlog(db, importRowid, blog);
  const row = findRow(db, blog.remoteId);
  if (row === undefined) {
    const id = newId();
    run(
      db,
      sql`
      INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at)
      VALUES (${id}, ${kindOfEntryBlog(blog)}, ${blog.remoteId}, ${blog.name.slice(0, 2_000)}, ${(blog.url ?? '').slice(0, 4_096)}, '', ${now})`,
    );
    run(
      db,
      sql`UPDATE import_blogs SET blog_id = ${id}, made = 1 WHERE import_rowid = ${importRowid} AND remote_id = ${blog.remoteId}`,
    );
    return keepBlog(db, importRowid, blog, { now, newId });
  }
  const free = row.account_id === null;
  const next: BlogRow = {
    ...row,
    name: free && blog.name !== '' ? blog.name.slice(0, 2_000) : row.name,
    url: free && blog.url !== undefined ? blog.url.slice(0, 4_096) : row.url,
    time_zone: blog.timeZone?.slice(0, 100) ?? row.time_zone,
    locale: blog.locale?.slice(0, 40) ?? row.locale,
    converts_line_breaks:
      blog.convertsLineBreaks === undefined ? row.converts_line_breaks : Number(blog.convertsLineBreaks),
  };
  run(
    db,
    sql`
    UPDATE import_blogs SET blog_id = ${row.id}, before = CASE WHEN made = 0 THEN coalesce(before, ${JSON.stringify(row)}) END
    WHERE import_rowid = ${importRowid} AND remote_id = ${blog.remoteId}`,
  );
  if ((Object.keys(next) as (keyof BlogRow)[]).some((key) => next[key] !== row[key])) {
    run(
      db,
      sql`
      UPDATE blogs SET name = ${next.name}, url = ${next.url}, time_zone = ${next.time_zone}, locale = ${next.locale},
        converts_line_breaks = ${next.converts_line_breaks} WHERE id = ${row.id}`,
    );
  }
  return toKnown(next);
}

/** The blog as known so far, with id '' if unknown. Writes nothing. */
export function blogSoFar(db: ReadableDb, remoteId: string): KnownBlog {
  const row = findRow(db, remoteId);
  return row === undefined ? { id: '', language: undefined, url: undefined, kind: undefined } : toKnown(row);
}

/** Like `keepBlog`, for an entry whose source did not describe its blog. */
export function blogOf(
  db: WritableDb,
  importRowid: number,
  remoteId: string,
  moment: Readonly<{ now: number; newId: () => string }>,
): KnownBlog {
  const row = findRow(db, remoteId);
  const noted = get(
    db,
    sql`SELECT 1 FROM import_blogs WHERE import_rowid = ${importRowid} AND remote_id = ${remoteId} AND blog_id IS NOT NULL`,
  );
  return row !== undefined && noted !== undefined
    ? toKnown(row)
    : keepBlog(db, importRowid, { remoteId, name: '' }, moment);
}

/**
 * Undoes an import's changes of blogs: removes the ones it created that nothing else uses and restores the others.
 * Returns true if any row changed.
 */
export function undoBlogs(db: WritableDb, importRowid: number): boolean {
  const rows = all<{ blog_id: string; made: number; before: string | null }>(
    db,
    sql`SELECT blog_id, made, before FROM import_blogs WHERE import_rowid = ${importRowid} AND blog_id IS NOT NULL`,
  );
  for (const { blog_id, made, before } of rows) {
    const isStillUsed =
      get(
        db,
        sql`
        SELECT 1 FROM blogs WHERE id = ${blog_id} AND (account_id IS NOT NULL OR ${IS_BY_HAND})
        UNION ALL SELECT 1 FROM publications WHERE blog_id = ${blog_id}
        UNION ALL SELECT 1 FROM comments WHERE blog_id = ${blog_id}
        UNION ALL SELECT 1 FROM import_blogs JOIN imports ON imports.rowid = import_rowid
          WHERE blog_id = ${blog_id} AND import_rowid <> ${importRowid} AND imports.state <> 'undone' LIMIT 1`,
      ) !== undefined;
    run(
      db,
      sql`UPDATE import_blogs SET blog_id = NULL, made = 0, before = NULL WHERE import_rowid = ${importRowid} AND blog_id = ${blog_id}`,
    );
    if (made === 1 && !isStillUsed) {
      run(db, sql`UPDATE import_blogs SET blog_id = NULL, made = 0 WHERE blog_id = ${blog_id}`);
      run(db, sql`DELETE FROM blogs WHERE id = ${blog_id}`);
    } else if (made === 1) {
      // Another import has the blog too and will undo it.
      run(
        db,
        sql`
        UPDATE import_blogs SET made = 1, before = NULL WHERE blog_id = ${blog_id} AND import_rowid = (
          SELECT min(import_rowid) FROM import_blogs WHERE blog_id = ${blog_id})`,
      );
    } else if (before !== null) {
      const row = JSON.parse(before) as BlogRow;
      run(
        db,
        sql`
        UPDATE blogs SET name = iif(account_id IS NULL, ${row.name}, name), url = iif(account_id IS NULL, ${row.url}, url),
          time_zone = ${row.time_zone}, locale = ${row.locale}, converts_line_breaks = ${row.converts_line_breaks} WHERE id = ${blog_id}`,
      );
    }
  }
  return rows.length > 0;
}

/**
 * A blog's locale (`fr_FR`, `pt-BR`) as a document's language; the country is kept if the language differs by country.
 */
function languageOfLocale(locale: string | undefined): string | undefined {
  const [, language, country] = /^([a-z]{2,3})(?:[_-]([a-z]{2}))?\b/i.exec(locale ?? '') ?? [];
  if (language === undefined) return undefined;
  const lower = language.toLowerCase();
  return country === undefined || lower === 'fr' || lower === 'en'
    ? lower
    : `${lower}-${country.toUpperCase()}`;
}
