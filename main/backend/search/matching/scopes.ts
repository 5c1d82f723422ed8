/** The scope of a query: its words are counted for posts, or with `par:` for the speakers in them. */
import { nameMatcher } from '../analysis/name-matcher.ts';
import { type Scope } from './full-text.ts';
import { columnsOf } from '../index/match-expressions.ts';
import type { ArchiveQuery, AskedName } from '../analysis/query.ts';
import type { RowOwners } from '../index/row-owners.ts';
import type { Column } from '../index/rows-of-post.ts';

/** Posts by slot (facts.ts): `slotOf` gives -1 for a deleted post. */
export type Posts = Readonly<{ size: number; slotOf: (rowid: number) => number }>;

export const postScope = (rows: RowOwners, posts: Posts, query: ArchiveQuery): Scope => ({
  size: posts.size,
  lookups: [{ columns: columnsOf(query.parts), candidatesOf: (row) => posts.slotOf(rows.postOf(row)) }],
});

type VoiceScope = Scope & Readonly<{ postOf: (candidate: number) => number }>;

/**
 * The speakers with one of the names. Words count in their own answers; with `dans:`, in passages of another type of
 * the posts where they speak.
 */
export function voiceScope(
  rows: RowOwners,
  posts: Posts,
  names: readonly AskedName[],
  parts: ArchiveQuery['parts'],
): VoiceScope {
  const isAsked = nameMatcher(names);
  const postOf: number[] = [];
  const candidatesOfRow = new Map<number, number[]>();
  const candidatesOfPost = new Map<number, Map<string, number>>();
  rows.eachVoice((row, rowid, people) => {
    const post = posts.slotOf(rowid);
    if (post < 0) return;
    for (const name of people) {
      if (!isAsked(name)) continue;
      let candidates = candidatesOfPost.get(rowid);
      if (candidates === undefined) candidatesOfPost.set(rowid, (candidates = new Map()));
      let candidate = candidates.get(name);
      if (candidate === undefined) {
        candidate = postOf.push(post) - 1;
        candidates.set(name, candidate);
      }
      const own = candidatesOfRow.get(row);
      if (own === undefined) candidatesOfRow.set(row, [candidate]);
      else if (!own.includes(candidate)) own.push(candidate);
    }
  });
  const others = parts.filter((part) => part !== 'answer');
  const lookups: Scope['lookups'][number][] = [];
  if (parts.length === 0 || parts.includes('answer'))
    lookups.push({
      columns: ['answers'] satisfies Column[],
      candidatesOf: (row) => candidatesOfRow.get(row) ?? [],
    });
  if (others.length > 0)
    lookups.push({
      columns: columnsOf(others),
      candidatesOf: (row) => [...(candidatesOfPost.get(rows.postOf(row))?.values() ?? [])],
    });
  return { size: postOf.length, lookups, postOf: (candidate) => postOf[candidate] ?? -1 };
}
