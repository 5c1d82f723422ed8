import type { PostWork } from '../../core/background-work.ts';
import { rememberMore } from '../../search/analysis/tokenizer.ts';

/**
 * Pauses background work during a bulk write; call the result to resume. Interviews are read and posts are indexed
 * afterwards, and the text analysis uses a larger cache meanwhile.
 */
export function pauseBackgroundWork({ indexing, proposing }: PostWork): () => void {
  const ended = [proposing?.pause(), indexing?.pause(), rememberMore()];
  return () => ended.forEach((end) => end?.());
}
