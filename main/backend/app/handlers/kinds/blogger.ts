/** Requests about accounts of Google, the practice blog, and what only Blogger's API is asked. */
import type { diagnosticRequests } from '#contract/diagnostic.ts';
import type { googleRequests } from '#contract/kinds/google.ts';
import type { Handlers } from '#backend/core/answer.ts';
import {
  addBlogOfAccount,
  blogsOfAccount,
  describeClient,
  forgetClient,
  keepClient,
  readClientFile,
  signInAccount,
} from '#backend/publishing/destinations/blogger/accounts.ts';
import { runDiagnostic } from '#backend/publishing/destinations/blogger/diagnostic.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { Backend } from '../../backend.ts';

export const googleHandlers = {
  'blogs.start-practice': (backend, { language }) => publishingOf(backend).blogger.practice.ready(language),
  'blogs.add': (backend, { accountId, remoteId }) =>
    addBlogOfAccount(publishingOf(backend), accountId, remoteId),
  'accounts.use-client-file': async (backend, { token }) =>
    keepClient(backend, await readClientFile(backend.granted.take(token))),
  'accounts.use-client': (backend, client) => keepClient(backend, client),
  'accounts.client': describeClient,
  'accounts.forget-client': forgetClient,
  'accounts.sign-in': (backend) => signInAccount(publishingOf(backend)),
  'accounts.cancel-sign-in': (backend) => {
    publishingOf(backend).blogger.cancelSignIn();
    return {};
  },
  'accounts.leave-sign-in': (backend) => {
    const { underWay } = publishingOf(backend).blogger.signIn;
    if (underWay?.agreed === false) underWay.controller.abort();
    return {};
  },
  'accounts.blogs': async (backend, { accountId }) => ({
    items: await blogsOfAccount(publishingOf(backend), accountId),
  }),
} satisfies Handlers<typeof googleRequests, Backend>;

export const diagnosticHandlers = {
  'diagnostic.run': (backend, { blogId }) => runDiagnostic(publishingOf(backend), blogId),
} satisfies Handlers<typeof diagnosticRequests, Backend>;
