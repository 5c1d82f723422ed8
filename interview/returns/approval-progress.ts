/** How far the approval of a post is: by person, and by question. */
import type { Answer, Post } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import type { Statement } from './placed-turn.ts';

/** A person’s statement about a turn, and whether its words are unchanged. */
export type StatedTurn = Readonly<{
  turn: string;
  name: string;
  participantId?: string | undefined;
  state: Statement['state'];
  isCurrent: boolean;
}>;

export type Progress = Readonly<{
  name: string;
  /** The answers that are theirs to approve; of somebody who takes no part in the post, all. */
  answers: number;
  approved: number;
  corrected: number;
  remarks: number;
  /** Approved or corrected in other words than the post’s. */
  outdated: number;
}>;

/** In the order of first statements. */
export function approvalProgress(post: Post, stated: readonly StatedTurn[]): Progress[] {
  const answers = answersOf(post);
  return [...groupBy(stated, ({ name }) => foldKey(name)).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const theirs = answers.filter(
      ({ participants }) => first.participantId === undefined || participants.includes(first.participantId),
    );
    const ids = new Set(theirs.map(({ id }) => id));
    const about = own.filter(({ turn }) => ids.has(turn));
    const count = (state: Statement['state']): number =>
      about.filter((one) => one.state === state && one.isCurrent).length;
    return [
      {
        name: first.name,
        answers: theirs.length,
        approved: count('approved'),
        corrected: count('corrected'),
        remarks: about.filter(({ state }) => state === 'remark').length,
        outdated: about.filter(({ state, isCurrent }) => state !== 'remark' && !isCurrent).length,
      },
    ];
  });
}

/** The answers of a person that no valid statement approves: they gave none, a remark, or words have changed since. */
export function unapprovedAnswers(
  post: Post,
  participantId: string,
  stated: readonly StatedTurn[],
): Answer[] {
  const valid = new Set(
    stated
      .filter((one) => one.participantId === participantId && one.state !== 'remark' && one.isCurrent)
      .map(({ turn }) => turn),
  );
  return answersOf(post).filter(
    ({ id, participants }) => participants.includes(participantId) && !valid.has(id),
  );
}

function groupBy(
  stated: readonly StatedTurn[],
  keyOf: (one: StatedTurn) => string,
): ReadonlyMap<string, StatedTurn[]> {
  const groups = new Map<string, StatedTurn[]>();
  for (const one of stated) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const answersOf = (post: Post): Answer[] =>
  post.body.filter((block): block is Answer => block.type === 'answer');

/** The names of who made each kind of statement. */
export type StatedNames = Readonly<
  Record<'approved' | 'corrected' | 'remarks' | 'outdated', readonly string[]>
>;

/** By turn. */
export const statedByTurn = (stated: readonly StatedTurn[]): ReadonlyMap<string, StatedNames> =>
  new Map([...groupBy(stated, ({ turn }) => turn)].map(([turn, all]) => [turn, namesIn(all)]));

/** By question, of the answers to it. */
export function statedByQuestion(
  post: Post,
  stated: readonly StatedTurn[],
): ReadonlyMap<string, StatedNames> {
  const byTurn = groupBy(stated, ({ turn }) => turn);
  const about = new Map<string, StatedTurn[]>();
  let question: string | undefined;
  for (const block of post.body) {
    if (block.type === 'question') question = block.id;
    else if (block.type === 'heading') question = undefined;
    else if (block.type === 'answer' && question !== undefined)
      about.set(question, [...(about.get(question) ?? []), ...(byTurn.get(block.id) ?? [])]);
  }
  return new Map([...about].filter(([, all]) => all.length > 0).map(([id, all]) => [id, namesIn(all)]));
}

function namesIn(stated: readonly StatedTurn[]): StatedNames {
  const names = (holds: (one: StatedTurn) => boolean): string[] => [
    ...new Set(stated.filter(holds).map(({ name }) => name)),
  ];
  return {
    approved: names((one) => one.state === 'approved' && one.isCurrent),
    corrected: names((one) => one.state === 'corrected' && one.isCurrent),
    remarks: names(({ state }) => state === 'remark'),
    outdated: names((one) => one.state !== 'remark' && !one.isCurrent),
  };
}
