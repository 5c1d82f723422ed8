import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND } from 'lexical';
import { useEffect, useRef } from 'react';
import type { Command } from '../types.ts';

/** Ctrl+K for the link. The interview has its own keys (interview-keys.ts, turn-commands.ts). */
export function useShortcuts(run: (command: Command) => void): void {
  const [editor] = useLexicalComposerContext();
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (
            event.key.toLowerCase() !== 'k' ||
            !(event.ctrlKey || event.metaKey) ||
            event.shiftKey ||
            event.altKey
          )
            return false;
          event.preventDefault();
          current.current('link');
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
}
