import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { LexicalEditor, NodeKey } from 'lexical';
import {
  useEffect,
  useLayoutEffect,
  useReducer,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createPortal, flushSync } from 'react-dom';
import { afterPaint } from '../../ui/window/after-paint.ts';
import type { Card } from '../model/nodes/card-node.ts';
import { GalleryBlock } from './GalleryBlock.tsx';
import { ImageBlock } from './ImageBlock.tsx';
import { SealedBlock } from './SealedBlock.tsx';
import { VideoCard } from './VideoCard.tsx';
import { isUndrawnCard, waitsForLayout, whenLaidOut } from '../core/staged-layout.ts';

/** Cards that are drawn in one go: some milliseconds. */
const AT_ONCE = 8;

/**
 * Draws the cards of the text, each in the box that Lexical made for it. A card takes React as long as a page of words. So
 * those of a block that is not laid out yet are drawn a few at a time, once what is in sight is on the screen, or with their
 * block, whatever comes first (core/staged-layout.ts).
 */
export function Cards(): ReactNode {
  const [editor] = useLexicalComposerContext();
  const cards = useSyncExternalStore(
    (changed) => editor.registerDecoratorListener(changed),
    () => editor.getDecorators<Card>(),
  );
  const root = useSyncExternalStore(
    (changed) => editor.registerRootListener(changed),
    () => editor.getRootElement(),
  );
  /** Drawn although their block waits. */
  const [early] = useState(() => new Set<NodeKey>());
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);

  useLayoutEffect(
    () =>
      whenLaidOut(editor, (blocks) => {
        // At once: what is in sight is kept in its place by measuring it before and after.
        if (blocks.some(isUndrawnCard)) flushSync(drawAgain);
      }),
    [editor],
  );
  useEffect(() => {
    if (root === null) return undefined;
    let forget: () => void;
    const go = (): void => {
      const next = Object.keys(editor.getDecorators()).filter((key) => isAwaited(editor, key));
      for (const key of next.slice(0, AT_ONCE)) early.add(key);
      if (next.length > 0) drawAgain();
      if (next.length > AT_ONCE) forget = afterPaint(go);
    };
    forget = afterPaint(go);
    return () => forget();
  }, [editor, root, early]);

  if (root === null) return null;
  return Object.entries(cards).map(([key, card]) => {
    const box = editor.getElementByKey(key);
    if (box === null || (waitsForLayout(box) && !early.has(key))) return null;
    return createPortal(drawCard(key, card), box, key);
  });
}

function drawCard(key: NodeKey, { block }: Card): ReactNode {
  switch (block.type) {
    case 'image':
      return <ImageBlock nodeKey={key} image={block} />;
    case 'gallery':
      return <GalleryBlock nodeKey={key} gallery={block} />;
    case 'embed':
      return <VideoCard nodeKey={key} embed={block} />;
    case 'rule':
    case 'jumpBreak':
    case 'html':
      return <SealedBlock nodeKey={key} sealed={block} />;
  }
}

/** Not drawn, and not about to be. */
function isAwaited(editor: LexicalEditor, key: NodeKey): boolean {
  const box = editor.getElementByKey(key);
  return box !== null && waitsForLayout(box) && isUndrawnCard(box);
}
