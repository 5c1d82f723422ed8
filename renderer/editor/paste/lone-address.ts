/** An address pasted alone: over words it makes them a link, elsewhere it is a link itself. */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import { isLinkAddress } from '../../../interview/links.ts';
import { htmlToText } from '../../../interview/plain.ts';
import type { Incoming } from './incoming.ts';

/**
 * An address was pasted, alone on its line: what makes more of it than a link (a video's card) handles this and returns
 * true. It runs in the update of the paste.
 */
export const ADDRESS_ALONE_COMMAND: LexicalCommand<string> = createCommand('escale/address-alone');

/** The address that is all there is; undefined when there are other words. */
export function loneAddress({ html, text }: Incoming): string | undefined {
  const address = text.trim();
  if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(address) || !isLinkAddress(address)) return undefined;
  return html === '' || htmlToText(html).trim() === address ? address : undefined;
}

/** Inside an update. */
export function $pasteAddress(editor: LexicalEditor, address: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    selection?.insertText(address);
    return;
  }
  if (!selection.isCollapsed() && selection.getTextContent().trim() !== '') {
    $toggleLink({ url: address, rel: null, target: null });
    return;
  }
  const inLink = $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null;
  if (inLink) selection.insertText(address);
  else if (!editor.dispatchCommand(ADDRESS_ALONE_COMMAND, address))
    selection.insertNodes([
      $createLinkNode(address, { rel: null, target: null }).append($createTextNode(address)),
    ]);
}
