/**
 * `npm run seed`: a library for development, in the default folder of a run from the sources ($ESCALE_LIBRARY, else
 * Escale-dev). A dozen drafts and 400 generated interviews of nineteen years, all or nothing; a second run adds
 * nothing.
 */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { failures } from '#assets/messages/en/failures.ts';
import type { Post } from '#interview/document.ts';
import { libraryFolder } from '#backend/library/store/library-folder.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { setSettings } from '#backend/library/store/settings.ts';
import type { ReadableDb, WritableDb } from '#backend/core/sql.ts';
import { get, sql, transaction } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { AppError } from '#contract/failure.ts';
import { generateArchive } from '#bench/generate-archive.ts';
import { demoDrafts } from '#tests/builders/demo-drafts.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';

const ARCHIVE = 400;
const HOUR = 3_600_000;
/** The generated dates end in 2026: two years earlier, none is in the future. */
const EARLIER = 2 * 365 * 24 * HOUR;
const DRAFTS: readonly Post[] = [...demoDrafts, ...demoPosts, gardenInterview];

/** The interview of the pictures is in every seeded library; an author's own has no post of that name. */
const isSeeded = (db: ReadableDb): boolean =>
  get(db, sql`SELECT 1 FROM posts WHERE title = ${gardenInterview.title}`) !== undefined;

function fill(db: WritableDb, today: number): void {
  const insert = (document: Post, now: number) => insertPost(db, document, { now, newId: randomUUID });
  transaction(db, () => {
    for (const { document, publishedAt } of generateArchive(ARCHIVE)) insert(document, publishedAt - EARLIER);
    DRAFTS.forEach((document, index) => insert(document, today - (DRAFTS.length - index) * 7 * HOUR));
    setSettings(db, { welcomed: true });
  });
}

const folder = libraryFolder({
  env: process.env,
  platform: process.platform,
  home: os.homedir(),
  development: true,
});
try {
  const library = await openLibrary({ folder, log: silentLog });
  followPosts(library.db);
  try {
    if (isSeeded(library.db)) process.stdout.write(`${folder} is already seeded; nothing was added.\n`);
    else {
      fill(library.db, Date.now());
      process.stdout.write(
        `${folder} now holds ${DRAFTS.length} drafts and ${ARCHIVE} generated interviews.\n`,
      );
    }
  } finally {
    library.close();
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const sentence: (params: AppError['params']) => string = failures[error.code];
  process.stderr.write(`${sentence(error.params)}\n`);
  process.exitCode = 1;
}
