import type { OpenPost } from '#contract/posts.ts';
import { call } from '../bridge/call.ts';
import { holdPost, holdText, releasePost } from '../conflicts/hold-post.ts';
import { takePreloadedPost } from '../lists/preload-post.ts';

/** A preloaded post; `isLatest`: whether the library had no newer text at the press. */
type Ready = Readonly<{ post: OpenPost; isLatest: Promise<boolean> }>;
type PostRequest = Readonly<{ postId: string; answer?: Promise<OpenPost>; ready?: Ready }>;

let request: PostRequest | undefined;

/**
 * Requests a post at the press that opens it, so that the library reads while the window renders, unless the post is
 * preloaded. The post is locked first, as by its opener, so that it is not replaced meanwhile.
 */
export function requestPost(postId: string): void {
  const post = takePreloadedPost(postId);
  const mine = { postId, ...(post === undefined ? { answer: askNow(postId) } : { ready: hold(post) }) };
  request = mine;
  // Used within this event, or released.
  setTimeout(() => {
    if (request === mine) request = undefined;
    releasePost(postId);
  });
}

function askNow(postId: string): Promise<OpenPost> {
  void holdPost(postId);
  const answer = call('posts.get', { id: postId });
  // The user of the answer reports the failure.
  answer.catch(() => undefined);
  return answer;
}

function hold(post: OpenPost): Ready {
  return { post, isLatest: holdText(post.id).then((saveNumber) => saveNumber === post.saveNumber) };
}

/** The post preloaded before this press; undefined if it must be read. */
export function takePreloaded(postId: string): Ready | undefined {
  const ready = request?.postId === postId ? request.ready : undefined;
  if (ready !== undefined) request = undefined;
  return ready;
}

/** The post from the library, requested now or at the press. */
export function readPost(postId: string): Promise<OpenPost> {
  const answer = request?.postId === postId ? request.answer : undefined;
  request = undefined;
  return answer ?? call('posts.get', { id: postId });
}
