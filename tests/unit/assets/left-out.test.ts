/** The publish sheet’s sentence about omitted active content. */
import { expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';

it('names each omitted kind with its number, in the order given', () => {
  const sentences = [fr, en].map(({ checks }) => [
    checks['html-left-out']('script:1 form:1', '', 2),
    checks['html-left-out']('script:3', '', 3),
    checks['html-left-out']('other:1', '', 1),
  ]);
  expect(sentences).toEqual([
    [
      'Un script et un formulaire du billet d’origine ne seront pas envoyés.',
      '3\u00a0scripts du billet d’origine ne seront pas envoyés.',
      'Un élément actif du billet d’origine ne sera pas envoyé.',
    ],
    [
      'A script and a form of the original post will not be sent.',
      '3\u00a0scripts of the original post will not be sent.',
      'An active element of the original post will not be sent.',
    ],
  ]);
});
