import { useEffect, useReducer } from 'react';
import type { Post } from '#interview/document.ts';
import type { AppError } from '#contract/failure.ts';
import type { OpenPost } from '#contract/posts.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { holdAgain, holdPost, releasePost } from '../conflicts/hold.ts';
import type { Autosaves } from '../saving/autosaves.ts';

export type Opening = Readonly<
  | { kind: 'loading' }
  | { kind: 'failed'; failure: AppError; retry: () => void }
  /** `document`: the stored one, or the text that was left here unsaved. */
  | { kind: 'open'; post: OpenPost; document: Post }
>;

/** Opens a post of the library, and leaves it when another one is asked for: saved, and a revision made. */
export function useOpenPost(postId: string, autosaves: Autosaves): Opening {
  const [opening, set] = useReducer((_: Opening, next: Opening): Opening => next, { kind: 'loading' });
  useEffect(() => {
    let current = true;
    let failed = false;
    function load(): void {
      set({ kind: 'loading' });
      failed = false;
      call('posts.get', { id: postId }).then(
        (post) => {
          if (!current) return;
          const document = autosaves.open(post).unsavedDocument() ?? post.document;
          set({ kind: 'open', post, document });
        },
        (thrown: unknown) => {
          if (!current) return;
          failed = true;
          set({ kind: 'failed', failure: asAppError(thrown), retry: load });
        },
      );
    }
    holdPost(postId);
    load();
    const end = subscribe('backend.restarted', () => {
      holdAgain(postId);
      if (failed) load();
    });
    // Read anew, unless it holds words that are not saved: those are refused, and kept in sight.
    const endErased = subscribe('people.erased', ({ postIds }) => {
      if (postIds.includes(postId) && autosaves.get(postId)?.pending !== true) load();
    });
    return () => {
      current = false;
      end();
      endErased();
      autosaves
        .leave(postId)
        .catch(() => {
          // Only the revision is missing: the text itself is saved, and the next revision will hold it.
        })
        .finally(() => releasePost(postId));
    };
  }, [postId, autosaves]);
  return opening;
}
