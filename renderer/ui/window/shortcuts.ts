/** The keyboard of the page, from the command table. */
import { COMMAND_ROWS, COMMANDS, type Command } from '#contract/commands.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { LANGUAGES } from '../../bridge/languages.ts';

type Keys = Readonly<{ control: boolean; shift: boolean; alt: boolean; key: string }>;
type Pressed = Readonly<{
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  key: string;
  code: string;
}>;

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

function parse(accelerator: string): Keys {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  return {
    control: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key,
  };
}

const TABLE: readonly Readonly<{ command: Command; keys: Keys }>[] = COMMANDS.flatMap((command) => {
  const { keys } = COMMAND_ROWS[command];
  return keys === undefined ? [] : [{ command, keys: parse(keys) }];
});

/** Compares digits by physical key: on an AZERTY keyboard they need Shift, and Shift+digit gives another character. */
function matchesKey(pressed: Pressed, key: string): boolean {
  if (/^\d$/.test(key)) return pressed.code === `Digit${key}` || pressed.code === `Numpad${key}`;
  const named = pressed.key === ' ' || pressed.key === '\u00a0' ? 'Space' : pressed.key.replace(/^Arrow/, '');
  return named.toLowerCase() === key.toLowerCase();
}

/** The command of a key press. AltGr (reported as Ctrl+Alt) never matches. */
export function commandOfKeys(pressed: Pressed): Command | undefined {
  if (pressed.altKey && pressed.ctrlKey) return undefined;
  const control = isMac ? pressed.metaKey : pressed.ctrlKey;
  const row = TABLE.find(
    ({ keys }) =>
      keys.control === control &&
      keys.shift === pressed.shiftKey &&
      keys.alt === pressed.altKey &&
      matchesKey(pressed, keys.key),
  );
  return row?.command;
}

/** Keys with the same label in every language. */
const NAMES: Readonly<Record<string, string>> = { CmdOrCtrl: isMac ? 'Cmd' : 'Ctrl', Up: '↑', Down: '↓' };

/** An accelerator in the reader's language: « Ctrl+Maj+F ». */
export function keyNames(accelerator: string, language: AppLanguage): string {
  const names: Readonly<Record<string, string>> = { ...NAMES, ...LANGUAGES[language].formats.keys };
  return accelerator
    .split('+')
    .map((part) => names[part] ?? part)
    .join('+');
}

/** The keys of a command, if any. */
export function keysOf(command: Command, language: AppLanguage): string | undefined {
  const { keys } = COMMAND_ROWS[command];
  return keys === undefined ? undefined : keyNames(keys, language);
}
