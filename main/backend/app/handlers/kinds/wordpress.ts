/** Requests about signing in to a blog of WordPress. */
import type { wordpressRequests } from '#contract/kinds/wordpress.ts';
import type { Handlers } from '#backend/core/answer.ts';
import { signInWordPress } from '#backend/publishing/destinations/wordpress/accounts.ts';
import { findConnectableSite } from '#backend/publishing/destinations/wordpress/connectable-site.ts';
import { authorizePage, takeReturn } from '#backend/publishing/destinations/wordpress/returns.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { Backend } from '../../backend.ts';

export const wordpressHandlers = {
  'wordpress.find': async (backend, toConnect) => {
    const [{ home, name }, { arrive }] = await Promise.all([
      findConnectableSite(backend, toConnect),
      backend.host('returns.arrive', {}),
    ]);
    return { home, name, returns: arrive };
  },
  'wordpress.authorize': async (backend, input) => ({
    url: await authorizePage(publishingOf(backend), input),
  }),
  'wordpress.take-return': (backend) => takeReturn(publishingOf(backend)),
  'wordpress.give-up': (backend) => {
    publishingOf(backend).wordpress.returns.giveUp();
    return {};
  },
  'wordpress.sign-in': (backend, input) => signInWordPress(publishingOf(backend), input),
} satisfies Handlers<typeof wordpressRequests, Backend>;
