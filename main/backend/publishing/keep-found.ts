import { DOCUMENT_VERSION } from '../../../interview/document.ts';
import type { Backend } from '../context.ts';
import { readDocument } from '../library/read-document.ts';
import { transaction } from '../library/sql.ts';
import { getPublication, rememberFound } from './publications.ts';
import type { Content } from './publications.ts';
import { keepDocument, remoteDocument } from './remote-revision.ts';
import { sameContent } from './same-content.ts';

type Ours = Readonly<{ postId: string; publicationId: string; document: string }>;

/** Someone else's words on the blog: kept as a revision of the post and remembered, before anything is done about them. */
export function keepFound({ db, now, newId }: Backend, ours: Ours, found: Content): void {
  const document = {
    json: JSON.stringify(remoteDocument(found, readDocument(ours.document), newId)),
    version: DOCUMENT_VERSION,
  };
  transaction(db, () => {
    const { found: before } = getPublication(db, ours.publicationId);
    if (before === undefined || !sameContent(before, found))
      keepDocument(db, ours.postId, document, 'remote', { now: now(), newId });
    rememberFound(db, ours.publicationId, found, now());
  });
}
