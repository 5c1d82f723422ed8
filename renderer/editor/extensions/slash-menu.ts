/**
 * The slash menu: `/` at the start of a block or after a space, then a few letters. The text keeps the focus and the
 * caret. The keys of the menu are handled here, before other handlers; surface/SlashMenu.tsx only draws it.
 *
 * It opens on a slash just typed, not on one reached by the caret, restored by undo, pasted, or being composed.
 */
import { defineExtension, signal } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import {
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $onUpdate,
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  HISTORIC_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Signal } from '@lexical/extension';
import { PAGE_COMMAND, runCommand } from '../commands/commands.ts';
import { $caretBlock } from '../edit/blocks.ts';
import { $kind } from '../model/nodes/state.ts';
import { servicesOf, ServicesExtension } from '../core/services.ts';
import { slashEntries, type SlashEntry, type SlashContext } from '../commands/slash-commands.ts';
import { $summary } from '../commands/summary.ts';

export type SlashMenuState = Readonly<{
  entries: readonly SlashEntry[];
  /** The index of the entry that Enter chooses. */
  index: number;
  /** The offset of the slash, and the length of it with the query. */
  key: NodeKey;
  at: number;
  length: number;
}>;

type Typed = Readonly<{ key: NodeKey; at: number; query: string }>;
type Menu = Signal<SlashMenuState | null>;

/** Longer texts after a slash are sentences. */
const LONGEST_QUERY = 40;

export const SlashMenuExtension = defineExtension({
  name: 'escale/slash-menu',
  dependencies: [ServicesExtension],
  build: () => ({ menu: signal<SlashMenuState | null>(null) }),
  register: (editor, _config, state) => {
    const { menu } = state.getOutput();
    const key =
      (act: (menu: Menu, open: SlashMenuState) => void) =>
      (event: KeyboardEvent | null): boolean => {
        const open = menu.peek();
        const plain = event === null || !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
        if (open === null || open.entries.length === 0 || !plain || editor.isComposing()) return false;
        event?.preventDefault();
        act(menu, open);
        return true;
      };
    const take = key((_menu, open) => chooseEntry(editor, menu, open.index));
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
        if (editor.isComposing() || (menu.peek() === null && dirtyLeaves.size === 0)) return;
        const typed = editorState.read(() => $typedSlash());
        const before = menu.peek();
        if (typed === null || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) menu.value = null;
        else if (before === null) {
          const written = prevEditorState.read(() => $getNodeByKey(typed.key)?.getTextContent() ?? '');
          const justTyped = typed.query === '' && dirtyLeaves.has(typed.key);
          if (justTyped && written[typed.at] !== '/') menu.value = openMenu(editor, typed);
        } else if (before.key === typed.key && before.at === typed.at) menu.value = openMenu(editor, typed);
        else menu.value = null;
      }),
      editor.registerCommand(
        KEY_ARROW_DOWN_COMMAND,
        key((_menu, open) => move(menu, open, 1)),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_ARROW_UP_COMMAND,
        key((_menu, open) => move(menu, open, -1)),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        key(() => {
          menu.value = null;
        }),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          menu.value = null;
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

function move(menu: Menu, open: SlashMenuState, by: number): void {
  const count = open.entries.length;
  menu.value = { ...open, index: (open.index + by + count) % count };
}

/** The slash before the caret and the query after it; null if the slash is ordinary text. */
function $typedSlash(): Typed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || !node.isSimpleText() || node.hasFormat('code')) return null;
  const text = node.getTextContent().slice(0, selection.anchor.offset);
  const at = text.lastIndexOf('/');
  const query = text.slice(at + 1);
  if (at < 0 || query.length > LONGEST_QUERY || /^\s/u.test(query)) return null;
  const before = node.getPreviousSibling();
  const prior =
    at > 0
      ? text[at - 1]
      : before === null || $isLineBreakNode(before)
        ? ' '
        : before.getTextContent().at(-1);
  if (prior === undefined || !/\s/u.test(prior)) return null;
  return $findMatchingParent(node, $isLinkNode) === null ? { key: node.getKey(), at, query } : null;
}

function openMenu(editor: LexicalEditor, { key, at, query }: Typed): SlashMenuState | null {
  const context = editor.getEditorState().read($slashContext, { editor });
  const entries = context === null ? [] : slashEntries(context, query, servicesOf(editor).blockWords.slash);
  // Several words without a match are a sentence; a few letters may still be corrected.
  if (entries.length === 0 && (query === '' || /\s/u.test(query))) return null;
  return { entries, index: 0, key, at, length: query.length + 1 };
}

function $slashContext(): SlashContext | null {
  if ($caretBlock() === null) return null;
  const { block: kind, inAnswer, endsTurn } = $summary();
  return { kind: $kind(), block: kind, inAnswer, endsTurn };
}

/** Removes the slash and the query and runs the entry, as one undo step. */
export function chooseEntry(editor: LexicalEditor, menu: Menu, index: number): void {
  const open = menu.peek();
  const entry = open?.entries[index];
  menu.value = null;
  if (open === null || entry === undefined) return;
  editor.update(
    () => {
      const node = $getNodeByKey(open.key);
      if (!$isTextNode(node)) return;
      const text = node.getTextContent();
      const end = open.at + open.length;
      // The space before the slash was typed for the menu.
      const from = text.length === end && /[^\s]\s$/u.test(text.slice(0, open.at)) ? open.at - 1 : open.at;
      node.select(from, end).removeText();
      if (!runCommand(editor, entry.command))
        $onUpdate(() => editor.dispatchCommand(PAGE_COMMAND, entry.command));
    },
    { tag: 'history-push' },
  );
}
