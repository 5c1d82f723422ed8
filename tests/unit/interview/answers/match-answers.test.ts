import { describe, expect, test } from 'vitest';
import { matchAnswers } from '../../../../interview/answers/match-answers.ts';
import { mergeAnswers } from '../../../../interview/answers/merge-answers.ts';
import type { Participant, Post } from '../../../../interview/document.ts';
import { blocksToText } from '../../../../interview/plain.ts';
import { anInterview } from '../../../builders/an-interview.ts';
import { carriers, type Exchange, type Received } from './carriers.ts';
import { lostFrom } from './lost.ts';

const anne: Participant = { id: 'anne', name: 'Anne Martin', label: 'Anne Martin' };
const karim: Participant = { id: 'karim', name: 'Karim Benali', label: 'Karim Benali' };

/** An interview of the seed's shape: six questions, two people, long and very short answers, a closing note. */
const questions = [
  'Qui êtes-vous et d’où venez-vous ?',
  'Comment êtes-vous devenus jardiniers publics ?',
  'Pourquoi avez-vous choisi de visiter le jardin des Plantes ?',
  'Est-ce que le jardin correspond à ce que vous vous étiez imaginé ?',
  'Avez-vous déjà visité d’autres jardins ? Si oui, en quoi celui-ci se distingue-t-il des autres ?',
  'Comment définiriez-vous le jardin en un mot ?',
];
const saidBy: Readonly<Record<string, readonly string[][]>> = {
  anne: [
    ['Je suis chargée de mission à la Région. J’ai commencé ma carrière au service des parcs en 2007.'],
    [
      'J’ai répondu à un appel. Au départ, c’était une démarche individuelle ; elle a croisé un intérêt professionnel.',
    ],
    ['J’étais intriguée par ce lieu dont je ne connaissais pas l’existence, et où l’on travaille autrement.'],
    ['J’ai été conquise : à la fois par les serres, et par la façon originale de gérer les projets !'],
    ['Non. Lors de mes visites avec la 27° région, j’ai vu la pépinière du département. 2 hectares à peine.'],
    ['Wahou !'],
  ],
  karim: [
    [
      'Je travaille au sein de la mission Nature de la métropole.',
      'Auparavant, j’ai passé 5 ans dans un bureau d’études, et plusieurs années dans une association.',
    ],
    [
      'Je découvre l’administration depuis peu. C’était l’occasion de rencontrer d’autres jardiniers, et surtout de puiser des idées.',
    ],
    [
      'J’avais rencontré des membres de l’équipe il y a deux ans. J’en étais ressorti avec une image positive.',
    ],
    [
      'Le jardin est bien pensé. C’est un lieu agréable où tout est fait pour accueillir. J’ai hâte d’y revenir !',
    ],
    [
      'Ce qui m’a surpris, c’est la place de la nature en ville. Elle y est portée, incarnée : c’est remarquable !',
    ],
    ['Vital'],
  ],
};
const people = [anne, karim];

const blank: Post = questions
  .reduce(
    (builder, question) => builder.asking(question),
    anInterview().titled('Les jardiniers font escale au jardin !'),
  )
  .saying('Toute l’équipe remercie Anne et Karim pour leur visite.').post;

const exchangeOf = (person: Participant): Exchange => ({
  name: person.name,
  turns: questions.map((question, index) => [question, saidBy[person.id]?.[index] ?? []] as const),
});

let ids = 0;
const newId = (): string => `new-${(ids += 1)}`;

function addAll(post: Post, person: Participant, received: Received): Post {
  const match = matchAnswers(received.blocks, post, { person, colours: received.colours });
  return mergeAnswers(
    post,
    person,
    match.answers.map(({ question, blocks }) => ({ question, how: 'replace' as const, blocks })),
    { newId },
  );
}

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();
const answersIn = (post: Post): string[] =>
  post.body.flatMap((block) =>
    block.type === 'answer' ? [`${block.participants.join()}: ${wordsOf(blocksToText(block.blocks))}`] : [],
  );
const expected = questions.flatMap((_question, index) =>
  people.map((person) => `${person.id}: ${wordsOf((saidBy[person.id]?.[index] ?? []).join(' '))}`),
);

describe('an interview split into one file for each person gives back the same 12 answers', () => {
  test.each(carriers)('$name', ({ carry }) => {
    const files = people.map((person) => carry(exchangeOf(person)));
    let post = blank;
    people.forEach((person, index) => {
      post = addAll(post, person, files[index] ?? { blocks: [] });
    });
    expect(answersIn(post)).toEqual(expected);
    expect(post.participants).toEqual(people);
    // The closing note still closes, and belongs to nobody.
    expect(post.body.at(-1)).toEqual(blank.body.at(-1));
    for (const file of files)
      expect(
        lostFrom(file.blocks, matchAnswers(file.blocks, blank, { person: anne, colours: file.colours })),
      ).toBe('');
  });

  test.each(carriers)('whoever comes first: $name', ({ carry }) => {
    let post: Post = { ...blank, participants: people };
    for (const person of people.toReversed()) post = addAll(post, person, carry(exchangeOf(person)));
    expect(answersIn(post)).toEqual(expected);
  });

  test.each(carriers)('two questions left without answer: $name', ({ name, carry }) => {
    const { name: who, turns } = exchangeOf(karim);
    const partly = turns.map(
      ([question, answer], index) => [question, index === 1 || index === 5 ? [] : answer] as const,
    );
    const received = carry({ name: who, turns: partly });
    const match = matchAnswers(received.blocks, blank, { person: karim, colours: received.colours });
    expect(
      match.answers.map(({ blocks }) => wordsOf(blocksToText(blocks)).replace(/^…$/, '')),
      name,
    ).toEqual(partly.map(([, answer]) => wordsOf(answer.join(' '))));
    expect(lostFrom(received.blocks, match)).toBe('');
  });
});
