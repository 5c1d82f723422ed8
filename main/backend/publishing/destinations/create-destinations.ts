/** The kinds of blogs there are, each with what it needs and how it is opened: the one place that names the implementations. */
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

/** Nobody signs in there, and nothing is sent. */
const onlyRead: DestinationOpener = {
  open: () => Promise.reject(new AppError('destination.signed-out')),
  signedInSince: () => false,
  noteFailure: () => undefined,
};

/** What single kinds have for requests of their own. */
type Kinds = Readonly<{
  /** Accounts of Google, the practice blog. */
  blogger: Blogger;
  /** Application passwords. */
  wordpress: WordPress;
  /** Where sites in folders are on this computer. */
  folders: Folders;
}>;

/** The kinds, and what publishing takes of all of them. */
export type KindsOfBlogs = Kinds &
  Readonly<{
    destinations: Destinations;
    /** The address of a blog that runs on this computer, started first. Fails with practice-blog.port-taken. */
    ownServer(address: string): Promise<URL | undefined>;
    /** Brings up what runs on this computer and was used before. */
    startServers(): void;
    /** Nobody waits for a sign-in any more. */
    cancelSignIn(): void;
    closeServers(): Promise<void>;
  }>;
/** Options of single kinds, together; each kind reads its own. */
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
