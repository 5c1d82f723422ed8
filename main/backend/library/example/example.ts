/**
 * The example for new users: an interview with its people, pictures, revisions and a search. Its rows are recorded, so
 * that it can be removed completely.
 */
import type { AppLanguage } from '#interview/app-languages.ts';
import { exampleInterview, type ExamplePictures } from './example-interview.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { Context } from '../../core/context.ts';
import { runJob } from '../keeping/backups/run-job.ts';
import { addAsset, removePictureFiles } from '../pictures/assets.ts';
import { picturesOfPost, unusedPictures } from '../pictures/picture-uses.ts';
import { getPost, insertPost, leavePost, savePost, notifyRemoved } from '../posts/posts.ts';
import { deleteExampleRow, type ExampleRow, findExample, writeExampleRow } from '../posts/example-row.ts';
import { getSettings, setSettings } from '../store/settings.ts';
import { column, get, run, sql, transaction } from '../../core/sql.ts';
import { OVEN, PORTRAITS } from './drawings.ts';

const DAY = 24 * 60 * 60_000;
const AGES = [9 * DAY, 2 * DAY, 0] as const;
const MOST_SEARCHES = 100;

/** Returns the existing example or adds a new one. Throws disk.full. */
export async function addExample(
  { db, folder, now, newId }: Pick<Context, 'db' | 'folder' | 'now' | 'newId'>,
  language: AppLanguage,
): Promise<ExampleRow> {
  const pictures = await drawPictures({ db, folder }, now());
  return transaction(db, () => {
    const existingExample = findExample(db);
    if (existingExample !== undefined) return existingExample;
    const { states, search } = exampleInterview(language, pictures, newId);
    let post: Readonly<{ id: string; saveNumber: number }> | undefined;
    states.forEach((document, at) => {
      const moment = { now: now() - (AGES[at] ?? 0), newId };
      if (post === undefined) {
        post = insertPost(db, document, moment);
        leavePost(db, post.id, moment);
        return;
      }
      const saved = savePost(
        db,
        { id: post.id, baseSave: post.saveNumber, saveId: newId(), document, keepAs: 'left' },
        moment,
      );
      post = { id: post.id, saveNumber: saved.saveNumber };
    });
    if (post === undefined) throw new Error('the example has no state');
    keepSearch(db, search);
    const { document } = getPost(db, post.id);
    const row: ExampleRow = {
      postId: post.id,
      people: document.participants.map(({ id }) => id),
      search: search.name,
      query: search.query,
    };
    writeExampleRow(db, row);
    return row;
  });
}

function keepSearch(db: Context['db'], { name, query }: Readonly<{ name: string; query: string }>): void {
  const { savedSearches } = getSettings(db);
  const isNameTaken = savedSearches.some((search) => foldKey(search.name) === foldKey(name));
  if (isNameTaken || savedSearches.length >= MOST_SEARCHES) return;
  setSettings(db, { savedSearches: [{ name, query, order: 'relevance' }, ...savedSearches] });
}

/**
 * Removes the example with everything it added that nothing else uses. Returns the people removed from the directory. A
 * picture that a backup contains is put aside, as by the bin.
 */
export async function removeExample(
  { db, folder, now }: Pick<Context, 'db' | 'folder' | 'now'>,
  { postId, people, search, query }: ExampleRow,
  signal: AbortSignal,
): Promise<string[]> {
  const row = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (row === undefined) return [];
  const pictures = await picturesOfPost(db, { rowid: row.rowid, id: postId }, signal);
  const removedPeople = transaction(db, () => {
    notifyRemoved(db, row.rowid);
    run(db, sql`DELETE FROM posts WHERE rowid = ${row.rowid}`);
    const alone = column<string>(
      db,
      sql`
      SELECT id FROM participants WHERE id IN (SELECT value FROM json_each(${JSON.stringify(people)}))
        AND id NOT IN (SELECT participant_id FROM post_participants)
        AND id NOT IN (SELECT participant_id FROM people_aliases)`,
    );
    run(
      db,
      sql`DELETE FROM participants WHERE id IN (SELECT value FROM json_each(${JSON.stringify(alone)}))`,
    );
    const { savedSearches } = getSettings(db);
    setSettings(db, {
      savedSearches: savedSearches.filter((one) => one.name !== search || one.query !== query),
    });
    deleteExampleRow(db);
    return alone;
  });
  await erasePictures({ db, folder }, [...pictures], now(), signal);
  return removedPeople;
}

async function erasePictures(
  { db, folder }: Pick<Context, 'db' | 'folder'>,
  pictures: readonly string[],
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const inCopies = new Set(await runJob('kept-assets', { folder, sha256s: pictures }, { signal }));
  const erased = await unusedPictures(db, pictures, signal, (unused) =>
    transaction(db, () => {
      const erasable = JSON.stringify(unused.filter((sha256) => !inCopies.has(sha256)));
      const aside = JSON.stringify(unused.filter((sha256) => inCopies.has(sha256)));
      run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${erasable}))`);
      run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${erasable}))`);
      run(
        db,
        sql`
        UPDATE assets SET binned_at = ${now} WHERE binned_at IS NULL
          AND sha256 IN (SELECT value FROM json_each(${aside}))`,
      );
      return unused.filter((sha256) => !inCopies.has(sha256));
    }),
  );
  // After the rows: a file without a row is harmless.
  await removePictureFiles({ db, folder }, erased);
}

async function drawPictures(shelf: Pick<Context, 'db' | 'folder'>, now: number): Promise<ExamplePictures> {
  const { default: sharp } = await import('sharp');
  const take = async (name: string, drawing: string) =>
    await addAsset(
      shelf,
      { name, bytes: await sharp(Buffer.from(drawing)).png({ palette: true }).toBuffer() },
      now,
    );
  const portraits: (string | undefined)[] = [];
  for (const [at, drawing] of PORTRAITS.entries())
    portraits.push(
      drawing === undefined ? undefined : (await take(`portrait-${at + 1}.png`, drawing)).sha256,
    );
  return { oven: await take('oven.png', OVEN), portraits };
}
