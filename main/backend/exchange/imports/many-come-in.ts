import type { Backend } from '../../app/backend.ts';
import { rememberMore } from '../../search/words/tokenizer.ts';

/**
 * Many posts are coming in, until the function returned is called: what is read of them in the background waits until they
 * are all there, and the analysis remembers more words.
 */
export function manyComeIn({ reviewing }: Pick<Backend, 'reviewing'>): () => void {
  const ended = [reviewing?.giveWay(), rememberMore()];
  return () => ended.forEach((end) => end?.());
}
