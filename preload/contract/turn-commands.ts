/** The commands on the turns of an interview: part of the one list of commands (events.ts). */
export const PERSON_COMMANDS = [
  'person-1',
  'person-2',
  'person-3',
  'person-4',
  'person-5',
  'person-6',
  'person-7',
  'person-8',
  'person-9',
] as const;
export const TURN_COMMANDS = [
  ...PERSON_COMMANDS,
  'turn-people',
  'split-turn',
  'merge-turn',
  'move-turn-up',
  'move-turn-down',
] as const;
export type TurnCommand = (typeof TURN_COMMANDS)[number];

export const isTurnCommand = (command: string): command is TurnCommand =>
  TURN_COMMANDS.some((one) => one === command);

/** Of the turn commands, in Electron's notation (see shortcuts.ts). Digits by physical key. */
export const TURN_SHORTCUTS = {
  'person-1': 'CmdOrCtrl+1',
  'person-2': 'CmdOrCtrl+2',
  'person-3': 'CmdOrCtrl+3',
  'person-4': 'CmdOrCtrl+4',
  'person-5': 'CmdOrCtrl+5',
  'person-6': 'CmdOrCtrl+6',
  'person-7': 'CmdOrCtrl+7',
  'person-8': 'CmdOrCtrl+8',
  'person-9': 'CmdOrCtrl+9',
  'turn-people': 'F2',
  'split-turn': 'Alt+Shift+Enter',
  'merge-turn': 'Alt+Shift+Backspace',
  'move-turn-up': 'Alt+Shift+Up',
  'move-turn-down': 'Alt+Shift+Down',
} as const satisfies Record<TurnCommand, string>;
