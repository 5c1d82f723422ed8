/** Saves one post repeatedly, and prints the number of each acknowledged save. */
import { writeSync } from 'node:fs';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { createPost, savePost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const { db } = await openLibrary({ folder: process.argv[2] ?? '', log: silentLog });
let ids = 0;
const newId = (): string => (ids === 0 ? `post-${(ids += 1)}` : `id-${(ids += 1)}`);
createPost(db, { kind: 'interview', language: 'fr' }, { now: Date.now(), newId });
for (let save = 0; ; save += 1) {
  const document = buildInterview()
    .titled(`Enregistrement ${save + 1}`)
    .asking('Que fait le laboratoire ?')
    .answering('Anne Martin', 'Il essaie. '.repeat(200)).post;
  const saved = savePost(
    db,
    { id: 'post-1', baseSave: save, saveId: `save-${save}`, document },
    { now: Date.now(), newId },
  );
  writeSync(1, `${saved.saveNumber}\n`);
}
