/** The kinds of blogs there are, and how each is opened: the one place that names the implementations. */
import type { DestinationKind } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import { kindOfBlog } from '../../library/publications/blogs.ts';
import type { Blogger } from './blogger/blogger.ts';
import { createByHandOpener } from './by-hand/destination.ts';
import type { DestinationOpener, Destinations } from './destination.ts';
import type { Folders } from './folder/folder.ts';
import type { WordPress } from './wordpress/wordpress.ts';

/** Nobody signs in there, and nothing is sent. */
const onlyRead: DestinationOpener = {
  open: () => Promise.reject(new AppError('destination.signed-out')),
  signedInSince: () => false,
  noteFailure: () => undefined,
};

export function createDestinations(
  context: Pick<Context, 'db' | 'now'> & Outside,
  blogger: Blogger['openers'],
  wordpress: WordPress['opener'],
  folder: Folders['opener'],
): Destinations {
  const openers: Readonly<Record<DestinationKind, DestinationOpener>> = {
    ...blogger,
    wordpress,
    folder,
    'by-hand': createByHandOpener(context),
    'only-read': onlyRead,
  };
  const openerOf = (blogId: string): DestinationOpener => openers[kindOfBlog(context.db, blogId)];
  return {
    async open(blogId) {
      return await openerOf(blogId).open(blogId);
    },
    signedInSince: (blogId, used) => openerOf(blogId).signedInSince(blogId, used),
    noteFailure: (blogId, error) => openerOf(blogId).noteFailure(blogId, error),
  };
}
