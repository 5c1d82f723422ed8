import { useEffect, useRef } from 'react';
import { COMMAND_ROWS, type Command } from '#contract/commands.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { commandOfKeys } from './shortcuts.ts';

/**
 * Runs commands, from the menu and from the keyboard. What handled a key first (the editor, an open menu) keeps it; a
 * key that is handled here does not reach the menu as well.
 */
export function useCommands(run: (command: Command) => boolean): void {
  useEvent('menu.command', ({ command }) => void run(command));
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOfKeys(event);
      // The engine's own serve every field but the editor, which has taken the key already.
      if (command === undefined || COMMAND_ROWS[command].taken === 'engine') return;
      if (event.repeat || latest.current(command)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
