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
import { isUndrawnCard, waitsForLayout, onLayOut } from '../core/staged-layout.ts';

/** Number of cards drawn at once, which takes a few milliseconds. */
const AT_ONCE = 8;

/**
 * Draws the cards of the text, each in the box that Lexical made for it. Rendering a card costs React as much as a page
 * of words. So a card in a block that is not laid out yet waits: waiting cards are drawn a few at a time after the
 * first paint, or with their block, whichever is first (core/staged-layout.ts).
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
  /** Keys of cards drawn before their block is laid out. */
  const [early] = useState(() => new Set<NodeKey>());
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);

  useLayoutEffect(
    () =>
      onLayOut(editor, (blocks) => {
        // Synchronous: the layout measures the visible blocks before and after, to keep them in place.
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

/** Whether the card is undrawn and not about to be drawn. */
function isAwaited(editor: LexicalEditor, key: NodeKey): boolean {
  const box = editor.getElementByKey(key);
  return box !== null && waitsForLayout(box) && isUndrawnCard(box);
}
