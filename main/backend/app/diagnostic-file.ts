/** The diagnostic file: collects facts about the library (counts, never content) and writes them to the chosen file. */
import fs from 'node:fs';
import path from 'node:path';
import type { DiagnosticFacts } from '#contract/diagnostic.ts';
import { FAILURE_CODES, type FailureCode } from '#contract/failure.ts';
import { replaceFile, writeNew } from '../exchange/export/write-files.ts';
import { getSettings } from '../library/store/settings.ts';
import { all, get, type ReadableDb, sql } from '../core/sql.ts';
import { LIBRARY_FILE } from '../library/store/library-files.ts';
import { IS_PUBLIC, IS_BY_HAND } from '../library/publications/blogs.ts';

const ENDING = '.txt';

/**
 * Writes the text atomically and returns the file's bare name. A name without the extension gets it, and then no
 * existing file is replaced. Throws export.not-written, disk.full.
 */
export async function writeDiagnosticFile(chosen: string, text: string): Promise<string> {
  if (chosen.toLowerCase().endsWith(ENDING)) {
    await replaceFile(chosen, (writer) => writer.write(text));
    return path.basename(chosen);
  }
  const name = { base: path.basename(chosen), ending: ENDING };
  return path.basename(await writeNew(path.dirname(chosen), name, (writer) => writer.write(text)));
}

type Counted = Readonly<{ key: string; count: number }>;
type Totals = Pick<
  DiagnosticFacts,
  'sqlite' | 'schema' | 'bytes' | 'participants' | 'assets' | 'notes' | 'publications'
> &
  Readonly<{ accounts: number; signedIn: number }>;

const MOST_BLOGS = 200;
const MOST_FAILURES = 100;

const byKey = (rows: readonly Counted[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ key, count }) => [key, count]));

/** On Windows a file inherits the rights of its folder, in access lists that Node cannot read. */
function rightsOf(folder: string, platform: NodeJS.Platform): DiagnosticFacts['rights'] {
  if (platform === 'win32') return 'inherited';
  const digits = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8).padStart(3, '0');
  return { folder: digits(folder), file: digits(path.join(folder, LIBRARY_FILE)) };
}

export function diagnosticFacts(
  { db, folder }: Readonly<{ db: ReadableDb; folder: string }>,
  platform: NodeJS.Platform = process.platform,
): DiagnosticFacts {
  const totals = get<Totals>(
    db,
    sql`
    SELECT sqlite_version() AS sqlite, (SELECT user_version FROM pragma_user_version) AS schema,
      (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS bytes,
      (SELECT count(*) FROM participants) AS participants, (SELECT count(*) FROM assets) AS assets,
      (SELECT count(*) FROM notes) AS notes, (SELECT count(*) FROM publications) AS publications,
      (SELECT count(*) FROM accounts) AS accounts,
      (SELECT count(*) FROM accounts WHERE signed_in = 1) AS signedIn`,
  );
  if (totals === undefined) throw new Error('a SELECT without FROM gave no row');
  const { accounts, signedIn, ...rest } = totals;
  const { previewStyle, equivalents, savedSearches, ...settings } = getSettings(db);
  return {
    ...rest,
    node: process.versions.node,
    rights: rightsOf(folder, platform),
    accounts: { all: accounts, signedIn },
    posts: byKey(
      all<Counted>(
        db,
        sql`SELECT status AS key, count(*) AS count FROM posts GROUP BY status ORDER BY status`,
      ),
    ),
    blogs: blogsOf(db),
    ...sendsOf(db),
    imports: byKey(
      all<Counted>(
        db,
        sql`SELECT state AS key, count(*) AS count FROM imports GROUP BY state ORDER BY state`,
      ),
    ),
    settings: {
      ...settings,
      previewStyle: previewStyle.length,
      equivalents: equivalents.length,
      savedSearches: savedSearches.length,
    },
  };
}

function blogsOf(db: ReadableDb): DiagnosticFacts['blogs'] {
  type Row = Readonly<{
    way: DiagnosticFacts['blogs'][number]['way'];
    pictures: string | null;
    role: string | null;
  }>;
  return all<Row>(
    db,
    sql`
    SELECT CASE WHEN NOT ${IS_PUBLIC} THEN kind WHEN ${IS_BY_HAND} THEN way
      WHEN account_id IS NULL THEN 'read' ELSE 'connected' END AS way, picture_host AS pictures, role
    FROM blogs WHERE forgotten_at IS NULL ORDER BY rowid LIMIT ${MOST_BLOGS}`,
  ).map(({ way, pictures, role }) => ({
    way,
    ...(pictures === null ? {} : { pictures }),
    ...(role === null ? {} : { role }),
  }));
}

function sendsOf(db: ReadableDb): Pick<DiagnosticFacts, 'sends' | 'failures'> {
  const open = all<Readonly<{ state: string; failure: string | null }>>(
    db,
    sql`SELECT state, failure_code AS failure FROM jobs WHERE finished_at IS NULL`,
  );
  const sends: Record<string, number> = {};
  for (const { state } of open) sends[state] = (sends[state] ?? 0) + 1;
  const codes: readonly string[] = FAILURE_CODES;
  const failures = open.flatMap(({ failure }) =>
    failure !== null && codes.includes(failure) ? [failure as FailureCode] : [],
  );
  return { sends, failures: failures.slice(0, MOST_FAILURES) };
}
