/** A few dozen varied posts, some on a blog: for tests of the search. */
import { blockToText } from '#interview/plain.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { silentLog } from '#backend/core/log.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { setSettings } from '#backend/library/store/settings.ts';
import { run, sql, type WritableDb } from '#backend/core/sql.ts';
import type { Post } from '#interview/document.ts';
import type { Settings } from '#contract/library.ts';
import { buildArticle, buildInterview } from './interview-builder.ts';
import { demoPosts, gardenInterview } from './demo-posts.ts';

export const BLOG = { name: 'LAB de Montrivière', url: 'https://lab.example' } as const;

/** A post with its state. `elsewhere`: published as someone else’s HTML, without our anchors. */
export type Archived = Readonly<{
  post: Post;
  published?: string;
  elsewhere?: boolean;
}>;

/** The same question to many people in many years; its word « ressources » is in every answer. */
const PLACES = ['Montrivière', 'Valbrune', 'Saint-Aubin', 'Courbeville', 'Les Essarts', 'Pont-Neuf'];
const NAMES = ['Anne Martin', 'Karim Benali', 'Léa Morel', 'Idriss Faye', 'Sophie Lacaze', 'Paul Roy'];
const ROLES = [
  'chargée de mission',
  'designer',
  'archiviste',
  'médiateur',
  'directrice adjointe',
  'éducateur',
];

const serial = (index: number): Archived => {
  const at = index % PLACES.length;
  const name = NAMES[(index * 5 + 1) % NAMES.length] ?? '';
  const year = 2012 + (index % 11);
  return {
    post: buildInterview()
      .titled(`Portrait n° ${index + 1} : ${name}, à ${PLACES[at]}`)
      .labelled('Portraits', PLACES[at] ?? '', ...(index % 3 === 0 ? ['Design public'] : []))
      .withPerson(name, {
        role: ROLES[(index * 5 + 1) % ROLES.length] ?? '',
        organisation: `Ville de ${PLACES[at]}`,
      })
      .asking('Quelles ressources vous manquent le plus ?')
      .answering(
        name,
        `À ${PLACES[at]}, les ressources sont d’abord des personnes. En ${year}, nous étions ${index + 2} à nous réunir le mardi, dans une salle prêtée.`,
      )
      .asking('Que diriez-vous à qui commence ?')
      .answering(name, 'De marcher. On apprend plus en une heure de marche qu’en trois réunions.').post,
    published: `${year}-0${(index % 9) + 1}-12T09:00:00Z`,
  };
};

export const HOSTILE = buildInterview()
  .titled(`<b>Titre</b> "hostile" & ${'très '.repeat(60)}long`)
  .labelled('<script>', `libellé ${'interminable '.repeat(12)}`.slice(0, 190))
  .withPerson(`Marie-Antoinette ${'de la Tour '.repeat(12)}`.slice(0, 190), { role: 'x'.repeat(280) })
  .asking('Que pensez-vous de <img src=x onerror=alert(1)> ?')
  .answering(`Marie-Antoinette ${'de la Tour '.repeat(12)}`.slice(0, 190), 'Une hostilité '.repeat(40)).post;

export const ENGLISH = buildInterview()
  .in('en')
  .titled('A key to the garden')
  .labelled('Meetings')
  .withPerson('Ada Cole', { role: 'gardener', organisation: 'Town of Ely' })
  .asking('What would you tell a town that hesitates?')
  .answering('Ada Cole', 'Lend a “spare” key. Then lend another.').post;

export const ELSEWHERE = buildArticle()
  .titled('La fête du fleuve')
  .labelled('Agenda')
  .saying('Le fleuve a gelé deux fois, en 1956 et en 1963.', 'Rendez-vous au port, samedi matin.').post;

/** Published with our own marks; three answers of two people about one key. */
export const GARDEN: Archived = { post: gardenInterview, published: '2019-03-12T09:00:00Z' };

export const ARCHIVE: readonly Archived[] = [
  ...Array.from({ length: 34 }, (_, index) => serial(index)),
  { post: HOSTILE },
  { post: ENGLISH, published: '2021-05-04T09:00:00Z' },
  { post: ELSEWHERE, published: '2018-06-02T09:00:00Z', elsewhere: true },
  ...demoPosts.map((post): Archived => ({ post })),
  GARDEN,
];

/** Makes the library in this folder before Escale starts; returns the ids of its posts, in order. */
export async function makeArchive(
  folder: string,
  archive: readonly Archived[] = ARCHIVE,
  settings: Partial<Settings> = {},
): Promise<string[]> {
  // The library alone: the whole backend would start a thread, which these tests’ loader cannot load.
  const library = await openLibrary({ folder, log: silentLog });
  followPosts(library.db);
  try {
    const ids = addArchive(library.db, archive);
    setSettings(library.db, { welcomed: true, ...settings });
    return ids;
  } finally {
    library.close();
  }
}

/** Adds the posts and their blog to a library without that blog; returns the ids of the posts, in order. */
export function addArchive(db: WritableDb, archive: readonly Archived[] = ARCHIVE): string[] {
  run(
    db,
    sql`INSERT INTO blogs (id, remote_id, name, url, signature, kind, created_at) VALUES ('blog-1', '7', ${BLOG.name}, ${BLOG.url}, '', 'blogger', 1)`,
  );
  return archive.map((archived, index) => add(db, archived, index));
}

/** Uses one person in all posts: the builder numbers people within each. */
function withPeople(post: Post): Post {
  const ids = new Map(
    post.participants.map(({ id, name }) => [
      id,
      name
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .slice(0, 60),
    ]),
  );
  const renamed = (id: string): string => ids.get(id) ?? id;
  return {
    ...post,
    participants: post.participants.map((person) => ({ ...person, id: renamed(person.id) })),
    body: post.body.map((block) =>
      block.type === 'answer' ? { ...block, participants: block.participants.map(renamed) } : block,
    ),
  };
}

function add(db: WritableDb, { post: built, published, elsewhere = false }: Archived, index: number): string {
  const post = withPeople(built);
  const at = published === undefined ? Date.UTC(2024, 0, 1) + index * 1_000 : Date.parse(published);
  let count = 0;
  const newId = (): string => `archived-${index}${(count += 1) === 1 ? '' : `-${count}`}`;
  const { id } = insertPost(db, post, { now: at, newId });
  if (published === undefined) return id;
  const html = elsewhere
    ? post.body.map((block) => `<p>${blockToText(block)}</p>`).join('')
    : renderBlogHtml(post, {
        publicationId: `pub-${index}`,
        pictureAddress: () => 'https://lab.example/p.jpg',
      });
  run(db, sql`UPDATE posts SET status = 'published', published_at = ${at} WHERE id = ${id}`);
  run(
    db,
    sql`INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content, created_at)
        VALUES (${`pub-${index}`}, ${id}, 'blog-1', ${String(100 + index)}, 'live', ${`${BLOG.url}/p/${index}.html`}, ${at}, ${post.title}, '[]', ${html}, ${at})`,
  );
  return id;
}
