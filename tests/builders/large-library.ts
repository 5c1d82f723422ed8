/**
 * A library of any number of short posts, for measurements of lists, opening and memory. Each row is written as the
 * app writes it; 100,000 posts take some minutes and 700 MB, once when a folder caches them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { setSettings } from '#backend/library/store/settings.ts';
import { run, sql, transaction } from '#backend/core/sql.ts';
import { seededRandom } from '#bench/generate-archive.ts';

const AT_ONCE = 500;
const DAY = 24 * 60 * 60_000;
const LABELS = 400;
const PEOPLE = 5_000;
const SUBJECTS =
  'Le guichet,La médiathèque,L’école,Une crèche,Le marché,Les berges,L’écluse,Un jardin partagé,La maison des aînés,Le tramway'.split(
    ',',
  );
const FIRST_NAMES = 'Alba,Bruno,Camille,Denis,Élise,Fanny,Gaël,Hélène,Ismaël,Jeanne'.split(',');

/** A library of `posts` posts in `folder`, created unless it exists. Most are online, a few are drafts. */
export async function largeLibrary(folder: string, posts: number): Promise<void> {
  const libraryFolder = path.join(folder, 'whole');
  if (fs.existsSync(libraryFolder)) return;
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ['', '-wal', '-shm']) fs.rmSync(path.join(folder, LIBRARY_FILE + file), { force: true });
  const { db, close } = await openLibrary({ folder, log: silentLog });
  followPosts(db);
  db.pragma('synchronous = OFF');
  setSettings(db, { welcomed: true });
  const random = seededRandom(7);
  for (let from = 0; from < posts; from += AT_ONCE) {
    transaction(db, () => {
      for (let number = from; number < Math.min(posts, from + AT_ONCE); number += 1)
        addPost(db, number, number / posts, random);
    });
  }
  db.exec('ANALYZE');
  close();
  fs.writeFileSync(libraryFolder, `${posts}\n`);
}

function addPost(
  db: Parameters<typeof insertPost>[0],
  number: number,
  share: number,
  random: () => number,
): void {
  const below = (limit: number): number => Math.floor(random() * limit);
  // A few labels and people are in many posts, most in few.
  const rare = (limit: number): number => Math.floor(limit ** random()) - 1;
  const at = Date.UTC(2008, 0, 1) + Math.floor(share * 18 * 365) * DAY + below(DAY);
  const id = `post-${number}`;
  insertPost(
    db,
    shortPost(
      `${SUBJECTS[below(SUBJECTS.length)]} : ${number + 1}`,
      [...new Set([rare(LABELS), rare(LABELS)])],
      [...new Set([rare(PEOPLE), rare(PEOPLE)])],
    ),
    { now: at, newId: () => id },
  );
  const draft = number % 997 === 0;
  if (!draft)
    run(
      db,
      sql`UPDATE posts SET status = ${number % 211 === 0 ? 'changed' : 'published'}, published_at = ${at + DAY} WHERE id = ${id}`,
    );
}

function shortPost(title: string, labels: readonly number[], people: readonly number[]): Post {
  const participants = people.map((person) => {
    const name = `${FIRST_NAMES[person % FIRST_NAMES.length]} Nom${person}`;
    return { id: `person-${person}`, name, label: name };
  });
  return {
    version: DOCUMENT_VERSION,
    kind: 'interview',
    language: 'fr',
    title,
    labels: labels.map((label) => `Libellé ${label}`),
    participants,
    body: participants.flatMap(({ id }, turn) => [
      {
        type: 'question',
        id: `q${turn}`,
        content: [[{ type: 'text', text: 'Qu’est-ce qui a changé depuis l’ouverture ?' }]],
      },
      {
        type: 'answer',
        id: `a${turn}`,
        participants: [id],
        labelShown: true,
        blocks: [
          {
            type: 'paragraph',
            content: [
              {
                type: 'text',
                text: 'Nous avons repris le lieu avec les habitants, et chaque semaine un agent note ce qui bloque encore.',
              },
            ],
          },
        ],
      },
    ]),
  };
}
