import type { Kind } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import type { Summary } from '../commands/summary.ts';

/** The parts of the toolbar that fit. The others are in menus. */
export type Room = Readonly<{
  /** Lists and quote; also in the menu of block types. */
  lists: boolean;
  /** Undo and redo; also in the window's menu. */
  history: boolean;
  /** Next person and question; otherwise in the insert menu. */
  turns: boolean;
  /** The picture; also in the insert menu. */
  picture: boolean;
  /** Bold, italic and link; otherwise in the format menu. */
  formats: boolean;
}>;

/** Widths in pixels from which each part fits beside those listed after it, in the order of removal. */
const NEEDS: Readonly<Record<keyof Room, number>> = {
  lists: 594,
  history: 486,
  turns: 412,
  picture: 338,
  formats: 304,
};
/** Width of the two interview tools, with their gap. */
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

/* The props of each part of the toolbar. */

export type ToolsProps = Readonly<{
  summary: Summary;
  room: Room;
  kind: Kind;
  run: (command: Command) => void;
  refocus: () => void;
}>;
