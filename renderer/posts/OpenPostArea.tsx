import { useState, useEffect, useLayoutEffect, useReducer } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { VisuallyHidden } from 'react-aria-components';
import type { Kind, Post } from '#interview/document.ts';
import type { AppError } from '#contract/failure.ts';
import type { OpenPost } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { EditorTools } from '../editor/toolbar/EditorTools.tsx';
import { ToolsLink } from '../editor/toolbar/tools-link.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Region, RegionBoundary } from '../ui/window/Region.tsx';
import { Notice } from '../ui/Notice.tsx';
import { asAppError, subscribe } from '../bridge/call.ts';
import { holdAgain, holdPost, releasePost } from '../conflicts/hold.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import frame from '../ui/window/Frame.module.css';
import type { PostFrame, PostPosition } from './opened-post.ts';
import { PostArea } from './PostArea.tsx';
import { readPost } from './ask-post.ts';
import styles from './OpenPostArea.module.css';

type OpenPostAreaProps = Readonly<{ postId: string; place: PostPosition }>;

/**
 * The frame of the open post: header, tools, and the regions around the text. It stays while another post is opened, and
 * everything of the post itself begins anew in it.
 */
export function OpenPostArea({ postId, place }: OpenPostAreaProps): ReactNode {
  const { view, panel, covered, editorRef, dispatch, autosaves } = place;
  const { window: words, preview } = useMessages();
  const [tools] = useState(() => new ToolsLink());
  const [heading, setHeading] = useState<HTMLElement | null>(null);
  const [text, setText] = useState<HTMLElement | null>(null);
  const [side, setSide] = useState<HTMLElement | null>(null);
  const [status, setStatus] = useState<HTMLElement | null>(null);
  const [shown, show] = useState<Kind | 'opening' | undefined>('opening');
  const [replaced, setReplaced] = useState(0);
  const kind = shown === 'opening' ? undefined : shown;
  const written = kind !== undefined;
  const closePanel = (): void => dispatch({ type: 'over', over: null });
  const slots: PostFrame = { heading, text, panel: side, status, tools, show };
  return (
    <>
      <Region
        role="main"
        label={words.regions.text}
        className={frame.text}
        hidden={covered}
        busy={shown === 'opening'}
        {...(written ? { onEnter: () => editorRef.current?.focus() } : {})}
      >
        <div ref={setHeading} className={styles.slot} />
        {place.header(
          written ? (
            <RegionBoundary about={postId}>
              <EditorTools link={tools} className={frame.tools} />
            </RegionBoundary>
          ) : undefined,
          kind,
        )}
        <div ref={setText} className={styles.slot} />
      </Region>
      {panel === 'preview' && !covered && written && (
        <Region role="complementary" label={preview.region} className={frame.preview}>
          <div ref={setSide} className={styles.slot} />
        </Region>
      )}
      {(panel === 'beside' || panel === 'over') && !covered && written && (
        <Region
          role="complementary"
          label={words.regions.panel}
          className={frame.panel}
          over={panel === 'over'}
        >
          {panel === 'over' && (
            <div className={frame.panelClose}>
              <IconButton icon="close" label={words.actions.hidePanel} onPress={closePanel} />
            </div>
          )}
          <div ref={setSide} className={styles.slot} />
        </Region>
      )}
      {written && !covered && (
        <Region role="contentinfo" label={words.regions.status} className={frame.status}>
          <div ref={setStatus} className={styles.slot} />
        </Region>
      )}
      <OpeningPost
        key={`${postId} ${view.closed} ${replaced}`}
        postId={postId}
        place={place}
        slots={slots}
        onReplaced={() => {
          autosaves.forget(postId);
          // Also long after: what put a state back can be taken back from a notice.
          setReplaced((times) => times + 1);
        }}
      />
    </>
  );
}

type OpeningPostProps = OpenPostAreaProps & Readonly<{ slots: PostFrame; onReplaced: () => void }>;

/** A failure is said where the text would stand. */
function OpeningPost({ postId, place, slots, onReplaced }: OpeningPostProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const opening = useOpenPost(postId, place.autosaves);
  const { show } = slots;
  const failed = opening.kind === 'failed';
  useLayoutEffect(() => {
    if (failed) show(undefined);
  }, [failed, show]);
  if (opening.kind === 'open')
    return (
      <PostArea
        place={place}
        slots={slots}
        post={opening.post}
        document={opening.document}
        onReplaced={onReplaced}
      />
    );
  return (
    <>
      {slots.heading !== null &&
        createPortal(<VisuallyHidden elementType="h1">{words.regions.text}</VisuallyHidden>, slots.heading)}
      {slots.text !== null &&
        opening.kind === 'failed' &&
        createPortal(
          <div className={styles.failure}>
            <Notice tone="alert" action={{ label: words.retry, onPress: opening.retry }}>
              {say(opening.failure).sentence}
            </Notice>
          </div>,
          slots.text,
        )}
    </>
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
      readPost(postId).then(
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
