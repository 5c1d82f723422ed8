/** Ids of content from Escale's clipboard: kept if no block has them (cut and paste), else replaced (a copy). */
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

/** @param renew replaces every id: the text comes from another post */
export function $renewIds(nodes: readonly LexicalNode[], renew: boolean): void {
  const presentIds = new Set($getRoot().getChildren().map($turnId));
  const renewedIds = new Map<string, string>();
  const idFor = (id: string): string => {
    if (!renew && !presentIds.has(id)) return id;
    const fresh = renewedIds.get(id) ?? newId();
    renewedIds.set(id, fresh);
    return fresh;
  };
  const personIds = new Set($people().map((person) => person.id));
  for (const node of nodes) {
    const question = $isQuestionNode(node) ? $questionOf(node) : null;
    if (question !== null) {
      const { by, to, ...rest } = question;
      const askers = by?.filter((id) => personIds.has(id));
      const addressees = to?.filter((id) => personIds.has(id));
      $setState(node, questionState, {
        ...rest,
        id: idFor(question.id),
        ...(askers === undefined ? {} : { by: askers }),
        ...(addressees === undefined ? {} : { to: addressees }),
      });
    }
    const membership = $membershipOf(node);
    if (membership !== null)
      $setState(node, membershipState, {
        ...membership,
        id: idFor(membership.id),
        participants: membership.participants.filter((id) => personIds.has(id)),
      });
    const quote = $isQuoteNode(node) ? $getState(node, quoteState) : null;
    if (quote !== null) $setState(node, quoteState, { ...quote, id: idFor(quote.id) });
  }
}

/**
 * Sanitises pasted HTML cards, unless they were cut in this same post, in which case they keep their bytes
 * (docs/design/document.md#sealed-html). Cards left empty are dropped.
 * @param trusted whether this editor filled the clipboard, from this post
 */
export function $sanitizePastedHtml(nodes: readonly LexicalNode[], trusted: boolean): LexicalNode[] {
  const presentHtml = new Set($getRoot().getChildren().map($htmlOf));
  return nodes.filter((node) => {
    const html = $htmlOf(node);
    if (html === null || !$isSealedNode(node) || (trusted && !presentHtml.has(html))) return true;
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
 * Removes source HTML from a paste that was not copied in this same post: it would be published as it is
 * (docs/design/document.md#source-bytes).
 */
export function $removeSources(nodes: readonly LexicalNode[]): void {
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
