/** The units of search (docs/design/search.md#what-a-search-answers): each text with its speakers and question. */
import { isPictures, isSpoken } from './blocks/blocks.ts';
import type { Post } from './document.ts';
import { blockToText, blocksToText } from './plain.ts';
import { inlinesToText, paragraphsToText } from './inlines.ts';
import { namedParticipants, participantsById } from './speakers.ts';

export type Passage = {
  type: 'title' | 'lead' | 'question' | 'answer' | 'text' | 'caption' | 'label';
  /** The displayed text, from which excerpts are cut. */
  text: string;
  /** Ids of the speakers. */
  participants: string[];
  /** Names of the speakers, in the order of `participants`. */
  names: string[];
  /** The question itself, or the one that is answered. */
  questionId?: string;
  question?: string;
  answerId?: string;
  language: string;
};

/**
 * The passages of a post in reading order, without empty ones: the title, each lead paragraph, question, answer (whole,
 * without captions), other block, caption and label.
 */
export function passagesOf(post: Post): Passage[] {
  const people = participantsById(post);
  const passages: Passage[] = [];
  const add = (
    passage: Omit<Passage, 'participants' | 'names' | 'language'>,
    speakers: readonly string[] = [],
    language = post.language,
  ): void => {
    if (passage.text.trim() === '') return;
    const named = namedParticipants(speakers, people);
    passages.push({
      ...passage,
      participants: named.map((person) => person.id),
      names: named.map((person) => person.name),
      language,
    });
  };

  add({ type: 'title', text: post.title });
  for (const paragraph of post.lead ?? []) add({ type: 'lead', text: inlinesToText(paragraph) });
  let currentQuestion: { questionId?: string; question?: string } = {};
  for (const block of post.body) {
    switch (block.type) {
      case 'question': {
        const question = paragraphsToText(block.content);
        currentQuestion = { questionId: block.id, question };
        add({ type: 'question', text: question, ...currentQuestion }, block.by, block.language);
        break;
      }
      case 'answer': {
        const turn = { ...currentQuestion, answerId: block.id };
        const spoken = block.blocks.filter(isSpoken);
        add({ type: 'answer', text: blocksToText(spoken), ...turn }, block.participants, block.language);
        for (const inner of block.blocks.filter((one) => !isSpoken(one)))
          add({ type: isPictures(inner) ? 'caption' : 'text', text: blockToText(inner), ...turn });
        break;
      }
      default:
        add({ type: isPictures(block) ? 'caption' : 'text', text: blockToText(block) });
        // A heading ends the turn: later text answers no question.
        if (block.type === 'heading') currentQuestion = {};
    }
  }
  for (const label of post.labels) add({ type: 'label', text: label });
  return passages;
}
