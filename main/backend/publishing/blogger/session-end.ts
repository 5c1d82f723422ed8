/** Google no longer takes an account's tokens: it is written down, so that every place offers to sign in again. */
import type { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { noteSignInEnded } from '../../library/publications/accounts.ts';
import type { Connections } from './connections.ts';

/**
 * To be told of what a request of an account failed with; true where that ends its sign-in. A client that Google does not
 * know ends it too: its tokens are of no other client. The practice blog signs in again by itself.
 */
export function noteSessionEnd(
  { db, now, emit }: Pick<Backend, 'db' | 'now' | 'emit'>,
  connections: Pick<Connections, 'forget'>,
  accountId: string,
  error: AppError,
): boolean {
  if (error.code !== 'destination.signed-out' && error.code !== 'sign-in.client-refused') return false;
  connections.forget(accountId);
  const news = noteSignInEnded(db, accountId, { shortLived: error.params['testMode'] === 1 }, now());
  if (news) emit('blogs.changed', {});
  return true;
}
