import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isDecoratorNode, $isNodeSelection, $isRangeSelection, $getNodeByKey } from 'lexical';
import type { LexicalEditor, NodeKey } from 'lexical';
import { useSyncExternalStore, useState } from 'react';

/** Which cards of one editor are selected, and who wants to know. */
type Selected = { keys: ReadonlySet<NodeKey>; listeners: Set<() => void>; end: (() => void) | undefined };
const editors = new WeakMap<LexicalEditor, Selected>();

const NONE: ReadonlySet<NodeKey> = new Set();

/**
 * Whether the card of this key is selected, alone or with the text around it. One listener serves all the cards of an
 * editor: Lexical's own hook has one for each card, and each is called at every key press.
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

/** From a card's field on to the text after the card. */
export function useLeaveCard(nodeKey: NodeKey): () => void {
  const [editor] = useLexicalComposerContext();
  return () => {
    // First the focus: Lexical leaves the browser's selection alone while a field inside it has it.
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => $getNodeByKey(nodeKey)?.selectNext(), { discrete: true });
  };
}

type Near = Readonly<{
  /** Whether the pointer or the focus has come to the card: what one works with is drawn from then on. */
  near: boolean;
  props: Readonly<{ onPointerEnter: () => void; onFocus: () => void }>;
}>;

/** Tools and editors of a card are made when it is approached: a post with sixty pictures opens without them. */
export function useNear(selected: boolean): Near {
  const [near, setNear] = useState(false);
  const come = (): void => setNear(true);
  return { near: near || selected, props: { onPointerEnter: come, onFocus: come } };
}
