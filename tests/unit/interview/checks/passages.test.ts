/** RGAA 8.7: unmarked passages in another language; certain ones only. */
import { expect, it } from 'vitest';
import { passagesIn, withLanguage } from '#interview/checks/passages.ts';
import type { Inline } from '#interview/document.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { postWith, checksIn, codesIn, say, words } from './checked-post.ts';

const foreignPassages = (text: string, language = 'fr'): string[] =>
  passagesIn(words(text), language).map(({ from, to }) => text.slice(from, to));

const ENGLISH = [
  'We were the first to see what was happening to the river.',
  'It is not the water that has changed, it is what we do with it.',
  'The people who live here have always known that the sea will come back.',
  'I don’t think that they understood what was at stake for us.',
  'When I was a child, my father took me to the marsh with him.',
  'There is no such thing as a free lunch.',
  'You should have seen their faces when the dam was opened.',
  'To be, or not to be, that is the question.',
  'Ask not what your country can do for you.',
  'This is the story of a town and of the river that made it.',
  'What would you do if you were in our place?',
  'All animals are equal, but some animals are more equal than others.',
];
const FRENCH = [
  'Nous étions les premiers à voir ce qui arrivait à la rivière.',
  'Ce n’est pas l’eau qui a changé, c’est ce que nous en faisons.',
  'Les gens qui vivent ici ont toujours su que la mer reviendrait.',
  'Je ne crois pas qu’ils aient compris ce qui se jouait pour nous.',
  'Quand j’étais enfant, mon père m’emmenait dans le marais avec lui.',
  'Il n’y a que les imbéciles qui ne changent pas d’avis.',
  'Vous auriez dû voir leurs têtes quand on a ouvert les vannes.',
  'C’est l’histoire d’une ville et de la rivière qui l’a faite.',
  'Que feriez-vous si vous étiez à notre place ?',
  'Après moi, le déluge, comme disait ma grand-mère dans ces cas-là.',
  'Elle est partie avec les autres vers le nord de la baie.',
  'Liberté, égalité, fraternité : c’est écrit sur la mairie de chez nous.',
];
/** Words, names, titles of the other language that are at home in this one. */
const AT_HOME_IN_FRENCH = [
  'Le week-end, on fait du shopping dans le centre.',
  'J’ai lu « The Lord of the Rings » à quinze ans.',
  'The Guardian en a parlé la semaine dernière.',
  'Il travaille chez Bed and Breakfast of Ireland depuis deux ans.',
  'Un groupe de rock, The Who, jouait ce soir-là.',
  'On est sorti par la porte de derrière.',
  'Or, plus on avance, plus on a des doutes.',
  'Non. Plus on est de fous, plus on rit.',
  'Jean-Pierre Martin, Anne Le Goff, Karim Benali.',
  'Queen, Beatles, Stones.',
  'Open source et machine learning, business model et feedback.',
  'As-tu vu son chat ?',
  'Le slogan « Yes we can » a fait le tour du monde.',
  'I have a dream.',
  'Fin.',
  '1998, 2004, 2011.',
  'Ça me fait penser à mes amis.',
];
const AT_HOME_IN_ENGLISH = [
  'We went to a café and had a croissant.',
  'The Musée d’Orsay is closed on Mondays.',
  'He said « bonjour » to everyone at the door.',
  'Jean-Luc Godard made À bout de souffle in 1960.',
  'She has a certain je ne sais quoi, as they say.',
  'The Tour de France comes through the village.',
  'C’est la vie.',
  'A coup d’état, a fait accompli, a cul-de-sac.',
  'Médecins Sans Frontières was there before us.',
];
it.each(ENGLISH)('in a French text, « %s » is a foreign passage', (text) =>
  expect(foreignPassages(text)).toEqual([text]),
);
it.each(FRENCH)('in an English text, « %s » is a foreign passage', (text) =>
  expect(foreignPassages(text, 'en')).toEqual([text]),
);
it.each([...FRENCH, ...AT_HOME_IN_FRENCH])('in a French text, « %s » is French', (text) =>
  expect(foreignPassages(text)).toEqual([]),
);
it.each([...ENGLISH, ...AT_HOME_IN_ENGLISH])('in an English text, « %s » is English', (text) =>
  expect(foreignPassages(text, 'en')).toEqual([]),
);

it('joins adjacent foreign sentences, and leaves those around them', () => {
  const text = `Il répétait toujours ceci. ${ENGLISH[0]} ${ENGLISH[1]} Puis il partait. ${ENGLISH[2]}`;
  expect(foreignPassages(text)).toEqual([`${ENGLISH[0]} ${ENGLISH[1]}`, ENGLISH[2]]);
});

it('skips marked passages, code and other languages', () => {
  const [first = ''] = ENGLISH;
  expect(passagesIn([{ type: 'text', text: first, language: 'en' }], 'fr')).toEqual([]);
  expect(passagesIn([{ type: 'text', text: first, marks: ['code'] }], 'fr')).toEqual([]);
  expect(foreignPassages(first, 'en-GB')).toEqual([]);
  expect(foreignPassages(first, 'de')).toEqual([]);
  expect(codesIn({ ...postWith(...say(first)), language: 'fr-CA' })).toEqual(['passage-unmarked']);
});

it('marks the passage across marks and links, without losing a character', () => {
  const text = `Il disait : voilà. ${ENGLISH[0]} Et il riait.`;
  const inlines: Inline[] = [
    { type: 'text', text: text.slice(0, 25) },
    { type: 'text', text: text.slice(25, 40), marks: ['bold'] },
    { type: 'link', url: 'https://a.example/', content: [{ type: 'text', text: text.slice(40, 60) }] },
    { type: 'text', text: text.slice(60) },
  ];
  const [passage] = passagesIn(inlines, 'fr');
  const marked = withLanguage(inlines, passage?.from ?? 0, passage?.to ?? 0, 'en');
  expect(inlinesToText(marked)).toBe(text);
  expect(passagesIn(marked, 'fr')).toEqual([]);
  const foreign = marked.flatMap((one) => (one.type === 'link' ? one.content : [one]));
  expect(
    foreign.flatMap((one) => (one.type === 'text' && one.language === 'en' ? [one.text] : [])).join(''),
  ).toBe(ENGLISH[0]);
});

it('reports a whole answer, question or quotation in another language', () => {
  const [first = '', second = ''] = ENGLISH;
  const post = {
    ...postWith(
      { type: 'question', id: 'q1', content: [words(first)] },
      {
        type: 'answer',
        id: 'a1',
        participants: ['p1'],
        labelShown: true,
        blocks: [
          { type: 'paragraph', content: words(first) },
          { type: 'paragraph', content: words(second) },
        ],
      },
      { type: 'quote', content: [words(first), words(second)] },
      { type: 'quote', content: [words(first)], language: 'en' },
    ),
    participants: [{ id: 'p1', name: 'Anne Martin', label: 'Anne Martin' }],
  };
  expect(checksIn(post).map(({ code, about, spot }) => [code, about, spot])).toEqual([
    ['passage-unmarked', 'en', { questionId: 'q1' }],
    ['passage-unmarked', 'en', { answerId: 'a1' }],
    ['passage-unmarked', 'en', { part: { kind: 'quote', at: 0 } }],
  ]);
});
