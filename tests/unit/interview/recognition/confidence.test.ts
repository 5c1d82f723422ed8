/** Interviews, and texts that only look like one. */
import { expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';

const recognizeHtml = (html: string, title = ''): Recognition =>
  recognizeBlocks(readHtml(html, { newId: () => 'id', origin: 'outside', language: 'fr' }), { title });

test('speakers without questions are no interview', () => {
  const recognition = recognize(`Rencontre avec trois habitants
Anne Roy : Je suis venue pour le port, et je reste pour vous tous.
Paul Vidal : Moi, je suis né ici, vous le savez bien.
Anne Roy : Je n’ai jamais regretté.
Paul Vidal : Et moi, je ne partirai pas.
Anne Roy : Mon père disait la même chose.
Paul Vidal : Le mien aussi, il me semble.`);
  expect(recognition).toMatchObject({ kind: 'article', questions: [] });
  expect(recognition.reasons.map(({ code }) => code)).toContain('no-turns');
});

test('conference speakers, one of whom asks himself a question, are no interview', () => {
  expect(
    recognize(`Notes de congrès
Greg Nowicki (Lille) : l’escalier compte. Et si on peignait toutes les gares ?
Béatrice Koné (Dakar) : le marché comme lieu de soin. Très beaux visages.
Jorge Lima (Porto) : résultats négatifs, exposés avec élégance.`).kind,
  ).toBe('article');
});

test('questions without a question mark are questions when they are set apart', () => {
  const recognition = recognizeHtml(
    `<p>Robert Lamy a gardé le passage à niveau pendant vingt-neuf ans.</p>
<p><b>Présentez-vous en quelques mots</b></p><p>Je dors encore aux heures creuses.</p>
<p><b>Votre plus beau souvenir</b></p><p>J’ai vu passer un cirque, et je l’ai laissé passer.</p>
<p><b>Un mot pour finir</b></p><p>Je vous dirais de regarder à gauche et à droite.</p>`,
    'Robert Lamy, garde-barrière',
  );
  expect(recognition.questions.map(({ text, answers }) => [text, answers[0]?.participant])).toEqual([
    ['Présentez-vous en quelques mots', 'Robert Lamy'],
    ['Votre plus beau souvenir', 'Robert Lamy'],
    ['Un mot pour finir', 'Robert Lamy'],
  ]);
});

test('a page with rhetorical questions or instructions to readers is no interview', () => {
  expect(
    recognizeHtml(
      `<h3>Qui sommes-nous ?</h3><p>Nous sommes quarante.</p><h3>Que faisons-nous ?</h3><p>Nous semons, nous arrosons.</p>
<h3>Comment nous rejoindre ?</h3><p>Venez un samedi.</p><h3>Retrouvez-nous</h3><p>Au four à pain.</p>`,
      'À propos du collectif',
    ).kind,
  ).toBe('article');
});
