/** The commands of typography and of the languages of passages: part of the one list of commands (events.ts). */
export const LANGUAGE_COMMANDS = [
  'language-fr',
  'language-en',
  'language-es',
  'language-de',
  'language-it',
  'passage-language',
  'language-none',
] as const;
export const TYPOGRAPHY_COMMANDS = [
  'typography',
  'show-spaces',
  'no-break-space',
  'thin-space',
  ...LANGUAGE_COMMANDS,
] as const;
export type TypographyCommand = (typeof TYPOGRAPHY_COMMANDS)[number];

export const isTypographyCommand = (command: string): command is TypographyCommand =>
  TYPOGRAPHY_COMMANDS.some((one) => one === command);

/** In Electron's notation (see shortcuts.ts). */
export const TYPOGRAPHY_SHORTCUTS = {
  typography: 'F7',
  'no-break-space': 'CmdOrCtrl+Shift+Space',
} as const satisfies Partial<Record<TypographyCommand, string>>;
