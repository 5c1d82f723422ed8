/** What each part of the toolbar is given. */
import type { Command } from '#contract/commands.ts';
import type { Summary } from '../summary.ts';
import type { Room } from './toolbar-room.ts';

export type ToolsProps = Readonly<{
  summary: Summary;
  room: Room;
  interview: boolean;
  run: (command: Command) => void;
  refocus: () => void;
}>;
