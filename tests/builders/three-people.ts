/** Three entries, two of them for one person, and posts with their answers. */
import type { Participant, Post } from '#interview/document.ts';
import { buildInterview } from './interview-builder.ts';

export const ANNE: Participant = {
  id: 'anne',
  name: 'Anne Martin',
  label: 'Anne Martin',
  role: 'directrice',
};
export const AM: Participant = { id: 'am', name: 'A. Martin', label: 'A. Martin', organisation: 'Mairie' };
export const KARIM: Participant = { id: 'karim', name: 'Karim Benali', label: 'Karim' };

/** Each of them answers once, in this order. */
export const postWithAnswers = (title: string, ...people: Participant[]): Post => {
  const builder = buildInterview().titled(title).asking('Pourquoi ?');
  const post = { ...builder.post, participants: people };
  return {
    ...post,
    body: [
      ...post.body,
      ...people.map(({ id, name }, at) => ({
        type: 'answer' as const,
        id: `a${at + 1}`,
        participants: [id],
        labelShown: true,
        blocks: [
          { type: 'paragraph' as const, content: [{ type: 'text' as const, text: `Ce que dit ${name}.` }] },
        ],
      })),
    ],
  };
};
