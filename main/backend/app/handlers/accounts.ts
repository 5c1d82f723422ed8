import type { accountRequests } from '#contract/accounts.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { listAccounts } from '../../library/publications/accounts.ts';
import { signOutAccount } from '../../publishing/blogger/sign-in-account.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';

export const accountHandlers = {
  'accounts.list': ({ db }) => ({ items: listAccounts(db) }),
  'accounts.sign-out': (backend, { accountId }) => signOutAccount(publishingOf(backend), accountId),
} satisfies Handlers<typeof accountRequests, Backend>;
