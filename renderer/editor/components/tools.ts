/** What each part of the toolbar is given. */
import type { Command } from '../../../preload/contract/events.ts';
import type { Summary } from '../summary.ts';

export type ToolsProps = Readonly<{
  summary: Summary;
  interview: boolean;
  run: (command: Command) => void;
  refocus: () => void;
}>;
