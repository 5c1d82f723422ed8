import type { OpenPost } from '#contract/posts.ts';
import { call } from '../bridge/call.ts';
import { holdPost, releasePost } from '../conflicts/hold.ts';

type Asked = Readonly<{ postId: string; answer: Promise<OpenPost> }>;

let asked: Asked | undefined;

/**
 * At the press that opens a post, before anything is drawn for it: the library reads while the window draws. Held first,
 * as whoever opens it will, so that what is read is not replaced meanwhile.
 */
export function askPost(postId: string): void {
  holdPost(postId);
  const mine = { postId, answer: call('posts.get', { id: postId }) };
  // It is said by who takes it.
  mine.answer.catch(() => undefined);
  asked = mine;
  // Taken within this very event, or by nobody.
  setTimeout(() => {
    if (asked === mine) asked = undefined;
    releasePost(postId);
  });
}

/** The post as the library has it: asked for now, or at the press just before. */
export function readPost(postId: string): Promise<OpenPost> {
  const answer = asked?.postId === postId ? asked.answer : undefined;
  asked = undefined;
  return answer ?? call('posts.get', { id: postId });
}
