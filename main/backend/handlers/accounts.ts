import type { accountRequests } from '#contract/accounts.ts';
import type { Handlers } from '../answer.ts';
import type { Backend } from '../context.ts';
import { listAccounts } from '../publishing/accounts.ts';
import { signOutAccount } from '../publishing/sign-in-account.ts';
import { publishingOf } from '../publishing/start-publishing.ts';

export const accountHandlers = {
  'accounts.list': ({ db }) => ({ items: listAccounts(db) }),
  'accounts.sign-out': (backend, { accountId }) => signOutAccount(publishingOf(backend), accountId),
} satisfies Handlers<typeof accountRequests, Backend>;
