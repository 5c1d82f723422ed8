import type { AnswersMatch } from '#interview/answers/match-answers.ts';
import type { TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';

/** The visible characters missing from a match, or doubled: the sorted letters of both, compared as bags. */
export function lostCharacters(received: readonly TopBlock[], match: AnswersMatch): string {
  const bag = new Map<string, number>();
  const count = (text: string, by: number): void => {
    for (const character of text.replace(/\s/gu, '')) bag.set(character, (bag.get(character) ?? 0) + by);
  };
  count(blocksToText(received), 1);
  for (const { blocks } of [...match.answers, ...match.unattached]) count(blocksToText(blocks), -1);
  for (const text of match.recognised) count(text, -1);
  return [...bag].flatMap(([character, number]) => (number === 0 ? [] : [`${character}${number}`])).join(' ');
}
