import { describe, expect, test } from 'vitest';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { mergeAnswers } from '#interview/answers/merge-answers.ts';
import type { Participant, Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { carriers, type Exchange, type Received } from './carriers.ts';
import { lostCharacters } from './lost.ts';

const anne: Participant = { id: 'anne', name: 'Anne Martin', label: 'Anne Martin' };
const karim: Participant = { id: 'karim', name: 'Karim Benali', label: 'Karim Benali' };

/** An interview of the shape of tests/fixtures/interviews: six questions, two people, long and very short answers, a closing note. */
const questions = [
  'Qui êtes-vous et que plantez-vous d’ordinaire ?',
  'Comment êtes-vous arrivés au potager des remparts ?',
  'Pourquoi avoir voulu visiter la serre avant tout le monde ?',
  'Est-ce que le potager ressemble à ce que vous attendiez ?',
  'Aviez-vous déjà semé ailleurs ? Si oui, qu’est-ce qui change ici ?',
  'Comment décririez-vous le potager en un mot ?',
];
const saidBy: Readonly<Record<string, readonly string[][]>> = {
  anne: [
    ['Je tiens la grainothèque de la ville. J’ai commencé par trier des haricots, en 2007.'],
    ['Une voisine m’a prêté une bêche. Au début, je venais pour le silence ; il a bien fallu travailler.'],
    ['Une serre montre ce que l’on n’ose pas semer dehors, et l’on y entend la pluie autrement.'],
    ['Mieux que cela : à la fois une cour d’école, et un laboratoire où rien ne presse !'],
    ['Une seule fois. Sur la 14° terrasse, il y avait un verger de curé. 2 hectares à peine.'],
    ['Chiche !'],
  ],
  karim: [
    [
      'Je répare les fontaines de la métropole.',
      'Avant cela, j’ai vendu 5 ans des tuyaux de cuivre, et longtemps des arrosoirs sur les marchés.',
    ],
    [
      'Par une fuite, comme toujours. C’était une raison de descendre aux remparts, et surtout de rester après.',
    ],
    ['On m’en avait parlé deux hivers de suite. Je voulais savoir d’où venait l’eau, et qui la coupait.'],
    ['Il est plus petit que dans mon souvenir. Tout y tient, même la brouette. Je reviendrai aux fèves !'],
    ['Ce qui change, c’est le bruit. La source est là, sous la dalle : on la devine à midi !'],
    ['Terreau'],
  ],
};
const people = [anne, karim];

const blank: Post = questions
  .reduce(
    (builder, question) => builder.asking(question),
    buildInterview().titled('Deux voisins au potager des remparts !'),
  )
  .saying('Les jardiniers remercient Anne et Karim pour leurs mains.').post;

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

describe('an interview split into one file for each person matches the same 12 answers', () => {
  test.each(carriers)('$name', ({ carry }) => {
    const files = people.map((person) => carry(exchangeOf(person)));
    let post = blank;
    people.forEach((person, index) => {
      post = addAll(post, person, files[index] ?? { blocks: [] });
    });
    expect(answersIn(post)).toEqual(expected);
    expect(post.participants).toEqual(people);
    // The closing note stays last and outside of turns.
    expect(post.body.at(-1)).toEqual(blank.body.at(-1));
    for (const file of files)
      expect(
        lostCharacters(
          file.blocks,
          matchAnswers(file.blocks, blank, { person: anne, colours: file.colours }),
        ),
      ).toBe('');
  });

  test.each(carriers)('in any order of people: $name', ({ carry }) => {
    let post: Post = { ...blank, participants: people };
    for (const person of people.toReversed()) post = addAll(post, person, carry(exchangeOf(person)));
    expect(answersIn(post)).toEqual(expected);
  });

  test.each(carriers)('with two unanswered questions: $name', ({ name, carry }) => {
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
    expect(lostCharacters(received.blocks, match)).toBe('');
  });
});
