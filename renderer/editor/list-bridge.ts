/** Lists <-> Lexical lists. */
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
} from '@lexical/list';
import type { List, ListItem } from '#interview/document.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';

/** Lexical keeps a nested list in an item of its own, after the item it hangs under. */
export function $listNode(list: List): ListNode {
  const node = $createListNode(list.ordered ? 'number' : 'bullet', list.start ?? 1);
  for (const item of list.items) {
    node.append($appendInlines($createListItemNode(), item.content));
    if (item.children !== undefined) node.append($createListItemNode().append($listNode(item.children)));
  }
  return node;
}

/** A list, or null when nothing is left in it. */
export function $readList(node: ListNode): List | null {
  const items: ListItem[] = [];
  for (const child of node.getChildren().filter($isListItemNode)) {
    const nested = $nestedList(child);
    if (nested === null) items.push({ content: $readInlines(child) });
    else {
      const children = $readList(nested);
      const last = items.at(-1);
      if (children === null) continue;
      if (last !== undefined && last.children === undefined) last.children = children;
      else items.push({ content: [], children });
    }
  }
  if (items.every((item) => item.content.length === 0 && item.children === undefined)) return null;
  const ordered = node.getListType() === 'number';
  const start = node.getStart();
  return { type: 'list', ordered, ...(ordered && start !== 1 ? { start } : {}), items };
}

function $nestedList(item: ListItemNode): ListNode | null {
  const first = item.getFirstChild();
  return $isListNode(first) ? first : null;
}
