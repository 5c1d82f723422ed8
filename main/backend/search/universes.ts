/** The places where a query is answered: posts, or under `par:` those who answer in them. */
import type { Universe } from './find-clauses.ts';
import { columnsOf, TELLING } from './match.ts';
import { wordsOf, type ArchiveQuery, type AskedName } from './query.ts';
import type { RowPlaces } from './row-places.ts';
import type { Column } from './rows-of-post.ts';

/** Where posts stand in arrays: `placeOf` gives -1 for a post that is gone. */
export type Posts = Readonly<{ size: number; placeOf: (rowid: number) => number }>;

/** One place a post. */
export function postUniverse(
  rows: RowPlaces,
  posts: Posts,
  query: ArchiveQuery,
  stopOnly: boolean,
): Universe {
  const columns = query.parts.length === 0 && stopOnly ? TELLING : columnsOf(query.parts);
  return { size: posts.size, looks: [{ columns, placesOf: (row) => posts.placeOf(rows.postOf(row)) }] };
}

/** One place for each of those people in each post where they answer. */
export type VoiceUniverse = Universe & Readonly<{ postOf: (place: number) => number }>;

/**
 * Those who answer under one of the names. Words count in their own answers; with `dans:`, in passages of another kind
 * of the posts where they answer.
 */
export function voiceUniverse(
  rows: RowPlaces,
  posts: Posts,
  names: readonly AskedName[],
  parts: ArchiveQuery['parts'],
): VoiceUniverse {
  const isAsked = nameMatcher(names);
  const postOfPlace: number[] = [];
  const placesOfRow = new Map<number, number[]>();
  const placesOfPost = new Map<number, Map<string, number>>();
  rows.eachVoice((row, rowid, people) => {
    const post = posts.placeOf(rowid);
    if (post < 0) return;
    for (const name of people) {
      if (!isAsked(name)) continue;
      let places = placesOfPost.get(rowid);
      if (places === undefined) placesOfPost.set(rowid, (places = new Map()));
      let place = places.get(name);
      if (place === undefined) {
        place = postOfPlace.push(post) - 1;
        places.set(name, place);
      }
      const own = placesOfRow.get(row);
      if (own === undefined) placesOfRow.set(row, [place]);
      else if (!own.includes(place)) own.push(place);
    }
  });
  const others = parts.filter((part) => part !== 'answer');
  const looks: Universe['looks'][number][] = [];
  if (parts.length === 0 || parts.includes('answer'))
    looks.push({ columns: ['answers'] satisfies Column[], placesOf: (row) => placesOfRow.get(row) ?? [] });
  if (others.length > 0)
    looks.push({
      columns: columnsOf(others),
      placesOf: (row) => [...(placesOfPost.get(rows.postOf(row))?.values() ?? [])],
    });
  return { size: postOfPlace.length, looks, postOf: (place) => postOfPlace[place] ?? -1 };
}

/** Whether a name holds all the words of one of those asked; the last word may be half typed. */
export function nameMatcher(asked: readonly AskedName[]): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let is = known.get(name);
    if (is === undefined) {
      const words = wordsOf(name).map((word) => word.exact);
      is = asked.some((person) =>
        person.words.every(({ exact }, index) => {
          const typed = !person.whole && index === person.words.length - 1;
          return words.some((word) => (typed ? word.startsWith(exact) : word === exact));
        }),
      );
      known.set(name, is);
    }
    return is;
  };
}
