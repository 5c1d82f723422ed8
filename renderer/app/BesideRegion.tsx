import { useState, type Dispatch, type ReactNode, type RefObject } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import type { Beside } from '../search/ResultPreview.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { Region, RegionBoundary } from '../ui/window/Region.tsx';
import { Splitter } from '../ui/window/Splitter.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { useStableCallback } from '../ui/use-stable-callback.ts';
import type { ViewAction } from '../ui/window/view.ts';
import frame from '../ui/window/Frame.module.css';

const PostBeside = lazyPart(() => import('../search/PostBeside.tsx').then((part) => part.PostBeside));

/** Limits of the setting `besideWidth`, in CSS pixels. */
const LEAST = 280;
const MOST = 900;

type BesideRegionProps = Readonly<{
  beside: Beside;
  dispatch: Dispatch<ViewAction>;
  editorRef: RefObject<EditorHandle | null>;
}>;

/** The region beside the text, in which another post is read. Hidden in a narrow window (Frame.module.css). */
export function BesideRegion({ beside, dispatch, editorRef }: BesideRegionProps): ReactNode {
  const words = useMessages().search;
  const { settings, change } = useSettings();
  const [dragged, setDragged] = useState<number>();
  const width = dragged ?? settings.besideWidth;
  const onClose = useStableCallback(() => {
    dispatch({ type: 'beside', beside: null });
    editorRef.current?.focus();
  });
  const onOpen = useStableCallback((postId: string) => {
    dispatch({ type: 'beside', beside: null });
    dispatch({ type: 'open-post', postId });
  });
  return (
    <Region role="complementary" label={words.besideRegion} className={frame.beside}>
      <div
        role="presentation"
        className={frame.besideRoom}
        style={{ inlineSize: width }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose();
        }}
      >
        <Splitter
          label={words.besideWidth}
          width={width}
          least={LEAST}
          most={MOST}
          onDrag={setDragged}
          onWidth={(next) => {
            change({ besideWidth: next });
            setDragged(undefined);
          }}
        />
        <RegionBoundary about={beside.postId}>
          <PostBeside beside={beside} onOpen={onOpen} onClose={onClose} />
        </RegionBoundary>
      </div>
    </Region>
  );
}
