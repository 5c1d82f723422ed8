/** The command « Bloc HTML », separate from the dialog so that a card can dispatch it. */
import { createCommand, type LexicalCommand, type NodeKey } from 'lexical';

/** Opens the HTML dialog: for the card with this key, or for a new card. */
export const OPEN_HTML_COMMAND: LexicalCommand<NodeKey | undefined> = createCommand('escale/open-html');
