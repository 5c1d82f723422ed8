import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { getPost, savePost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { cases } from '#tests/tier.ts';
import { ended, printed, startChild } from '../child-process.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('kill');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const lastAcknowledged = (output: string): number =>
  Number(
    output
      .trim()
      .split('\n')
      .findLast((line) => /^\d+$/.test(line)) ?? 0,
  );

it.each(cases([7, 1, 40], 1))(
  'keeps every acknowledged save through SIGKILL after %i of them',
  async (saves) => {
    const child = startChild('tests/unit/backend/library/children/save-in-a-loop.ts', [folder]);
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    await printed(child, (text) => text.split('\n').length > saves);
    child.kill('SIGKILL');
    await ended(child);
    const last = lastAcknowledged(output);
    const library = await openLibrary({ folder, log: silentLog });
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok');
    const post = getPost(library.db, 'post-1');
    // One more may be committed without its acknowledgement.
    expect([last, last + 1]).toContain(post.saveNumber);
    expect(post.document.title).toBe(`Enregistrement ${post.saveNumber}`);
    const next = savePost(
      library.db,
      {
        id: 'post-1',
        baseSave: post.saveNumber,
        saveId: 'after',
        document: buildInterview().titled('Après').post,
      },
      { now: 1, newId: () => 'r' },
    );
    expect(next.saveNumber).toBe(post.saveNumber + 1);
    library.close();
  },
);
