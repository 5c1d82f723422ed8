import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isRangeSelection,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { useSyncExternalStore } from 'react';

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
