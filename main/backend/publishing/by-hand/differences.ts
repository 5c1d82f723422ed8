/** What the blog says instead, by turn. */
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Change } from '#interview/compare/changes-by-turn.ts';
import { readDocument } from '../../library/read-document.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { markedVersion } from '../conflicts/remote-version.ts';
import type { OpenJob } from '../../library/publications/jobs.ts';
import type { Content } from '../../library/publications/publications.ts';

/** Both read as the blog's HTML is: what only the library knows of a post is no difference. Throws as markedVersion does. */
export function sayDifferences(
  { document }: Pick<OpenJob, 'document'>,
  before: Content,
  after: Content,
  ahead: Ahead,
): Change[] {
  const ours = readDocument(document);
  return changesByTurn(markedVersion(ahead, before, ours), markedVersion(ahead, after, ours)).slice(0, 2_000);
}
