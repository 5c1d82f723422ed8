/** Ids of what our own clipboard brings: kept when nothing here has them (cut and paste), new otherwise (a copy). */
import { $isQuoteNode } from '@lexical/rich-text';
import { $getRoot, $getState, $setState, type LexicalNode } from 'lexical';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { withoutSource } from '../model/document/normalize.ts';
import { newId } from '../model/new-id.ts';
import { $isEmbedNode, embedState } from '../model/nodes/embed-node.ts';
import { $isGalleryNode, galleryState } from '../model/nodes/gallery-node.ts';
import { imageState, $isImageNode } from '../model/nodes/image-node.ts';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { $isSealedNode, sealedState } from '../model/nodes/sealed-node.ts';
import {
  $membershipOf,
  $people,
  $turnId,
  membershipState,
  originState,
  questionState,
  quoteState,
  type Membership,
  type QuestionOf,
  type QuoteOf,
} from '../model/nodes/state.ts';

/** @param renew every id becomes new: the text comes from another post. */
export function $settleIds(nodes: readonly LexicalNode[], renew: boolean): void {
  const here = new Set($getRoot().getChildren().map($turnId));
  const given = new Map<string, string>();
  const idFor = (id: string): string => {
    if (!renew && !here.has(id)) return id;
    const fresh = given.get(id) ?? newId();
    given.set(id, fresh);
    return fresh;
  };
  const known = new Set($people().map((person) => person.id));
  for (const node of nodes) {
    const question = $isQuestionNode(node) ? $questionOf(node) : null;
    if (question !== null) {
      const { by, to, ...rest } = question;
      const asks = by?.filter((id) => known.has(id));
      const asked = to?.filter((id) => known.has(id));
      $setState(node, questionState, {
        ...rest,
        id: idFor(question.id),
        ...(asks === undefined ? {} : { by: asks }),
        ...(asked === undefined ? {} : { to: asked }),
      });
    }
    const membership = $membershipOf(node);
    if (membership !== null)
      $setState(node, membershipState, {
        ...membership,
        id: idFor(membership.id),
        participants: membership.participants.filter((id) => known.has(id)),
      });
    const quote = $isQuoteNode(node) ? $getState(node, quoteState) : null;
    if (quote !== null) $setState(node, quoteState, { ...quote, id: idFor(quote.id) });
  }
}

/**
 * Imported HTML keeps its bytes only where it was cut in this very post. A copy, or what comes from elsewhere, is
 * sanitised (docs/design/document.md#sealed-html): the words stay, scripts go. A card of which nothing is left is not
 * pasted.
 * @param trusted false: this editor did not fill the clipboard, or the text is another post's.
 */
export function $sealAgain(nodes: readonly LexicalNode[], trusted: boolean): LexicalNode[] {
  const here = new Set($getRoot().getChildren().map($htmlOf));
  return nodes.filter((node) => {
    const html = $htmlOf(node);
    if (html === null || !$isSealedNode(node) || (trusted && !here.has(html))) return true;
    const harmless = sanitizeHtml(html);
    if (harmless !== '') $setState(node, sealedState, { type: 'html', html: harmless, origin: 'outside' });
    return harmless !== '';
  });
}

function $htmlOf(node: LexicalNode): string | null {
  const sealed = $isSealedNode(node) ? node.block() : null;
  return sealed?.type === 'html' ? sealed.html : null;
}

/**
 * What a clipboard that was not filled in this very post may not bring: HTML to be published as it is
 * (docs/design/document.md#source-bytes).
 */
export function $distrust(nodes: readonly LexicalNode[]): void {
  for (const node of nodes) {
    $setState(node, originState, null);
    const membership = $membershipOf(node);
    if (membership !== null) $setState(node, membershipState, withoutOrigin(membership));
    const question = $isQuestionNode(node) ? $questionOf(node) : null;
    if (question !== null) $setState(node, questionState, withoutOrigin(question));
    const quote = $isQuoteNode(node) ? $getState(node, quoteState) : null;
    if (quote !== null) $setState(node, quoteState, withoutOrigin(quote));
    if ($isImageNode(node)) $setState(node, imageState, withoutSource(node.block()));
    if ($isGalleryNode(node)) $setState(node, galleryState, withoutSource(node.block()));
    if ($isEmbedNode(node)) $setState(node, embedState, withoutSource(node.block()));
  }
}

function withoutOrigin<Of extends Membership | QuestionOf | QuoteOf>(of: Of): Of {
  return { ...of, origin: undefined };
}
