/** Commands on turns and their people, dispatched by keys and menus and handled by extensions. */
import { createCommand, type LexicalCommand } from 'lexical';
import type { Command } from '#contract/commands.ts';

export const NEXT_PERSON_COMMAND: LexicalCommand<void> = createCommand('escale/next-person');
export const NEXT_QUESTION_COMMAND: LexicalCommand<void> = createCommand('escale/next-question');
/** Opens the name chooser of the answer with this id, or of the answer at the caret for null. */
export const CHOOSE_NAME_COMMAND: LexicalCommand<string | null> = createCommand('escale/choose-name');

/** The commands that act on a turn; each person of the post is one too. */
const TURN_ACTS = ['turn-people', 'split-turn', 'merge-turn', 'move-turn-up', 'move-turn-down'] as const;
export type TurnCommand = (typeof TURN_ACTS)[number] | Extract<Command, `person-${number}`>;

export const isTurnCommand = (command: Command): command is TurnCommand =>
  command.startsWith('person-') || TURN_ACTS.some((one) => one === command);

export const TURN_COMMAND: LexicalCommand<TurnCommand> = createCommand('escale/turn');
