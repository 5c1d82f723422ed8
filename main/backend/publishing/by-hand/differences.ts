/** What the blog says instead, by turn. */
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Change } from '#interview/compare/changes-by-turn.ts';
import { readDocument } from '../../library/read-document.ts';
import type { OpenJob } from '../../library/publications/jobs.ts';
import type { Content } from '../../library/publications/publications.ts';
import { readMarked } from '../read-marked.ts';

/** Both read as the blog's HTML is: what only the library knows of a post is no difference. */
export function sayDifferences(
  { document }: Pick<OpenJob, 'document'>,
  before: Content,
  after: Content,
  newId: () => string,
): Change[] {
  const ours = readDocument(document);
  return changesByTurn(readMarked(before, ours, newId), readMarked(after, ours, newId)).slice(0, 2_000);
}
