import type { Kind } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import type { Summary } from '../commands/summary.ts';

/** What of the toolbar there is room for. What is left out stays in a menu beside it, or in the menus of the window. */
export type Room = Readonly<{
  /** Lists and quote: in the menu of block types too. */
  lists: boolean;
  /** Undo and redo: in the window's menu too. */
  history: boolean;
  /** Next person and question: then in the menu of what is inserted. */
  turns: boolean;
  /** The picture: in the menu of what is inserted too. */
  picture: boolean;
  /** Bold, italic and link: then in the menu of formats. */
  formats: boolean;
}>;

/** Widths in pixels from which each has room beside those under it, in the order in which they give way. */
const NEEDS: Readonly<Record<keyof Room, number>> = {
  lists: 594,
  history: 486,
  turns: 412,
  picture: 338,
  formats: 304,
};
/** Of the two tools that only an interview has, with their gap. */
const TURNS = 74;

/** `width`: of the toolbar, in pixels. */
export function roomIn(width: number, interview: boolean): Room {
  const has = (part: keyof Room): boolean =>
    width >= NEEDS[part] - (interview || NEEDS[part] < NEEDS.turns ? 0 : TURNS);
  return {
    lists: has('lists'),
    history: has('history'),
    turns: has('turns'),
    picture: has('picture'),
    formats: has('formats'),
  };
}

export const sameRoom = (one: Room, other: Room): boolean =>
  (Object.keys(one) as (keyof Room)[]).every((part) => one[part] === other[part]);

/* What each part of the toolbar is given. */

export type ToolsProps = Readonly<{
  summary: Summary;
  room: Room;
  kind: Kind;
  run: (command: Command) => void;
  refocus: () => void;
}>;
