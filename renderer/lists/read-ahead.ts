import type { EventName, EventPayload } from '#contract/events.ts';
import type { OpenPost } from '#contract/posts.ts';
import { call, subscribe } from '../bridge/call.ts';

/** After which what was read of a post they are about may be old. */
const OLD_AFTER = [
  'posts.changed',
  'publications.changed',
  'conflicts.changed-on-web',
  'people.erased',
  'blogs.changed',
  'backend.restarted',
] as const satisfies readonly EventName[];

/** Naming no post, it is about all. */
function isAbout(postId: string, payload: EventPayload<(typeof OLD_AFTER)[number]>): boolean {
  const ids = 'ids' in payload ? payload.ids : 'postIds' in payload ? payload.postIds : [];
  return ids.length === 0 || ids.includes(postId);
}

type Ahead = { readonly postId: string; post: OpenPost | undefined; readonly forget: () => void };

/** One: no more than one text is kept that nobody may open. */
let ahead: Ahead | undefined;

/**
 * Reads the post that one is about to open. Nothing is held for that: who opens it sees to it that it is the latest text
 * (posts/ask-post.ts).
 */
export function readAhead(postId: string): void {
  if (ahead?.postId === postId) return;
  ahead?.forget();
  const ends = OLD_AFTER.map((event) =>
    subscribe(event, (payload) => {
      if (isAbout(postId, payload)) mine.forget();
    }),
  );
  const mine: Ahead = {
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
    // It is said where it is opened.
    () => mine.forget(),
  );
}

/** The post that was read ahead, once; undefined where it was another, is not here yet, or may be old. */
export function takeAhead(postId: string): OpenPost | undefined {
  if (ahead?.postId !== postId) return undefined;
  const { post, forget } = ahead;
  forget();
  return post;
}
