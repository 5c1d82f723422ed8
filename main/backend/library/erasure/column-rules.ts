/** How a column of the library is read for people, and why some need not be. */
import type { KindHeld } from '#contract/person-data.ts';

/**
 * How a column is read: `document` a post's JSON, `document-blob` the same raw-deflated, `html`, `text` a line, `json` values
 * of any shape, `markup-blob` raw-deflated XML, `before-blob` an import's account of what it changed. `row`: the row goes
 * where the column names them. `approver`: as `row`, or only the name, where answers stay. `act`: as
 * `row`, or without their name, where it is about others. `emptied`: it becomes NULL there.
 */
export type How =
  | 'document'
  | 'document-blob'
  | 'html'
  | 'text'
  | 'json'
  | 'markup-blob'
  | 'before-blob'
  | 'row'
  | 'approver'
  | 'act'
  | 'emptied';
export type Kept = Readonly<{ kept: string }>;

export type TableRule = Readonly<{
  kind?: KindHeld;
  /** Tables without a rowid: the column that finds a row, or rows that are seen to together. */
  key?: string;
  /** The post a row belongs to, as a condition on `posts` in which ROW stands for the row's table. */
  post?: string;
  /** Its words are read as those of its post: by what its people are called there. */
  asInPost?: true;
  columns: Readonly<Record<string, How | Kept>>;
}>;

export const id: Kept = { kept: 'an id, made at random' };
export const word: Kept = { kept: 'one of a closed list' };
export const hash: Kept = { kept: 'a hash of a whole text' };
export const blog: Kept = { kept: 'of the blog and its account, whose owner is the author' };
export const address: Kept = {
  kept: 'a public address: it leads to what is online, and goes when that goes',
};
export const derived: Kept = { kept: 'made from the post, again at each change of it' };
export const index: Kept = {
  kept: 'single words of the archive; those of the name go, once no post says them',
};
export const failure: Kept = { kept: 'why something failed: names of blogs and files of Escale' };

export const ofPublication = 'posts.id = ROW.post_id';
export const ofRow = 'posts.rowid = ROW.post_rowid';
