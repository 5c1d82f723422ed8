/** « Nouvel entretien avec les mêmes questions »: what a new interview takes of another one. */
import type { Post, Question, TopBlock } from './document.ts';

/**
 * A blank interview with the questions, the headings between them, the lead and the labels of `post`. Questions have new
 * ids and remember whose copies they are, and so does the interview (`from`: the id of its post). Those who ask are kept;
 * those who answer, and whom a question was put to, are others this time: they go, with the answers and the title.
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
