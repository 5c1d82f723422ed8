/**
 * A blog that its author writes to: nothing is sent to it, and of what it holds only what its readers read is found. The
 * steps that the author is led through stand beside this file.
 */
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { getPublication } from '../../library/publications/publications.ts';
import { sameContent } from '../../library/publications/publications.ts';
import type { Destination, DestinationOpener } from '../destination.ts';
import { readPublication } from './read-publication.ts';

const KIND = 'by-hand';
/** Of such a blog nobody's consent is used, even where there is one. */
const refuse = (): Promise<never> => Promise.reject(new AppError('destination.signed-out'));

export function createHandOpener(backend: Backend): DestinationOpener {
  const destination: Destination = {
    kind: KIND,
    capabilities: capabilitiesOf(KIND),
    limits: limitsOf(KIND),
    sameContent: (one, other) => sameContent(KIND, one, other),
    renewing: (work) => work(),
    countPublic: () => Promise.resolve(undefined),
    role: () => Promise.resolve(undefined),
    list: refuse,
    /** What readers do not see is not found; the id is '' where their pages do not tell it. */
    async findMarked({ publicationId, status, alive }) {
      if (!status.includes('live')) return [];
      alive();
      const publication = getPublication(backend.db, publicationId);
      const expected = publication.base ?? { title: '', labels: [] };
      const seen = await readPublication(backend, publication, expected, undefined);
      if (seen === undefined) return [];
      const { id = '', url, published } = seen.presence;
      return [{ ...seen.content, labels: [...seen.content.labels], id, url, published, status: 'live' }];
    },
    read: refuse,
    insertDraft: refuse,
    write: refuse,
    publish: refuse,
    takeBack: refuse,
    bin: refuse,
  };
  return {
    open: () => Promise.resolve(destination),
    signedInSince: () => false,
    noteFailure: () => undefined,
  };
}
