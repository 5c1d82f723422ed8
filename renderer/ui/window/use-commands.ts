import { useEffect, useRef } from 'react';
import { COMMAND_ROWS, type Command } from '#contract/commands.ts';
import { subscribe } from '../../bridge/call.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { isTextFocused } from './post-undo.ts';
import { commandOfKeys } from './shortcuts.ts';

/** A menu command received before any handler is mounted; only the last one is kept. */
let early: Command | undefined;
let runners = 0;

/** Call it before the first render. */
export function keepEarlyCommand(): void {
  subscribe('menu.command', ({ command }) => {
    if (runners === 0) early = command;
  });
}

/**
 * Runs commands from the menu and the keyboard. Keys handled by others first (the editor, an open menu) are ignored; a
 * key handled here does not reach the menu.
 * @param undoPost called on « Annuler » while no text is focused; false if there is nothing to undo
 */
export function useCommands(run: (command: Command) => boolean, undoPost?: () => boolean): void {
  useEvent('menu.command', ({ command }) => void run(command));
  const latest = useRef(run);
  const latestUndo = useRef(undoPost);
  useEffect(() => {
    latest.current = run;
    latestUndo.current = undoPost;
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
      if (command === undefined) return;
      if (command === 'undo' && !isTextFocused() && !event.repeat && latestUndo.current?.() === true)
        return event.preventDefault();
      // Fields use the browser's own commands; the editor has handled its keys before.
      if (COMMAND_ROWS[command].taken === 'engine') return;
      if (event.repeat || latest.current(command)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
