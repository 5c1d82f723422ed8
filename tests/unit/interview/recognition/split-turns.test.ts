/** Turns that share a line, and posts with several interviews. */
import { expect, test } from 'vitest';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';

const turnsOf = ({ questions }: Recognition): string[] =>
  questions.flatMap(({ text, answers }) => [
    text,
    ...answers.map(({ participant, text: words }) => `${participant} > ${words}`),
  ]);
const recognizeHtml = (html: string): Recognition => {
  const blocks = readHtml(html, { newId: () => 'id', origin: 'outside', language: 'fr' });
  const recognition = recognizeBlocks(blocks);
  expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(blocksToText(blocks)));
  return recognition;
};

test('a label at the end of a line starts the next turn', () => {
  const text = `Romane : Qui achète cela ?
Gilbert : Des gens qui ont perdu la leur, c’est comme ça. Romane :
Et d’où viennent-elles ?
Gilbert : Des hôtels. Romane : Laquelle ne vendriez-vous pas ?
Gilbert : Celle de mon père.`;
  const recognition = recognize(text);
  expect(turnsOf(recognition)).toEqual([
    'Qui achète cela ?',
    'Gilbert > Des gens qui ont perdu la leur, c’est comme ça.',
    'Et d’où viennent-elles ?',
    'Gilbert > Des hôtels.',
    'Laquelle ne vendriez-vous pas ?',
    'Gilbert > Celle de mon père.',
  ]);
  expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(text));
});

test('a question at the end of an answer is one when it addresses the next speaker', () => {
  const text = `Comment avez-vous commencé ?
Gilbert : Par hasard. Et vous, Odile, comment avez-vous commencé ?
Odile : Par ennui. Pourquoi pas, après tout ?
Que vendez-vous ?
Gilbert : Des clés.
Odile : Des serrures.`;
  expect(turnsOf(recognize(text))).toEqual([
    'Comment avez-vous commencé ?',
    'Gilbert > Par hasard.',
    'Et vous, Odile, comment avez-vous commencé ?',
    'Odile > Par ennui. Pourquoi pas, après tout ?',
    'Que vendez-vous ?',
    'Gilbert > Des clés.',
    'Odile > Des serrures.',
  ]);
});

test('initials with full stops at the start of a line are one label', () => {
  const text = `J.-N. T. : Avez-vous été à l’école ?
L. V. : À l’internat, de six à quatorze ans.
J.-N. T. : Que transportiez-vous ?
L. V. : Du charbon, du blé, du sable.`;
  expect(recognize(text).participants.map(({ label }) => label)).toEqual(['J.-N. T.', 'L. V.']);
});

test('« Tous » answers for everyone, « Anne, Paul » for both', () => {
  const text = `Combien de villages ?
Anne : Soixante.
Paul : Et trois hameaux.
Que lisent les gens ?
Anne, Paul : Des policiers.
Un vœu ?
Tous : Une direction assistée.`;
  expect(turnsOf(recognize(text)).filter((line) => line.includes(' et ') && line.includes('>'))).toEqual([
    'Anne et Paul > Des policiers.',
    'Anne et Paul > Une direction assistée.',
  ]);
});

test('a heading with a person’s name starts their interview', () => {
  const recognition = recognizeHtml(`<h2>Karim Haddad, rue des Tanneurs</h2>
<p><b>À quelle heure vous levez-vous ?</b></p><p>À deux heures. Je ne mets plus de réveil.</p>
<p><b>Quelle farine utilisez-vous ?</b></p><p>J’utilise une farine de meule.</p>
<h2>Josiane Petit, place du Pilori</h2>
<p><b>À quelle heure vous levez-vous ?</b></p><p>Je me couche quand les autres se lèvent.</p>
<p><b>Quelle farine utilisez-vous ?</b></p><p>De la bise, je n’ai pas la place pour deux sacs.</p>
<h2>Pour venir</h2><p>Les deux fournils sont ouverts le 16 mai.</p>`);
  expect(recognition.questions.map(({ answers }) => answers[0]?.participant)).toEqual([
    'Karim Haddad',
    'Karim Haddad',
    'Josiane Petit',
    'Josiane Petit',
  ]);
});

test('M. and Mme with the same name are two people', () => {
  const text = `Qu’y avait-il ici ?
M. Ashby : Des ronces.
Mme Ashby : Et une baignoire.
Que plantez-vous ?
Mme Ashby : Des fèves, et il n’aime pas cela.
M. Ashby : Des oignons.`;
  expect(recognize(text).participants.map(({ name }) => name)).toEqual(['M. Ashby', 'Mme Ashby']);
});

test('a repeated label before questions is the interviewer', () => {
  const text = `Ligne claire : Qu’est-ce qu’une tourbière ?
Antoine : Un sol qui n’a pas fini de pourrir.
Ligne claire : Peut-on la réparer ?
Antoine : On peut boucher les fossés.
Ligne claire : Qu’attendez-vous ?
Antoine : La pluie.`;
  expect(recognize(text).participants).toMatchObject([
    { name: 'Ligne claire', asks: true },
    { name: 'Antoine' },
  ]);
});
