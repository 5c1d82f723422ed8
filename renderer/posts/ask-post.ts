import type { OpenPost } from '#contract/posts.ts';
import { call } from '../bridge/call.ts';
import { holdPost, holdText, releasePost } from '../conflicts/hold.ts';
import { takeAhead } from '../lists/read-ahead.ts';

/** A post that was read before the press; `isLatest`: the library had no other text of it at the press. */
type Ready = Readonly<{ post: OpenPost; isLatest: Promise<boolean> }>;
type Asked = Readonly<{ postId: string; answer?: Promise<OpenPost>; ready?: Ready }>;

let asked: Asked | undefined;

/**
 * At the press that opens a post, before anything is drawn for it: the library reads while the window draws, unless the
 * text is here already. Held first, as whoever opens it will, so that what is read is not replaced meanwhile.
 */
export function askPost(postId: string): void {
  const post = takeAhead(postId);
  const mine = { postId, ...(post === undefined ? { answer: askNow(postId) } : { ready: hold(post) }) };
  asked = mine;
  // Taken within this very event, or by nobody.
  setTimeout(() => {
    if (asked === mine) asked = undefined;
    releasePost(postId);
  });
}

function askNow(postId: string): Promise<OpenPost> {
  void holdPost(postId);
  const answer = call('posts.get', { id: postId });
  // It is said by who takes it.
  answer.catch(() => undefined);
  return answer;
}

function hold(post: OpenPost): Ready {
  return { post, isLatest: holdText(post.id).then((saveNumber) => saveNumber === post.saveNumber) };
}

/** The post as it was read before the press just now; undefined: it is to be read. */
export function readyPost(postId: string): Ready | undefined {
  const ready = asked?.postId === postId ? asked.ready : undefined;
  if (ready !== undefined) asked = undefined;
  return ready;
}

/** The post as the library has it: asked for now, or at the press just before. */
export function readPost(postId: string): Promise<OpenPost> {
  const answer = asked?.postId === postId ? asked.answer : undefined;
  asked = undefined;
  return answer ?? call('posts.get', { id: postId });
}
