/** Escape closes what is open over the text; where nothing is, the caret stays: what is typed next must not be lost. */
import { defineExtension } from '@lexical/extension';
import { COMMAND_PRIORITY_LOW, KEY_ESCAPE_COMMAND } from 'lexical';

/** The rich text's own Escape, below this one, would leave the text. */
export const EscapeExtension = defineExtension({
  name: 'escale/escape',
  register: (editor) => editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_LOW),
});
