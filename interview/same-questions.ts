/** « Nouvel entretien avec les mêmes questions »: starts an interview from another one. */
import type { Post, Question, TopBlock } from './document.ts';

/**
 * A blank interview with the questions, headings, lead and labels of `post`. Questions get new ids and record their
 * originals, as the interview does (`from`: the id of its post). The askers stay; the answerers, addressees, answers
 * and title are removed.
 */
export function sameQuestions(post: Post, from: string, newId: () => string): Post {
  const asking = new Set(post.body.flatMap((block) => (block.type === 'question' ? (block.by ?? []) : [])));
  return {
    version: post.version,
    kind: 'interview',
    language: post.language,
    title: '',
    labels: [...post.labels],
    participants: post.participants.filter((person) => asking.has(person.id)),
    ...(post.lead === undefined ? {} : { lead: post.lead }),
    ...(post.numbered === undefined ? {} : { numbered: post.numbered }),
    copiedFrom: from,
    body: post.body.flatMap((block): TopBlock[] => {
      if (block.type === 'question') return [copyOf(block, newId())];
      return block.type === 'heading'
        ? [{ type: 'heading', level: block.level, content: block.content }]
        : [];
    }),
  };
}

function copyOf({ id, by, language, content }: Question, newId: string): Question {
  return {
    type: 'question',
    id: newId,
    ...(by === undefined ? {} : { by }),
    ...(language === undefined ? {} : { language }),
    copiedFrom: id,
    content,
  };
}
