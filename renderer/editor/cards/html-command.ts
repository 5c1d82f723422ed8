/** « Bloc HTML », apart from the window that asks for it, so that a card can open it. */
import { createCommand, type LexicalCommand, type NodeKey } from 'lexical';

/** With the key of a card: its HTML is written anew; without, a card comes where the caret is. */
export const OPEN_HTML_COMMAND: LexicalCommand<NodeKey | undefined> = createCommand('escale/open-html');
