import { useMemo, useState } from 'react';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import type { Participant, Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { PlacedTurn } from '#interview/returns/placed-turn.ts';
import { isTakenByDefault, placeReturn } from '#interview/returns/place-return.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { Received } from '../answers/use-answers.ts';
import { useQuery } from '../bridge/use-query.ts';

/** `retouch`: the words are taken, and the editor goes to them. */
export type TurnChoice = 'take' | 'keep' | 'retouch';

type Sent = RequestOutput<'revisions.list'>['items'][number];

export type ReturnState = Readonly<{
  waiting: boolean;
  read: ReadReturn;
  turns: readonly PlacedTurn[];
  /** The stored state that was sent; undefined where the library has none. */
  sent: Sent | undefined;
  /** A later state sent to the same person. */
  later: Sent | undefined;
  /** The participant who sent it, if it is one. */
  person: Participant | undefined;
  /** As chosen, in the return, or of whom the text was sent to. */
  name: string;
  choiceOf: (index: number) => TurnChoice;
  choose: (index: number, choice: TurnChoice) => void;
}>;

/** The return in a document for review; undefined for answers to questions. */
export function reviewIn(received: Received | undefined, postId: string): ReadReturn | undefined {
  const review = received?.returned?.find(({ purpose }) => purpose !== 'questions');
  if (review !== undefined || received?.sentFrom !== postId) return review;
  // The program that wrote the document removed the marks: its words decide.
  return { carrier: 'document', purpose: 'review', postId, turns: [], consents: [] };
}

/** Places a return for review in the post, beside the text that was sent. */
export function useReturn(
  read: ReadReturn,
  received: Received,
  postId: string,
  post: Post,
  /** The name that the author chose; '' for nobody. */
  chosen: string | undefined,
): ReturnState {
  const revisions = useQuery('revisions.list', { postId });
  const items = revisions.value?.items ?? [];
  const sent =
    items.find(({ id }) => id === read.sentRevision) ??
    (read.sentRevision === undefined ? lastSent(items, chosen ?? read.person) : undefined);
  const base = useQuery('revisions.get', sent === undefined ? null : { id: sent.id });
  const name = chosen ?? read.person ?? sent?.recipient ?? '';
  const person = personNamed(post, name);
  const later = items.find(
    (one) =>
      sent !== undefined &&
      one.reason === 'sent' &&
      one.createdAt > sent.createdAt &&
      foldKey(one.recipient ?? '') === foldKey(sent.recipient ?? ''),
  );
  const document = base.value?.document;
  const turns = useMemo(
    () => placeReturn(read, received.blocks, { now: post, sent: document, person }),
    [read, received, post, document, person],
  );
  const [choices, setChoices] = useState<ReadonlyMap<number, TurnChoice>>(new Map());
  return {
    waiting: revisions.waiting || (sent !== undefined && base.value === undefined),
    read,
    turns,
    sent,
    later,
    person,
    name,
    choiceOf: (index) => choices.get(index) ?? proposedChoice(turns[index]),
    choose: (index, choice) => setChoices(new Map(choices).set(index, choice)),
  };
}

const personNamed = (post: Post, name: string): Participant | undefined =>
  post.participants.find((one) => foldKey(one.name) === foldKey(name));

const lastSent = (items: readonly Sent[], name: string | undefined): Sent | undefined =>
  items.find(
    ({ reason, recipient = '' }) =>
      reason === 'sent' && (name === undefined || foldKey(recipient) === foldKey(name)),
  );

const proposedChoice = (turn: PlacedTurn | undefined): TurnChoice =>
  turn !== undefined && isTakenByDefault(turn) ? 'take' : 'keep';
