import { expect, it } from 'vitest';
import type { Post } from '../../../../interview/document.ts';
import { checksOf } from '../../../../renderer/posts/checks.ts';

const words = (text: string) => [{ type: 'text' as const, text }];
const post = (part: Partial<Post>): Post => ({
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: 'Le marais en hiver',
  labels: [],
  participants: [{ id: 'p1', name: 'Maëlle Quiniou', label: 'Maëlle' }],
  body: [],
  ...part,
});

it('has nothing to say of a finished interview', () => {
  const body: Post['body'] = [
    { type: 'question', id: 'q1', content: [words('Que voit-on ici ?')] },
    {
      type: 'answer',
      id: 'a1',
      participants: ['p1'],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: words('Des roseaux.') }],
    },
  ];
  expect(checksOf(post({ body }))).toEqual([]);
});

it('says what is missing, with the place to go to', () => {
  const body: Post['body'] = [
    { type: 'question', id: 'q1', content: [words('Sans réponse ?')] },
    { type: 'question', id: 'q2', content: [] },
    {
      type: 'answer',
      id: 'a1',
      participants: [],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: words('Qui parle ?') }],
    },
    {
      type: 'answer',
      id: 'a2',
      participants: ['p1'],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: [] }],
    },
    {
      type: 'answer',
      id: 'a3',
      participants: ['p1'],
      labelShown: true,
      blocks: [
        {
          type: 'image',
          url: 'https://images.example/roseaux.jpg',
          alt: '',
          caption: words('Les roseaux'),
          credit: '',
          decorative: false,
        },
      ],
    },
  ];
  expect(
    checksOf(post({ title: ' ', body, labels: Array.from({ length: 21 }, (_, index) => `l${index}`) })),
  ).toEqual([
    { code: 'title-missing', detail: '', spot: { part: { kind: 'title' } } },
    { code: 'question-unanswered', detail: 'Sans réponse ?', spot: { questionId: 'q1' } },
    { code: 'question-empty', detail: '', spot: { questionId: 'q2' } },
    { code: 'answer-unnamed', detail: '', spot: { answerId: 'a1' } },
    { code: 'answer-empty', detail: 'Maëlle Quiniou', spot: { answerId: 'a2' } },
    {
      code: 'alt-missing',
      detail: 'Les roseaux',
      spot: { answerId: 'a3', part: { kind: 'picture', at: 0 } },
    },
    { code: 'too-many-labels', detail: '' },
  ]);
});

it('says only that the text is empty while nothing is written', () => {
  expect(
    checksOf(post({ body: [{ type: 'question', id: 'q1', content: [] }] })).map(({ code }) => code),
  ).toEqual(['body-empty']);
});
