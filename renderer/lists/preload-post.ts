import type { EventName, EventPayload } from '#contract/events.ts';
import type { OpenPost } from '#contract/posts.ts';
import { call, subscribe } from '../bridge/call.ts';

/** Events that make a preloaded post stale. */
const OLD_AFTER = [
  'posts.changed',
  'publications.changed',
  'conflicts.changed-on-web',
  'people.erased',
  'blogs.changed',
  'backend.restarted',
] as const satisfies readonly EventName[];

/** Events without a post id concern all. */
function isAbout(postId: string, payload: EventPayload<(typeof OLD_AFTER)[number]>): boolean {
  const ids = 'ids' in payload ? payload.ids : 'postIds' in payload ? payload.postIds : [];
  return ids.length === 0 || ids.includes(postId);
}

type PreloadedPost = { readonly postId: string; post: OpenPost | undefined; readonly forget: () => void };

/** A single preloaded post. */
let ahead: PreloadedPost | undefined;

/**
 * Preloads the post likely to be opened next. Nothing is locked: the opener makes sure that it is the latest text
 * (posts/read-post.ts).
 */
export function preloadPost(postId: string): void {
  if (ahead?.postId === postId) return;
  ahead?.forget();
  const ends = OLD_AFTER.map((event) =>
    subscribe(event, (payload) => {
      if (isAbout(postId, payload)) mine.forget();
    }),
  );
  const mine: PreloadedPost = {
    postId,
    post: undefined,
    forget() {
      for (const end of ends) end();
      if (ahead === mine) ahead = undefined;
    },
  };
  ahead = mine;
  call('posts.get', { id: postId }).then(
    (post) => {
      mine.post = post;
    },
    // The opener reports the failure.
    () => mine.forget(),
  );
}

/** Takes the preloaded post, once; undefined if it is another, not loaded yet, or stale. */
export function takePreloadedPost(postId: string): OpenPost | undefined {
  if (ahead?.postId !== postId) return undefined;
  const { post, forget } = ahead;
  forget();
  return post;
}
