import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { blockToText } from '#interview/plain.ts';
import { documentTitle } from '#interview/recognition/document-title.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';

const PROSE = '<p>Un texte suivi, avec des phrases.</p><p>Encore une phrase.</p>';
const TURNS =
  '<p><b>Qui êtes-vous ?</b></p><p>Je suis jardinière.</p><p><b>Que faites-vous ici ?</b></p><p>Je jardine.</p>';

function titleOf(html: string): { title: string; rest: string[] } {
  let ids = 0;
  const blocks = readHtml(html, { newId: () => `id-${(ids += 1)}`, origin: 'outside' });
  const { title, rest } = documentTitle(blocks, recognizeBlocks(blocks));
  return { title, rest: rest.map(blockToText) };
}

describe('the title of a document is', () => {
  test.each([
    ['its heading', `<h1>Au jardin</h1>${PROSE}`, 'Au jardin'],
    [
      'a heading under a picture',
      `<p><img src="https://e.org/a.jpg"></p><h1>Au jardin</h1>${PROSE}`,
      'Au jardin',
    ],
    ['a heading that is a question', `<h1>À quoi sert un jardin ?</h1>${PROSE}`, 'À quoi sert un jardin ?'],
    ['a line in bold', `<p><b>Le bilan de l’année</b></p>${PROSE}`, 'Le bilan de l’année'],
    ['a short line', `<p>Le bilan de l’année</p>${PROSE}`, 'Le bilan de l’année'],
    ['a line with a colon', `<p>Jardins : l’avis d’Anne</p>${PROSE}`, 'Jardins : l’avis d’Anne'],
    [
      'the line after the one with the site’s name',
      `<p>Le port | Au jardin, déjà !</p><p>Au jardin, déjà !</p>${PROSE}`,
      'Au jardin, déjà !',
    ],
    [
      'the line before the one with the site’s name',
      `<p>Au jardin</p><p>Au jardin – Le port</p>${TURNS}`,
      'Au jardin',
    ],
    [
      'the heading of a page copied with its tab’s title',
      `<p>Le port | Au jardin</p><h1>Au jardin</h1>${TURNS}`,
      'Au jardin',
    ],
    ['the line over an interview', `<p>Au jardin avec Anne Martin</p>${TURNS}`, 'Au jardin avec Anne Martin'],
  ])('%s', (_, html, title) => {
    const parsed = titleOf(html);
    expect(parsed.title).toBe(title);
    expect(parsed.rest.join('\n')).not.toContain(title);
  });
});

test('a picture between the two lines of a title stays', () => {
  const { title, rest } = titleOf(
    `<p>Le port | Au jardin</p><p><img src="https://e.org/a.jpg"></p><p>Au jardin</p>${TURNS}`,
  );
  expect([title, rest[0]]).toEqual(['Au jardin', '']);
});

describe('no title is taken from', () => {
  test.each([
    ['a sentence', `<p>Un texte qui commence par une phrase.</p>${PROSE}`],
    ['a greeting line', `<p>Bonjour à tous</p>${PROSE}`],
    ['a greeting with its sign', `<p>Merci d’être là !</p>${PROSE}`],
    ['a mail header', `<p>Objet : vos réponses</p>${PROSE}`],
    ['the first question of an interview', TURNS],
    ['a first question that is a heading', TURNS.replaceAll(/<p><b>(.*?)<\/b><\/p>/gu, '<h2>$1</h2>')],
    [
      'a line wrapped by a program',
      '<p>Un texte suivi que le programme coupe</p><p>à sa largeur. La suite.</p>',
    ],
    ['a spoken line', '<p>Anne Martin : je jardine</p><p>Karim Benali : et moi, je dessine</p>'],
    ['the first number of a list', '<p>1. Venir tôt</p><p>2. Partir tard</p>'],
    ['the only line', '<p>Le bilan de l’année</p>'],
    ['a list', `<ul><li>Le bilan</li></ul>${PROSE}`],
  ])('%s', (_, html) => {
    expect(titleOf(html).title).toBe('');
  });
});
