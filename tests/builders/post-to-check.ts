/**
 * An interview with most kinds of repairable problems: a typed list, a typed quotation, a passage in English, a vague
 * link.
 */
import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';

const LINK = 'https://serre.example/plan';
const words = (text: string) => [{ type: 'text' as const, text }];
const paragraphs = (...texts: string[]): AnswerBlock[] =>
  texts.map((text) => ({ type: 'paragraph', content: words(text) }));
const link = (url: string, text: string) => ({
  type: 'link' as const,
  url,
  content: [{ type: 'text' as const, text }],
});
const bodyOf = (address: string): TopBlock[] => [
  { type: 'question', id: 'q1', content: [words('Que fait-on dans une serre partagée\u202f?')] },
  {
    type: 'answer',
    id: 'a1',
    participants: ['p1'],
    labelShown: true,
    blocks: [
      ...paragraphs(
        'On y apporte\u00a0:',
        '- des graines',
        '- de la patience',
        'Un voisin le dit mieux que moi\u00a0:',
      ),
      ...paragraphs('«\u00a0On y cultive surtout le temps que l’on n’a pas ailleurs.\u00a0»'),
      ...paragraphs('There is no such thing as a greenhouse without its gardeners.'),
      {
        type: 'paragraph',
        content: [...words('Le plan est '), link(address, 'ici'), ...words('.')],
      },
    ],
  },
  { type: 'heading', level: 4, content: words('Et demain') },
  { type: 'question', id: 'q2', content: [words('Et l’hiver\u202f?')] },
];
/** @param address of its one link */
export const postToCheck = (address = LINK): Post => ({
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: 'La serre partagée',
  labels: [],
  participants: [{ id: 'p1', name: 'Jeanne Kermadec', label: 'Jeanne Kermadec' }],
  body: bodyOf(address),
});
