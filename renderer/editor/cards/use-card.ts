import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isDecoratorNode, $isNodeSelection, $isRangeSelection, $getNodeByKey } from 'lexical';
import type { LexicalEditor, NodeKey } from 'lexical';
import { useSyncExternalStore, useState } from 'react';

/** The selected cards of one editor, and the listeners for changes. */
type Selected = { keys: ReadonlySet<NodeKey>; listeners: Set<() => void>; end: (() => void) | undefined };
const editors = new WeakMap<LexicalEditor, Selected>();

const NONE: ReadonlySet<NodeKey> = new Set();

/**
 * Whether the card is selected, alone or with the text around it. One listener serves all cards of an editor; Lexical's
 * own hook registers one per card, and each runs at every key.
 */
export function useCardSelected(nodeKey: NodeKey): boolean {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(
    (changed) => subscribe(editor, changed),
    () => (editors.get(editor)?.keys ?? NONE).has(nodeKey),
  );
}

function subscribe(editor: LexicalEditor, changed: () => void): () => void {
  const selected = editors.get(editor) ?? { keys: NONE, listeners: new Set(), end: undefined };
  editors.set(editor, selected);
  selected.listeners.add(changed);
  selected.end ??= editor.registerUpdateListener(({ editorState, prevEditorState }) => {
    if (editorState.read($getSelection) === prevEditorState.read($getSelection)) return;
    const keys = editorState.read($selectedCards);
    if (keys.size === 0 && selected.keys.size === 0) return;
    selected.keys = keys;
    for (const listener of selected.listeners) listener();
  });
  return () => {
    selected.listeners.delete(changed);
    if (selected.listeners.size > 0) return;
    selected.end?.();
    selected.end = undefined;
  };
}

function $selectedCards(): ReadonlySet<NodeKey> {
  const selection = $getSelection();
  const none =
    selection === null ||
    ($isRangeSelection(selection) && selection.isCollapsed()) ||
    !($isRangeSelection(selection) || $isNodeSelection(selection));
  return none
    ? NONE
    : new Set(
        selection
          .getNodes()
          .filter($isDecoratorNode)
          .map((node) => node.getKey()),
      );
}

/** Returns a function that moves the caret from a card's field to the text after the card. */
export function useLeaveCard(nodeKey: NodeKey): () => void {
  const [editor] = useLexicalComposerContext();
  return () => {
    // Focuses first: Lexical does not set the browser's selection while a field has the focus.
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => $getNodeByKey(nodeKey)?.selectNext(), { discrete: true });
  };
}

type Approached = Readonly<{
  /** Whether the card was hovered or focused; its tools are rendered from then on. */
  near: boolean;
  props: Readonly<{ onPointerEnter: () => void; onFocus: () => void }>;
}>;

/**
 * Renders a card's tools and editors only once it is hovered or focused, so that a post with sixty pictures opens
 * quickly.
 */
export function useApproached(selected: boolean): Approached {
  const [near, setNear] = useState(false);
  const approach = (): void => setNear(true);
  return { near: near || selected, props: { onPointerEnter: approach, onFocus: approach } };
}
