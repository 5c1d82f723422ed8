/**
 * An address pasted alone: over words it makes them a link, elsewhere it is a link itself. That of a video on an empty
 * line has become a card before (extensions/videos.ts).
 */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import { $createTextNode, $findMatchingParent, $getSelection, $isRangeSelection } from 'lexical';
import { isLinkAddress } from '#interview/links.ts';
import { htmlToText } from '#interview/plain.ts';
import type { Incoming } from './incoming.ts';

/** The address that is all there is; undefined when there are other words. */
export function loneAddress({ html, text }: Incoming): string | undefined {
  const address = text.trim();
  if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(address) || !isLinkAddress(address)) return undefined;
  return html === '' || htmlToText(html).trim() === address ? address : undefined;
}

/** Inside an update. */
export function $pasteAddress(address: string): void {
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
  else
    selection.insertNodes([
      $createLinkNode(address, { rel: null, target: null }).append($createTextNode(address)),
    ]);
}
