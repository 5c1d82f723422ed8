/** An interview split into one file for each person gives the same 12 answers, in any format. */
import { describe, expect, test } from 'vitest';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { mergeAnswers } from '#interview/answers/merge-answers.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToPost } from '#interview/recognition/to-post.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { interviewTexts } from '#tests/builders/interview-texts.ts';
import { carriers } from './carriers.ts';
import { lostCharacters } from './lost.ts';

function postOf(text: string): Post {
  let ids = 0;
  const { kind, title, participants, body } = recognitionToPost(recognize(text), {
    newId: () => `id-${(ids += 1)}`,
    language: 'fr',
    knownParticipants: [],
  });
  return { ...emptyPost(kind, 'fr'), title, participants, body };
}

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();
const answersIn = (post: Post): string[] =>
  post.body.flatMap((block) =>
    block.type === 'answer' ? [`${block.participants.join()}: ${wordsOf(blocksToText(block.blocks))}`] : [],
  );

/** The answers of one person, with the questions above them. */
function turnsOf(post: Post, person: string): (readonly [string, string[]])[] {
  const turns: (readonly [string, string[]])[] = [];
  for (const block of post.body) {
    if (block.type === 'question') turns.push([paragraphsToText(block.content), []]);
    if (block.type === 'answer' && block.participants[0] === person)
      turns.at(-1)?.[1].push(...block.blocks.map((inner) => wordsOf(blocksToText([inner]))));
  }
  return turns;
}

describe.each(interviewTexts)('$name, split into one file for each person', ({ text }) => {
  test.each(carriers)('$name', ({ name, carry }) => {
    const wholePost = postOf(text);
    const people = wholePost.participants;
    let post: Post = {
      ...wholePost,
      participants: [],
      body: wholePost.body.filter((block) => block.type !== 'answer'),
    };
    for (const person of people) {
      const received = carry({ name: person.name, turns: turnsOf(wholePost, person.id) });
      const match = matchAnswers(received.blocks, post, { person, colours: received.colours });
      const decisions = match.answers.map(({ question, blocks }) => ({
        question,
        how: 'replace' as const,
        blocks,
      }));
      let ids = 0;
      post = mergeAnswers(post, person, decisions, { newId: () => `new-${person.id}-${(ids += 1)}` });
      expect(lostCharacters(received.blocks, match), name).toBe('');
    }
    expect(people).toHaveLength(2);
    expect(answersIn(wholePost)).toHaveLength(12);
    expect(answersIn(post)).toEqual(answersIn(wholePost));
    expect(post.body.at(-1)).toEqual(wholePost.body.at(-1));
  });
});
