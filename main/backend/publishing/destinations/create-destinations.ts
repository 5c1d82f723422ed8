/** The kinds of blogs, with their dependencies and openers: the only file that names the implementations. */
import type { DestinationKind } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import { kindOfBlog } from '../../library/publications/blogs.ts';
import type { Outside } from '../../network/start-outside.ts';
import { type Blogger, type BloggerOptions, createBlogger } from './blogger/blogger.ts';
import { createByHandOpener } from './by-hand/destination.ts';
import type { DestinationOpener, Destinations } from './destination.ts';
import { createFolders, type Folders } from './folder/folder.ts';
import { createWordPress, type WordPress } from './wordpress/wordpress.ts';

/** Blogs without a sign-in and without sending. */
const onlyRead: DestinationOpener = {
  open: () => Promise.reject(new AppError('destination.signed-out')),
  signedInSince: () => false,
  noteFailure: () => undefined,
};

/** Parts of single kinds, for their own requests. */
type Kinds = Readonly<{
  /** Accounts of Google, the practice blog. */
  blogger: Blogger;
  /** Application passwords. */
  wordpress: WordPress;
  /** Locations of the folder sites on this computer. */
  folders: Folders;
}>;

/** All kinds, and the methods that publishing uses on all of them. */
export type KindsOfBlogs = Kinds &
  Readonly<{
    destinations: Destinations;
    /** The address of a blog that runs on this computer, which is started first. Fails with practice-blog.port-taken. */
    ownServer(address: string): Promise<URL | undefined>;
    /** Starts the local servers that were used before. */
    startServers(): void;
    /** Cancels the sign-in under way. */
    cancelSignIn(): void;
    closeServers(): Promise<void>;
  }>;
/** Options of all kinds; each kind reads its own. */
export type KindOptions = BloggerOptions;

export function createDestinations(context: Context & Outside, options: KindOptions): KindsOfBlogs {
  const kinds: Kinds = {
    blogger: createBlogger(context, options),
    wordpress: createWordPress(context, options),
    folders: createFolders(context),
  };
  const openers: Readonly<Record<DestinationKind, DestinationOpener>> = {
    ...kinds.blogger.openers,
    wordpress: kinds.wordpress.opener,
    folder: kinds.folders.opener,
    'by-hand': createByHandOpener(context),
    'only-read': onlyRead,
  };
  const openerOf = (blogId: string): DestinationOpener => openers[kindOfBlog(context.db, blogId)];
  const destinations: Destinations = {
    async open(blogId) {
      return await openerOf(blogId).open(blogId);
    },
    signedInSince: (blogId, used) => openerOf(blogId).signedInSince(blogId, used),
    noteFailure: (blogId, error) => openerOf(blogId).noteFailure(blogId, error),
    endOfSignIn(account) {
      const end = openers[account.kind].endOfSignIn?.(account);
      if (end === undefined) throw new AppError('destination.signed-out');
      return end;
    },
  };
  const { ownServer, start: startServers, cancelSignIn, close: closeServers } = kinds.blogger;
  return { ...kinds, destinations, ownServer, startServers, cancelSignIn, closeServers };
}
