import { useState } from 'react';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';

export type Conflict = RequestOutput<'conflicts.get'>['conflicts'][number];
export type Keep = RequestInput<'conflicts.settle'>['decisions'][number]['keep'];

/** What the author did with one conflict so far. */
export type Choice = Readonly<{
  keep: Keep;
  /** Of « both »: as it stands in the field. */
  text: string;
  /** Of « both »: the text was confirmed as it stands. */
  confirmed: boolean;
}>;

export type Decisions = Readonly<{
  of: (conflict: Conflict) => Choice | undefined;
  set: (conflict: Conflict, choice: Choice) => void;
  isDecided: (conflict: Conflict) => boolean;
  /** What goes back, of conflicts that are all decided. */
  given: (conflicts: readonly Conflict[]) => RequestInput<'conflicts.settle'>['decisions'];
}>;

/** A choice holds for the very two texts it was made on: where one of them changed, it is to be made again. */
const keyOf = (conflict: Conflict): string => JSON.stringify(conflict);

/** Whether a choice is one: both texts together count once they were confirmed. */
const isMade = (conflict: Conflict, choice: Choice | undefined): boolean =>
  choice !== undefined &&
  (choice.keep !== 'both' || conflict.both === '' || (choice.confirmed && choice.text.trim() !== ''));

/** Nothing is chosen before the author chooses. */
export function useDecisions(): Decisions {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const of = (conflict: Conflict): Choice | undefined => choices.get(keyOf(conflict));
  return {
    of,
    set: (conflict, choice) => setChoices((before) => new Map(before).set(keyOf(conflict), choice)),
    isDecided: (conflict) => isMade(conflict, of(conflict)),
    given: (conflicts) =>
      conflicts.flatMap((conflict) => {
        const choice = of(conflict);
        if (choice === undefined || !isMade(conflict, choice)) return [];
        // Left as it was proposed, it keeps its marks and links.
        const edited = choice.keep === 'both' && choice.text !== conflict.both;
        return [{ id: conflict.id, keep: choice.keep, ...(edited ? { text: choice.text } : {}) }];
      }),
  };
}
