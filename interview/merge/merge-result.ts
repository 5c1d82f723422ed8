/** The report of a merge of three versions: applied changes, and conflicts for the author. */

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

/** Which version wins if both changed. `both`: one after the other. */
export const KEEPS = ['mine', 'theirs', 'both'] as const;
export type Keep = (typeof KEEPS)[number];

/** A change merged automatically; reported once. */
export type MergedChange = Readonly<{
  what: MergedKind;
  how: 'added' | 'removed' | 'changed' | 'moved';
  /** `both`: each side made the same change. */
  from: 'mine' | 'theirs' | 'both';
  /** The speakers of an answer. */
  who?: string;
  /** The question above, with its number. */
  question?: string;
  before?: string;
  after?: string;
  /** Changed pictures, by sha256. */
  pictures?: Readonly<{ before: readonly string[]; after: readonly string[] }>;
}>;

/** A different change on each side. A missing text: absent on that side. */
export type Conflict = Readonly<{
  /** Stable for the same three versions; key of the decision. */
  id: string;
  what: MergedKind;
  who?: string;
  /** The question above, with its number. */
  question?: string;
  before?: string;
  mine?: string;
  theirs?: string;
  /** The text of « both », with an empty line between paragraphs; absent if they cannot be combined. */
  both?: string;
  /** Differing pictures of each side, by sha256. */
  pictures?: Readonly<{ mine: readonly string[]; theirs: readonly string[] }>;
}>;

export type Decision = Readonly<{
  keep: Keep;
  /** The text for « both » as edited by the author; by default as proposed. */
  text?: string | undefined;
}>;
export type Decisions = ReadonlyMap<string, Decision>;

/** Maximum length of a text in a list of changes. */
const LONGEST = 200_000;
const bounded = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

/** A field with its text; no field for an empty text. */
export function reported<Key extends 'before' | 'after' | 'mine' | 'theirs' | 'both' | 'who' | 'question'>(
  key: Key,
  text: string | undefined,
): Readonly<Partial<Record<Key, string>>> {
  const fields: Partial<Record<Key, string>> = {};
  if (text !== undefined && text !== '') fields[key] = bounded(text);
  return fields;
}
