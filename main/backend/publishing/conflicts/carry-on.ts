/** With what intent a settled text leaves: nothing becomes public, or public sooner, than was asked for. */
import type { Capabilities } from '#interview/destinations.ts';
import type { OpenJob } from '../../library/publications/jobs.ts';
import type { PublicationRecord } from '../../library/publications/publications.ts';
import { standsOn } from '../standing.ts';

export type CarriedOn = Readonly<{
  intent: 'deposit' | 'publish' | 'schedule' | 'update';
  publishAt?: number | undefined;
  addressTitle?: string | undefined;
}>;

/**
 * What was under way goes on with the settled text, at its hour. Where nothing was, what readers see is updated and a draft
 * stays a draft: only « Publier » publishes.
 * @param open the job that stopped for the choice, or that waits
 */
export function carryOn(
  capabilities: Capabilities,
  publication: PublicationRecord,
  open: OpenJob | undefined,
): CarriedOn {
  const stands = standsOn(capabilities, publication);
  // A hand knows no other way than to put the text there, and whoever it belongs to presses the blog's own button.
  if (!capabilities.sends) return { intent: stands ? 'update' : 'publish' };
  if (open?.intent === 'schedule' && publication.remoteStatus !== 'live')
    return { intent: 'schedule', publishAt: open.publishAt, addressTitle: open.addressTitle };
  if (stands) return { intent: 'update' };
  return open?.intent === 'publish'
    ? { intent: 'publish', addressTitle: open.addressTitle }
    : { intent: 'deposit' };
}
