/** Whether a publication is before the public, as far as its blog's way of being written to can tell. */
import type { Capabilities } from '#interview/destinations.ts';
import type { PublicationRecord } from '../library/publications/publications.ts';

/**
 * True once the blog's post is known to be public or scheduled. By an account that is by its id; what was pasted by hand,
 * and could not be read back, may be public without one.
 */
export const standsOn = (
  { sends }: Pick<Capabilities, 'sends'>,
  { remoteId, remoteStatus }: PublicationRecord,
): boolean =>
  (remoteId !== undefined && (remoteStatus === 'live' || remoteStatus === 'scheduled')) ||
  (!sends && remoteStatus === 'live');
