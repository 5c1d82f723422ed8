/** All data of a library about a person, and its content after an erasure. Runs in a thread; read-only. */
import type { Post } from '#interview/document.ts';
import { ofName, spansOf, unnamedLabel, eraseText, type Manner } from '#interview/erasure/erase-text.ts';
import { blockToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { DATA_KINDS, type PersonInspection } from '#contract/erasure.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../publications/authorship.ts';
import { IS_BY_HAND } from '../publications/blogs.ts';
import { readDocument } from '../store/read-document.ts';
import { type ReadableDb, all, get, sql } from '../../core/sql.ts';
import type { Person } from './find-person.ts';
import { readerOf } from './row-change.ts';
import { inOneState, type OnProgress, scanPerson } from './scan.ts';

type PostOfPerson = PersonInspection['posts'][number];
type OnlinePage = PostOfPerson['online'][number];

export type InspectInput = Readonly<{ file: string; id: string }>;
const MOST_POSTS = 200;
const LONGEST = 160;

/** Throws participant.not-found. */
export function inspectPerson({ file, id }: InspectInput, onProgress: OnProgress): PersonInspection {
  return inOneState(file, (db) => inspect(db, id, onProgress));
}

function inspect(db: ReadableDb, personId: string, onProgress: OnProgress): PersonInspection {
  const { person, marker, reader, rows, counts } = scanPerson(db, personId, onProgress);
  const erasings = {
    removed: reader.erasing,
    replaced: readerOf([{ ...marker, manner: 'replaced' }]).erasing,
  };
  const { names } = reader.erasing;
  const posts: PostOfPerson[] = [];
  let onlineCount = 0;
  let postCount = 0;
  for (const { table, row, change } of rows) {
    if (table !== 'posts' || change.post === undefined) continue;
    postCount += 1;
    const postRow = get<Pick<PostOfPerson, 'id' | 'title' | 'status'>>(
      db,
      sql`SELECT id, title, status FROM posts WHERE rowid = ${row['row key'] ?? null}`,
    );
    if (postRow === undefined) continue;
    const online = onlinePagesOf(db, postRow.id);
    if (online.length > 0) onlineCount += 1;
    if (posts.length >= MOST_POSTS) continue;
    const post = readDocument(String(row['document']));
    // Both manners look for the same names.
    const { theirs } = change.post.of;
    posts.push({
      ...postRow,
      takesPart: post.participants.some(
        ({ id, name }) => person.ids.includes(id) || ofName(name, reader.erasing) !== undefined,
      ),
      answers: change.post.answers,
      named: linesOf(post).reduce((sum, line) => sum + spansOf(line, names, theirs).length, 0),
      ...excerptOf(post, person, (line, manner) => eraseText(line, erasings[manner], theirs, post.language)),
      online,
    });
  }
  const pictures = all(
    db,
    sql`SELECT 1 FROM assets WHERE sha256 IN (SELECT value FROM json_each(${JSON.stringify(person.pictures)}))`,
  ).length;
  if (pictures > 0) counts.set('pictures', (counts.get('pictures') ?? 0) + pictures);
  return {
    name: person.name,
    names: [...new Set([...person.names, ...person.labels])].slice(0, 100),
    sameName: person.sameName,
    entry: person.entry.slice(0, 100),
    rows: DATA_KINDS.flatMap((kind) => {
      const count = counts.get(kind);
      return count === undefined ? [] : [{ kind, count }];
    }),
    posts,
    postCount,
    pictures: person.pictures.length,
    sharedPictures: person.shared,
    addresses: all<{ url: string }>(
      db,
      sql`SELECT url FROM publications WHERE url IS NOT NULL AND remote_status IN ('live', 'scheduled')`,
    ).filter(({ url }) => spansOf(url, names, new Set()).length > 0).length,
    onlineCount,
  };
}

function onlinePagesOf(db: ReadableDb, postId: string): OnlinePage[] {
  return all<{
    name: string;
    url: string | null;
    by_hand: number;
    sent_to: number;
    read_only: number | null;
  }>(
    db,
    sql`
    SELECT blogs.name, p.url, ${IS_BY_HAND} AS by_hand, ${IS_SENT_TO} AS sent_to, ${IS_READ_ONLY} AS read_only
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.post_id = ${postId} AND p.remote_status IN ('live', 'scheduled') AND p.ended_at IS NULL LIMIT 20`,
  ).map(({ name, url, by_hand, sent_to, read_only }) => ({
    blogName: name,
    ...(url === null ? {} : { url }),
    readOnly: read_only === 1 || (by_hand === 0 && sent_to === 0),
    byHand: by_hand === 1,
  }));
}

const linesOf = (post: Post): string[] => [
  post.title,
  post.description ?? '',
  paragraphsToText(post.lead ?? []),
  ...post.body.flatMap((block) => blockToText(block).split('\n')),
];

type Erase = (line: string, manner: Manner) => string;

/** The first line that changes, as it is and as it would be. */
function excerptOf(post: Post, person: Person, erase: Erase): Pick<PostOfPerson, 'before' | 'after'> {
  const line = linesOf(post).find((one) => erase(one, 'removed') !== one);
  if (line !== undefined)
    return {
      before: clip(line),
      after: { removed: clip(erase(line, 'removed')), replaced: clip(erase(line, 'replaced')) },
    };
  const answer = post.body.find(
    (block) => block.type === 'answer' && block.participants.some((id) => person.ids.includes(id)),
  );
  const text = answer === undefined ? '' : (blockToText(answer).split('\n')[0] ?? '');
  const label = post.participants.find(({ id }) => person.ids.includes(id))?.label ?? person.name;
  return {
    before: clip(text === '' ? label : `${label} : ${text}`),
    after: {
      removed: '',
      replaced: clip(text === '' ? unnamedLabel(post.language) : `${unnamedLabel(post.language)} : ${text}`),
    },
  };
}

const clip = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
