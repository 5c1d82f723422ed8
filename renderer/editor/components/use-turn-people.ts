import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalNode,
} from 'lexical';
import { useState } from 'react';
import type { Participant } from '#interview/document.ts';
import { $nameAnswer, $showLabel } from '../edit/people.ts';
import { $setQuestionOf } from '../edit/sections.ts';
import { $isQuestionNode, $questionOf } from '../nodes/question-node.ts';
import { $membershipOf, $people, $turnId } from '../nodes/state.ts';

/** Whose turn it is, as far as it can be chosen; lists of ids. */
export type TurnState =
  | Readonly<{ kind: 'question'; by: readonly string[]; to: readonly string[] }>
  | Readonly<{ kind: 'answer'; participants: readonly string[]; labelShown: boolean }>;

type TurnPeopleState = Readonly<{
  people: readonly Participant[];
  state: TurnState;
  /** One step to undo. */
  set: (next: TurnState) => void;
}>;

/** The people of one turn, and how to change them; lists come in the order of the post's people. */
export function useTurnPeople(turn: string): TurnPeopleState {
  const [editor] = useLexicalComposerContext();
  const [people] = useState(() => editor.read(() => $people()));
  const [state, setState] = useState(() => editor.read(() => $stateOf($firstOf(turn))));
  return {
    people,
    state,
    set: (next) => {
      const chosen = inOrder(next, people);
      setState(chosen);
      editor.update(
        () => {
          const first = $firstOf(turn);
          if (chosen.kind === 'question' && $isQuestionNode(first))
            $setQuestionOf(first, { by: [...chosen.by], to: [...chosen.to] });
          else if (chosen.kind === 'answer' && first !== null) {
            $nameAnswer(first, chosen.participants);
            $showLabel(first, chosen.labelShown);
          }
        },
        { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
      );
    },
  };
}

function $firstOf(turn: string): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find((block) => $turnId(block) === turn) ?? null
  );
}

function $stateOf(block: LexicalNode | null): TurnState {
  if ($isQuestionNode(block)) {
    const of = $questionOf(block);
    return { kind: 'question', by: of?.by ?? [], to: of?.to ?? [] };
  }
  const membership = $membershipOf(block);
  return {
    kind: 'answer',
    participants: membership?.participants ?? [],
    labelShown: membership?.labelShown ?? true,
  };
}

function inOrder(state: TurnState, people: readonly Participant[]): TurnState {
  const order = (ids: readonly string[]): string[] =>
    people.flatMap((person) => (ids.includes(person.id) ? [person.id] : []));
  return state.kind === 'question'
    ? { ...state, by: order(state.by), to: order(state.to) }
    : { ...state, participants: order(state.participants) };
}
