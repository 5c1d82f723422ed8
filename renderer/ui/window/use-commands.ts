import { useEffect, useRef } from 'react';
import { COMMAND_ROWS, type Command } from '#contract/commands.ts';
import { subscribe } from '../../bridge/call.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { commandOfKeys } from './shortcuts.ts';

/** Of the menu, while nothing that runs commands stands yet: the window is there before it is drawn. The last one counts. */
let early: Command | undefined;
let runners = 0;

/** Call it before anything is drawn. */
export function keepEarlyCommand(): void {
  subscribe('menu.command', ({ command }) => {
    if (runners === 0) early = command;
  });
}

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
    runners += 1;
    const waiting = early;
    early = undefined;
    if (waiting !== undefined) latest.current(waiting);
    return () => {
      runners -= 1;
    };
  }, []);
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
