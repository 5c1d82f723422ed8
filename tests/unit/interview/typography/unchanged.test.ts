/** Texts that no rule changes, in French and in English. */
import { expect, test } from 'vitest';
import { correctTypography } from '#interview/typography/correct.ts';

const EITHER = [
  'https://exemple.fr/?a=1;b=2!c',
  "https://exemple.fr/l'eau?q=a:b",
  'www.exemple.fr/oeuvre',
  'exemple.fr/coeur?a=b',
  'mailto:anne@exemple.fr?subject=a',
  'anne.martin@exemple.fr',
  "o'brien@exemple.fr",
  '@lab_public',
  '#coeur',
  '14:30',
  '08:00:15',
  'à 14:30 demain',
  '16:9',
  '16 : 9',
  '1:1',
  '4:3',
  '1:25000',
  '14h30',
  '2024-05-12',
  '12/05/2024',
  '978-2-07-036822-8',
  '2-07-036822-X',
  '3,14',
  '3.14',
  '1000',
  '2024',
  '+33 1 02 03 04 05',
  '01 02 03 04 05',
  '0800 123 456',
  '`if (a ? b : c) "x";`',
  "`l'eau`",
  '```\nconst a = b ? "c" : \'d\'; // coeur...\n```',
  '~~~\na ? b\n~~~',
  '<a href="https://exemple.fr" title="l\'eau ?">',
  '<!-- coeur "mot" ? -->',
  '<code>a ? b : "c"</code>',
  '<script>let a = "b" ? 1 : 2;</script>',
  '&amp;',
  '&nbsp;&lt;&#39;',
  '[lien](https://exemple.fr/a_(b)?c;d)',
  ':smile:',
  'bien :)',
  'bien ;-)',
  'bof :/',
  ':-(',
  'C:\\Dossier\\oeuvre.txt',
  '/usr/bin/coeur',
  './oeuvre.txt',
  '../coeur/page.html',
  'coeur.txt',
  'dossier/coeur.md',
  '~/oeuvre',
  'a != b',
  'Yahoo!',
  '15" et 27"',
  '5\' 10"',
  'un mot',
  '',
  ' ',
  '\n\n',
  '    décalé',
  'fin de ligne  \nligne',
  '?',
  '...........',
  '-',
  '---',
  '| a | b |\n|---|---|',
  'a\tb',
  '"',
  'un " seul',
  '«\u00a0ouvert',
  '9782070368228',
  'v1.2.3',
  '--json',
  'A/B',
  '5 - 3',
  'R&D',
  'un 4x4',
  '4x46\'2"000"',
  '2x14:30',
  'A6\'2"10x12',
  '0x10',
  'https://exemple.fr/3x4/1920x1080.png',
  'image-1920x1080.png',
  '`3 x 4`',
  'iPhone12x4',
  'Windows 3x',
];
const FRENCH = [
  'poète',
  'coexister',
  'coefficient',
  'moelle',
  'goéland',
  'poêle',
  'Citroën',
  'Israël',
  'Michaël',
  'Laetitia',
  'Leboeuf',
  'le Goeland',
  'paella',
  'le 1er, la 2de, le XXe',
  '(?)',
  '(!)',
  'Me voici',
  'n° d’ordre',
  'Mémé',
  'même',
  'thème',
  'système',
  '- un point de la liste',
  '- item\n- item',
  'Jean-Pierre',
  'porte-monnaie',
  'dit-il',
  'un mot (un autre)',
  'un, deux, trois.',
  'à vitae',
  'Le 3 est là',
];
const ENGLISH = [
  'coeur',
  '5%',
  '$20',
  'word: word',
  'why?',
  '“so”',
  'the 2ème',
  'n°12',
  'Etat',
  '10km',
  '«\u00a0mot\u00a0»',
];

test.each([...EITHER, ...FRENCH])('leaves French unchanged: %j', (text) => {
  expect(correctTypography(text, { language: 'fr' })).toMatchObject({ text, changes: [] });
});
test.each([...EITHER.filter((text) => !/^.{1,4}:\/|^\S* : \S*$/.test(text)), ...ENGLISH])(
  'leaves English unchanged: %j',
  (text) => {
    expect(correctTypography(text, { language: 'en' })).toMatchObject({ text, changes: [] });
  },
);
test.each(['de', 'es', 'it', 'pt-BR', 'ja', 'br'])(
  'leaves a language without rules unchanged: %s',
  (language) => {
    const text = 'Was ? "so"...  l\'eau , 5%';
    expect(correctTypography(text, { language })).toEqual({ text, changes: [], suggestions: [] });
  },
);
test('applies the requested rules only', () => {
  expect(correctTypography('"l\'eau" ?', { language: 'fr', rules: ['apostrophe'] }).text).toBe('"l’eau" ?');
});
test('items of a Markdown list are no dialogue', () => {
  const text = '- Acheter du pain.\n- Dormir.';
  expect(correctTypography(text, { language: 'fr', hyphenLists: true }).text).toBe(text);
});
test('a country’s tag has the rules of its language', () => {
  expect(correctTypography("l'eau", { language: 'fr-CH' }).text).toBe('l’eau');
  expect(correctTypography("it's", { language: 'EN-gb' }).text).toBe('it’s');
});
