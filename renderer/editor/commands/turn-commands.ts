/** The commands on turns and their people: dispatched by keys and menus, done by extensions. */
import { createCommand, type LexicalCommand } from 'lexical';
import type { Command } from '#contract/commands.ts';

export const NEXT_PERSON_COMMAND: LexicalCommand<void> = createCommand('escale/next-person');
export const NEXT_QUESTION_COMMAND: LexicalCommand<void> = createCommand('escale/next-question');
/** Opens the name chooser of the answer with this id; with null, of the answer the caret is in. */
export const CHOOSE_NAME_COMMAND: LexicalCommand<string | null> = createCommand('escale/choose-name');

/** Of the commands those on a turn; every person is one of them too. */
const TURN_ACTS = ['turn-people', 'split-turn', 'merge-turn', 'move-turn-up', 'move-turn-down'] as const;
export type TurnCommand = (typeof TURN_ACTS)[number] | Extract<Command, `person-${number}`>;

export const isTurnCommand = (command: Command): command is TurnCommand =>
  command.startsWith('person-') || TURN_ACTS.some((one) => one === command);

export const TURN_COMMAND: LexicalCommand<TurnCommand> = createCommand('escale/turn');
