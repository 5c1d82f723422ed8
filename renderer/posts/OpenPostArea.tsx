import { memo, useEffect, useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { VisuallyHidden } from 'react-aria-components';
import type { Kind } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { EditorTools } from '../editor/toolbar/EditorTools.tsx';
import { ToolsLink } from '../editor/toolbar/tools-link.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Region, RegionBoundary } from '../ui/window/Region.tsx';
import { Notice } from '../ui/Notice.tsx';
import { holdPost, releasePost } from '../conflicts/hold-post.ts';
import frame from '../ui/window/Frame.module.css';
import type { PostFrame, PostPosition } from './opened-post.ts';
import { PostArea } from './PostArea.tsx';
import { useDisplayedPost, type DisplayedPost } from './use-displayed-post.ts';
import styles from './OpenPostArea.module.css';

type OpenPostAreaProps = Readonly<{ postId: string; place: PostPosition }>;

/**
 * The frame of the open post: header, tools, and the regions around the text. It stays mounted when another post is
 * opened, while the post's own components are remounted.
 */
export function OpenPostArea({ postId, place }: OpenPostAreaProps): ReactNode {
  const { view, panel, isCovered, editorRef, dispatch, autosaves } = place;
  const { window: words, preview } = useMessages();
  const [tools] = useState(() => new ToolsLink());
  const [heading, setHeading] = useState<HTMLElement | null>(null);
  const [side, setSide] = useState<HTMLElement | null>(null);
  const [status, setStatus] = useState<HTMLElement | null>(null);
  const [shown, show] = useState<Kind | 'opening' | undefined>('opening');
  const [replaced, setReplaced] = useState(0);
  const kind = shown === 'opening' ? undefined : shown;
  const written = kind !== undefined;
  const closePanel = (): void => dispatch({ type: 'over', over: null });
  const slots: PostFrame = { heading, panel: side, status, tools, show };
  const turn = `${postId} ${view.closed} ${replaced}`;
  const standing = useDisplayedPost(postId, turn, autosaves);
  return (
    <>
      <Region
        role="main"
        label={words.regions.text}
        className={frame.text}
        hidden={isCovered}
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
        <PostContent
          key={standing.turn}
          standing={standing}
          gone={standing.turn !== turn}
          place={place}
          slots={slots}
          onReplaced={() => {
            autosaves.forget(postId);
            // Also long after: the notice of a restore can undo it.
            setReplaced((times) => times + 1);
          }}
        />
      </Region>
      {panel === 'preview' && !isCovered && written && (
        <Region role="complementary" label={preview.region} className={frame.preview}>
          <div ref={setSide} className={styles.slot} />
        </Region>
      )}
      {(panel === 'beside' || panel === 'over') && !isCovered && written && (
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
      {written && !isCovered && (
        <Region role="contentinfo" label={words.regions.status} className={frame.status}>
          <div ref={setStatus} className={styles.slot} />
        </Region>
      )}
    </>
  );
}

type PostContentProps = Pick<OpenPostAreaProps, 'place'> &
  Readonly<{
    standing: DisplayedPost;
    /** Whether another post is being loaded; this one stays visible and read-only. */
    gone: boolean;
    slots: PostFrame;
    onReplaced: () => void;
  }>;

/** The displayed post; a failure is shown instead of the text. */
const PostContent = memo(
  function StandingPost({ standing, place, slots, onReplaced }: PostContentProps): ReactNode {
    const { postId, opening } = standing;
    const words = useMessages().window;
    const say = useFailureWords();
    const { autosaves } = place;
    const { show } = slots;
    const failed = opening.kind === 'failed';
    const elsewhere = failed && opening.failure.code === 'post.open-elsewhere';
    useEffect(() => {
      void holdPost(postId);
      return () => {
        autosaves
          .leave(postId)
          .catch(() => {
            // Only the revision is missing: the text is saved, and the next revision will include it.
          })
          .finally(() => releasePost(postId));
      };
    }, [postId, autosaves]);
    useLayoutEffect(() => {
      if (failed) show(undefined);
    }, [failed, show]);
    if (opening.kind === 'open')
      return (
        <PostArea
          // A reloaded text remounts the editor, even if React never rendered the loading state.
          key={opening.post.saveNumber}
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
        {opening.kind === 'failed' && (
          <div className={styles.failure}>
            <Notice
              tone={elsewhere ? 'plain' : 'alert'}
              action={{ label: elsewhere ? words.toItsWindow : words.retry, onPress: opening.retry }}
            >
              {say(opening.failure).sentence}
            </Notice>
          </div>
        )}
      </>
    );
  },
  (_before, { gone }) => gone,
);
