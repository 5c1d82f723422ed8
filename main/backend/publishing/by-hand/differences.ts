/** What the blog says instead, by turn. */
import { diffByTurn } from '../../../../interview/diff-by-turn.ts';
import type { Change } from '../../../../interview/diff-by-turn.ts';
import { readDocument } from '../../library/read-document.ts';
import type { OpenJob } from '../jobs.ts';
import type { Content } from '../publications.ts';
import { remoteDocument } from '../remote-revision.ts';

/** Both read as the blog's HTML is: what only the library knows of a post is no difference. */
export function sayDifferences(
  { document }: Pick<OpenJob, 'document'>,
  before: Content,
  after: Content,
  newId: () => string,
): Change[] {
  const ours = readDocument(document);
  return diffByTurn(remoteDocument(before, ours, newId), remoteDocument(after, ours, newId)).slice(0, 2_000);
}
