import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { copySnapshot } from '#backend/library/keeping/backups/copy-database.ts';
import { prove } from '#backend/library/keeping/backups/proof.ts';
import { createBackupThreads, runJob } from '#backend/library/keeping/backups/run-job.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { transaction } from '#backend/core/sql.ts';
import { scriptAt } from '#backend/core/threads/thread-script.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { copyDurably } from './reference/copy-durably.ts';
import { longestMoment, type Row } from './harness.ts';

const POSTS = 1_000;
/** Built as shipped: run from the sources, the thread would load its modules one by one. */
const threads = createBackupThreads({
  script: scriptAt(path.join(import.meta.dirname, '../out/main/backup-worker.cjs')),
});
const SENTENCE =
  'Nous avons repris le guichet du quartier avec les habitants, et chaque semaine un agent note ce qui bloque encore. ';

async function aLibraryOfPosts(posts = POSTS) {
  const desk = await openTestBackend({ publishing: false });
  const { db, now } = desk.backend;
  for (let post = 0; post < posts; post += 1) {
    const document = buildInterview()
      .titled(`Billet ${post}`)
      .asking('Qu’est-ce qui a changé ?')
      .answering('Anne Martin', `${SENTENCE.repeat(50)}${post}`).post;
    transaction(db, () => insertPost(db, document, { now: now(), newId: () => `post-${post}` }));
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  const source = path.join(desk.folder, LIBRARY_FILE);
  return { desk, source, target: (name: string) => path.join(desk.folder, name) };
}

const backup: Row = {
  name: 'backup',
  what: `a library of ${POSTS} posts copied by SQLite's online backup in a thread of its own, opened, checked to its last page, counted and summed up, against a plain copy of the file, both on the disk (fsync)`,
  rounds: 10,
  warmUp: 1,
  async prepare() {
    const { desk, source, target } = await aLibraryOfPosts();
    const ours = async (): Promise<void> => {
      await runJob('copy', { source, target: target('ours.sqlite') }, { threads });
    };
    const reference = (): void => copyDurably(source, target('reference.sqlite'));
    return {
      ours,
      reference,
      async verify() {
        await ours();
        reference();
        const [one, other] = [
          await runJob('prove', { file: target('ours.sqlite') }, { threads }),
          await runJob('prove', { file: target('reference.sqlite') }, { threads }),
        ];
        assert.deepEqual(one.counts, other.counts);
        assert.equal(one.counts.posts, POSTS);
      },
      close: () => desk.dispose(),
    };
  },
};

/** Eighty megabytes, so that the fixed cost of a copy does not dominate. */
const MANY_POSTS = 8_000;

const copy: Row = {
  name: 'backup-copy',
  what: `the copying alone of a library of ${MANY_POSTS} posts, by SQLite's online backup, against a plain copy of the file; its proof reads the copy twice more`,
  rounds: 10,
  warmUp: 1,
  async prepare() {
    const { desk, source, target } = await aLibraryOfPosts(MANY_POSTS);
    const ours = async (): Promise<void> => {
      fs.rmSync(target('ours.sqlite'), { force: true });
      await copySnapshot(source, target('ours.sqlite'), () => undefined);
    };
    return {
      ours,
      reference: () => copyDurably(source, target('reference.sqlite')),
      async verify() {
        await ours();
        assert.equal(prove(target('ours.sqlite')).counts.posts, MANY_POSTS);
      },
      close: () => desk.dispose(),
    };
  },
};

const stall: Row = {
  name: 'backup-stall',
  what: 'the longest moment in which the backend answers nothing while such a copy is made and proved, against the 16 ms of one frame',
  rounds: 10,
  warmUp: 1,
  async prepare() {
    const { desk, source, target } = await aLibraryOfPosts();
    const ours = async (): Promise<number[]> => {
      const copying = (): Promise<unknown> =>
        runJob('copy', { source, target: target('ours.sqlite') }, { threads });
      return [await longestMoment(copying)];
    };
    return {
      ours,
      reference: () => [16],
      async verify() {
        await ours();
        assert.ok(fs.existsSync(target('ours.sqlite')));
      },
      close: () => desk.dispose(),
    };
  },
};

export const backupRows: readonly Row[] = [backup, copy, stall];
