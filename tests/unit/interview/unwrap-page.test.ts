import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrapPage } from '#interview/unwrap-page.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../fixtures/clipboard/pdf-page.txt'), 'utf8');

describe('lines broken by a page', () => {
  it('are joined to paragraphs with whole words, without page numbers', () => {
    const lines = unwrapPage(page)
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toEqual([
      'LES CARNETS DU PORT',
      'Nous avons rencontré deux personnes qui tiennent le phare depuis une vingtaine d’années. Elles racontent leur arrivée, les nuits de tempête et le travail de tous les jours, dans un lieu que peu de gens connaissent vraiment.',
      'Qu’est-ce qui vous a conduits ici ?',
      'Mireille Auger : Le hasard, peut-être. Je cherchais un logement et on m’a proposé la maison du gardien. Je n’en suis jamais repartie, et je crois que je n’y songerai pas avant longtemps.',
      'Bruno Tessier : Mon père y travaillait avant moi. J’ai grandi dans l’escalier, c’est-à-dire au milieu du bruit.',
      'Que diriez-vous à un visiteur ?',
      'Mireille Auger : De monter lentement.',
      'Bruno Tessier : De regarder derrière lui, parce que c’est là que se trouve la ville, et que personne n’y pense.',
    ]);
  });

  it.each([
    ['a poem', 'Sur la mer\nle vent\ntombe\net la nuit\nvient'],
    ['a list', 'pain\nlait\nœufs\n3\n4'],
    [
      'paragraphs on one line each',
      `${'Une phrase assez longue pour faire une ligne entière. '.repeat(4)}\nUne autre.`,
    ],
    [
      'lines that are sentences',
      'La première ligne de ce texte est une phrase entière, avec son point.\nLa deuxième ligne de ce texte est aussi une phrase, avec son point.\nLa troisième ligne de ce texte est encore une phrase, avec son point.',
    ],
    ['nothing', ''],
  ])('leaves %s unchanged', (_, text) => expect(unwrapPage(text)).toBe(text));

  it('joins a paragraph of a megabyte', () => {
    const line = 'des mots qui se suivent sans jamais finir la phrase qu’ils forment en-';
    const text = Array.from({ length: 15_000 }, () => line).join('\n');
    expect(unwrapPage(text).split('\n')).toHaveLength(1);
  });

  it('keeps the hyphen of compound words', () => {
    const text =
      'Je me demande encore aujourd’hui ce que cela voulait dire, peut-\nêtre rien du tout, et je n’ai pas su répondre à ceux qui me de-\nmandaient des nouvelles du village, de la rivière et de celui-\nci, ni de la maison que nous avions quittée un matin de grand\nvent.';
    expect(unwrapPage(text)).toBe(
      'Je me demande encore aujourd’hui ce que cela voulait dire, peut-être rien du tout, et je n’ai pas su répondre à ceux qui me demandaient des nouvelles du village, de la rivière et de celui-ci, ni de la maison que nous avions quittée un matin de grand vent.',
    );
  });
});
