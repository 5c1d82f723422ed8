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

test('the questions of a recording without their answers are no interview', () => {
  const asked = (names: readonly string[]): string => names.map((name) => `<p>${name}</p>`).join('');
  expect(
    recognizeHtml(
      `<p>Dans cet épisode, nous recevons Odile Brassac, réparatrice.</p><h2>Le métier</h2>
${asked(['Peux-tu te présenter ?', 'Comment as-tu appris ?', 'Qu’est-ce qui t’a surprise ?'])}
<h2>L’atelier</h2>${asked(['Qui vient te voir ?', 'Que répares-tu le plus ?'])}
<h2>La suite</h2>${asked(['Que voudrais-tu changer ?', 'Quel conseil donnes-tu ?'])}<p>Musique : Le Tandem.</p>`,
      'Entretien avec Odile Brassac',
    ).kind,
  ).toBe('article');
});

test('an article of its author with questions as headings is no interview', () => {
  const article = (lead: string, title: string): Recognition =>
    recognizeHtml(
      `<p>${lead}</p><h2>C’est qui, Odile Brassac ?</h2><p>Je ne la connaissais pas, et j’ai eu tort.</p>
<h2>Et alors, cet atelier ?</h2><p>J’ai adoré, je vous dis.</p><h2>Et maintenant, quoi ?</h2><p>Je reviendrai avec mon vélo.</p>`,
      title,
    );
  expect(article('Je passais par Sète, mon vélo sous le bras.', 'Odile Brassac répare tout').kind).toBe(
    'article',
  );
  expect(article('Elle nous reçoit à Sète.', 'Interview d’Odile Brassac').kind).toBe('interview');
});

test('statements in the format of many questions are prompts', () => {
  const turns = [
    'Qui êtes-vous ?',
    'Où êtes-vous née ?',
    'Que réparez-vous ?',
    'Qui vous aide ?',
    'Que lisez-vous ?',
    'Et demain ?',
  ];
  const recognition = recognizeHtml(
    [
      '<p><b>Bonjour Odile. Merci de nous recevoir, et si vous voulez bien, on commence par vous…</b></p>',
      ...turns.map((turn) => `<p><b>${turn}</b></p>`),
      '<p><b>Et pourtant, le métier disparaît !</b></p>',
      '<p>1. <b>On voudrait aussi connaître votre atelier.</b></p>',
      '<p><b>« Je graisse, et je regarde. »</b></p>',
    ].join('<p>Je répare des vélos, et je les aime.</p>'),
    'Entretien avec Odile Brassac',
  );
  expect(recognition.questions.map(({ text }) => text.slice(0, 20))).toEqual([
    'Bonjour Odile. Merci',
    ...turns.map((turn) => turn.slice(0, 20)),
    'Et pourtant, le méti',
    '1. On voudrait aussi',
  ]);
});
