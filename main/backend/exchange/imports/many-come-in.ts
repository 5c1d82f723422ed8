import type { PostWork } from '../../core/background-work.ts';
import { rememberMore } from '../../search/analysis/tokenizer.ts';

/**
 * Many posts are coming in, until the function returned is called: what is read of them in the background waits until they
 * are all there, their full text follows beside them, and the analysis remembers more words.
 */
export function manyComeIn({ indexing, reviewing }: PostWork): () => void {
  const ended = [reviewing?.pause(), indexing?.pause(), rememberMore()];
  return () => ended.forEach((end) => end?.());
}
