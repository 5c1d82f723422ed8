/** What a merge of three versions gives besides the text: what came from where, and what is for the author to choose. */

export const MERGED_KINDS = [
  'title',
  'description',
  'language',
  'labels',
  'person',
  'lead',
  'question',
  'answer',
  'text',
  'picture',
  'order',
] as const;
export type MergedKind = (typeof MERGED_KINDS)[number];

/** Which version stands, where both changed the same thing. `both`: one after the other. */
export const KEEPS = ['mine', 'theirs', 'both'] as const;
export type Keep = (typeof KEEPS)[number];

/** Something that is settled by itself; shown once. */
export type MergedChange = Readonly<{
  what: MergedKind;
  how: 'added' | 'removed' | 'changed' | 'moved';
  /** `both`: each side made the same change. */
  from: 'mine' | 'theirs' | 'both';
  /** Who speaks, for an answer. */
  who?: string;
  /** The question over it, with its number. */
  question?: string;
  before?: string;
  after?: string;
  /** Of pictures that changed: their sha256, before and after. */
  pictures?: Readonly<{ before: readonly string[]; after: readonly string[] }>;
}>;

/** Something that both changed, each in another way. A text that is absent: it is not there on that side. */
export type Conflict = Readonly<{
  /** Stable for the same three versions: decisions name it. */
  id: string;
  what: MergedKind;
  who?: string;
  /** The question over it, with its number. */
  question?: string;
  before?: string;
  mine?: string;
  theirs?: string;
  /** What « both » would give, one paragraph after the other with an empty line between; absent where that makes no sense. */
  both?: string;
  /** Of pictures that differ: their sha256 on each side. */
  pictures?: Readonly<{ mine: readonly string[]; theirs: readonly string[] }>;
}>;

export type Decision = Readonly<{
  keep: Keep;
  /** Of « both »: as the author left it; absent: as it was proposed. */
  text?: string | undefined;
}>;
export type Decisions = ReadonlyMap<string, Decision>;

/** What one list of changes may hold of a text. */
const LONGEST = 200_000;
const bounded = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

/** The fields that say something: absent where there is nothing to say. */
export function reported<Key extends 'before' | 'after' | 'mine' | 'theirs' | 'both' | 'who' | 'question'>(
  key: Key,
  text: string | undefined,
): Readonly<Partial<Record<Key, string>>> {
  const said: Partial<Record<Key, string>> = {};
  if (text !== undefined && text !== '') said[key] = bounded(text);
  return said;
}
