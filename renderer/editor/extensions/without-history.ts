import type { LexicalEditor } from 'lexical';

/**
 * Changes elements that Lexical does not manage, from an update listener. Its observer would take an element that goes
 * for an accident and put the block together again, its selection with it (which takes the focus from beside the text);
 * so what it has noted is thrown away. A commit has just emptied its list: nothing of the author's is in it.
 *
 * By a private field of Lexical, which has no public way: it lets an element come that is marked by setDOMUnmanaged, but
 * does not ask whether one that goes was marked. Where flushMutations (LexicalMutations.ts) asks isDOMUnmanaged of removed
 * nodes as it does of added ones, this function can go.
 */
export function withoutHistory(editor: LexicalEditor, change: () => void): void {
  change();
  editor._observer?.takeRecords();
}
