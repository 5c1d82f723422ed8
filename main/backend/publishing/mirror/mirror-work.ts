/** The parameters of one run of a blog's mirror. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import type { Destination } from '../destinations/destination.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import type { WholePost } from './meet-known-post.ts';
import type { PostWriter } from './write-posts.ts';
import type { MarkReader } from './whose-mark.ts';

export type MirrorWork = Readonly<{
  context: PublishingContext;
  blog: Readonly<{ id: string; remoteId: string; kind: DestinationKind; name: string }>;
  /** One request; a refused token is renewed once. Rejects with the signal's reason as soon as it is aborted. */
  ask<Value>(request: (destination: Destination) => Promise<Value>): Promise<Value>;
  /** Runs `work` while no job is being sent to this blog. `old`: one was sent since the last turn. */
  turn<Value>(work: (old: boolean) => Promise<Value>): Promise<Value>;
  /** A counter: when it changes, earlier answers are outdated. */
  began(): number;
  writer: PostWriter;
  marks: MarkReader;
  signal: AbortSignal;
  /** Notifies the page of changes to these posts and this run. */
  changed(postIds: readonly string[]): void;
}>;

/** The post as its author sees it; undefined if there is none. Rejects as `read` does. */
export const askForPost = (work: MirrorWork, remoteId: string): Promise<WholePost | undefined> =>
  askFor(work, (destination) => destination.read(remoteId));

/** As `askForPost`, for a page. */
export const askForPage = (work: MirrorWork, remoteId: string): Promise<WholePost | undefined> =>
  askFor(work, (destination) => destination.readPage?.(remoteId) ?? noPage());

const noPage = (): Promise<never> => Promise.reject(new AppError('destination.not-found'));

async function askFor(
  work: MirrorWork,
  request: (destination: Destination) => Promise<RemotePost>,
): Promise<WholePost | undefined> {
  try {
    return withBody(await work.ask(request));
  } catch (error) {
    if (error instanceof AppError && error.code === 'destination.not-found') return undefined;
    throw error;
  }
}

/** Whether a failure ends the whole run: no network, no sign-in, an answer or a list beyond its limit. */
export const endsMirrorRun = ({ code }: AppError): boolean =>
  /^network\.|\.(?:signed-out|answer-too-long|endless-list)$/.test(code);

/** The post with its body, which was requested: a missing one is empty. */
export const withBody = (post: RemotePost): WholePost => ({ ...post, content: post.content ?? '' });
