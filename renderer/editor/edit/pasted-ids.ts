/** Ids of what our own clipboard brings: kept when nothing here has them (cut and paste), new otherwise (a copy). */
import { $isQuoteNode } from '@lexical/rich-text';
import { $getRoot, $getState, $setState, type LexicalNode } from 'lexical';
import { newId } from '../new-id.ts';
import { $isQuestionNode, $questionOf } from '../nodes/question-node.ts';
import { $isSealedNode, $sealedOf } from '../nodes/sealed-node.tsx';
import { sealedState } from '../nodes/sealed-state.ts';
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
} from '../nodes/state.ts';

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

/** What a clipboard that this editor did not fill may not bring: HTML to be published as it is (DESIGN section 4). */
export function $distrust(nodes: readonly LexicalNode[]): void {
  for (const node of nodes) {
    $setState(node, originState, null);
    const membership = $membershipOf(node);
    if (membership !== null) $setState(node, membershipState, withoutOrigin(membership));
    const question = $isQuestionNode(node) ? $questionOf(node) : null;
    if (question !== null) $setState(node, questionState, withoutOrigin(question));
    const quote = $isQuoteNode(node) ? $getState(node, quoteState) : null;
    if (quote !== null) $setState(node, quoteState, withoutOrigin(quote));
    if ($isSealedNode(node) && $sealedOf(node).type === 'html')
      $setState(node, sealedState, { type: 'rule' });
  }
}

function withoutOrigin<Of extends Membership | QuestionOf | QuoteOf>(of: Of): Of {
  return { ...of, origin: undefined };
}
