import type { PassageHit, SearchHit } from '#contract/search.ts';
import type { Spot } from '../ui/window/view.ts';

/** The target of a result: the post and the passage in it. */
export type HitLocation = Readonly<{ postId: string }> & Spot;

/** The turn and its first matched words; the title alone for a match there. */
export function locationOf(
  { postId }: Pick<SearchHit, 'postId'>,
  passage: PassageHit | undefined,
): HitLocation {
  const [start, end] = passage?.marks[0] ?? [0, 0];
  if (passage === undefined) return { postId };
  if (passage.type === 'title') return end > start ? { postId, part: { kind: 'title' } } : { postId };
  return {
    postId,
    ...(passage.answerId !== undefined
      ? { answerId: passage.answerId }
      : passage.questionId !== undefined
        ? { questionId: passage.questionId }
        : {}),
    ...(end > start ? { find: passage.excerpt.slice(start, end), context: lineAround(passage, start) } : {}),
  };
}

/** The line of the excerpt around an offset, without ellipses. */
function lineAround({ excerpt }: PassageHit, at: number): string {
  const from = excerpt.lastIndexOf('\n', at) + 1;
  const end = excerpt.indexOf('\n', at);
  return excerpt
    .slice(from, end < 0 ? excerpt.length : end)
    .replace(/^… /u, '')
    .replace(/ …$/u, '');
}
