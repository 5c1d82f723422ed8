/** Generates interviews of a given length, deterministically, for measuring long ones in the window. */
import type { Post } from '#interview/document.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { seededRandom } from '../generate-archive.ts';

const WORDS =
  'nous avons repris le guichet du quartier avec les habitants et chaque semaine un agent note ce qui bloque encore dans une école ou une médiathèque où l’équipe essaie une autre façon de recevoir'.split(
    ' ',
  );

/** A sentence of `count` words; some contain French punctuation: an apostrophe, a colon, a quotation. */
function sentence(count: number, random: () => number): string {
  const words = Array.from(
    { length: count },
    () => WORDS[Math.floor(random() * WORDS.length)] ?? 'nous',
  ).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function paragraph(words: number, random: () => number): string {
  const sentences = Math.max(1, Math.round(words / 20));
  return Array.from({ length: sentences }, () => sentence(Math.round(words / sentences), random)).join(' ');
}

/**
 * About `words` words by two people, `turns` turns (a question is answered by both), `pictures` pictures spread among the
 * answers; `asset` is the picture they all show.
 */
export function longInterview(
  title: string,
  size: Readonly<{ words: number; turns: number; pictures: number }>,
  asset: string,
): Post {
  const random = seededRandom(size.words);
  const questions = Math.round(size.turns / 3);
  const each = Math.round((size.words / questions - 12) / 2);
  const every = size.pictures === 0 ? Infinity : Math.max(1, Math.floor(questions / size.pictures));
  let interview = buildInterview().titled(title).labelled('Design public');
  for (let question = 0; question < questions; question += 1) {
    interview = interview
      .asking(`${sentence(11, random).slice(0, -1)}\u00a0?`)
      .answering('Anne Martin', paragraph(each / 2, random), paragraph(each / 2, random))
      .answering(
        'Karim Benali',
        paragraph(each, random),
        ...(question % every === 0 ? [picture(asset, 'Le guichet un matin', 'Le guichet')] : []),
      );
  }
  return interview.post;
}
