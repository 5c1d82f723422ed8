import type { PassageHit, SearchHit } from '#contract/archive.ts';
import type { Spot } from '../ui/window/view.ts';

/** Where a result leads: the post, and the passage in it. */
export type HitLocation = Readonly<{ postId: string }> & Spot;

/** The turn and the first words found in it; a title by itself. */
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

/** The line of the excerpt that holds a character, without the signs that say it was cut. */
function lineAround({ excerpt }: PassageHit, at: number): string {
  const from = excerpt.lastIndexOf('\n', at) + 1;
  const end = excerpt.indexOf('\n', at);
  return excerpt
    .slice(from, end < 0 ? excerpt.length : end)
    .replace(/^… /u, '')
    .replace(/ …$/u, '');
}
