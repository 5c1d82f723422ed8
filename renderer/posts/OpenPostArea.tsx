import { useState, useEffect, useReducer } from 'react';
import type { ReactNode } from 'react';
import type { Post } from '#interview/document.ts';
import type { AppError } from '#contract/failure.ts';
import type { OpenPost } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Region } from '../ui/window/Region.tsx';
import { Notice } from '../ui/Notice.tsx';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { holdAgain, holdPost, releasePost } from '../conflicts/hold.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import frame from '../ui/window/Frame.module.css';
import type { PostPosition } from './opened-post.ts';
import { PostArea } from './PostArea.tsx';
import styles from './OpenPostArea.module.css';

type OpenPostAreaProps = Readonly<{ postId: string; place: PostPosition }>;

/** Opens a post, then shows it; anew once the library holds another text of it. */
export function OpenPostArea(props: OpenPostAreaProps): ReactNode {
  const { postId, place } = props;
  const [time, setTime] = useState(0);
  return (
    <OpeningPost
      key={time}
      {...props}
      onReplaced={() => {
        place.autosaves.forget(postId);
        // Also long after: what put a state back can be taken back from a notice.
        setTime((times) => times + 1);
      }}
    />
  );
}

type OpeningPostProps = OpenPostAreaProps & Readonly<{ onReplaced: () => void }>;

/** A failure is said where the text would stand. */
function OpeningPost({ postId, place, onReplaced }: OpeningPostProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const opening = useOpenPost(postId, place.autosaves);
  if (opening.kind === 'open')
    return <PostArea place={place} post={opening.post} document={opening.document} onReplaced={onReplaced} />;
  return (
    <Region
      role="main"
      label={words.regions.text}
      heading={words.regions.text}
      className={frame.text}
      hidden={place.covered}
    >
      {place.header()}
      {opening.kind === 'failed' && (
        <div className={styles.failure}>
          <Notice tone="alert" action={{ label: words.retry, onPress: opening.retry }}>
            {say(opening.failure).sentence}
          </Notice>
        </div>
      )}
    </Region>
  );
}

type Opening = Readonly<
  | { kind: 'loading' }
  | { kind: 'failed'; failure: AppError; retry: () => void }
  /** `document`: the stored one, or the text that was left here unsaved. */
  | { kind: 'open'; post: OpenPost; document: Post }
>;

/** Opens a post of the library, and leaves it when another one is asked for: saved, and a revision made. */
function useOpenPost(postId: string, autosaves: Autosaves): Opening {
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
