/** Pages written elsewhere: their blocks are matched by their text, their turns by the document. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { normalizeRemote } from '#interview/merge/normalize-remote.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import { readUnmarkedPage } from '#interview/merge/read-unmarked-page.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { emptyPost } from '#interview/upgrade.ts';

const article = (html: string): Post => ({
  ...emptyPost('article', 'fr'),
  title: 'Un ancien billet',
  body: readHtml(html, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
});

/** The page as an accepted proposal makes it an interview. */
function recognizePage(html: string): Post {
  let rank = 0;
  const post = article(html);
  const { participants, lead, body } = recognitionToBlocks(recognizeBlocks(post.body, {}), {
    newId: () => `t${(rank += 1)}`,
    language: 'fr',
    knownParticipants: [],
    fromBlog: true,
  });
  return { ...post, kind: 'interview', participants, ...(lead === undefined ? {} : { lead }), body };
}

const lift = (post: Post, before: string, now: string): Post => {
  const read = readUnmarkedPage(post, before, now);
  const head = { title: post.title, labels: post.labels };
  return normalizeRemote(post, { ...head, ...read.before }, { ...head, ...read.now });
};
const changes = (post: Post, before: string, now: string) =>
  mergeByTurn(post, post, lift(post, before, now)).changes.map(({ what, how, who, after }) => [
    what,
    how,
    who ?? '',
    after ?? '',
  ]);

const page =
  '<div dir="ltr"><p><b>Comment avez-vous commencé ?</b></p>\n<p><b>Lise Aubin :</b> Par un hasard heureux.</p><p>Un matin.</p>\n' +
  '<p><b>Et vous, Marc ?</b></p><p><b>Marc Odet :</b> Moi, j’ai suivi.</p>\n<p><b>Que retenez-vous ?</b></p><p><b>Lise Aubin :</b> La mer.</p></div>';

test('a foreign page is an interview in the document', () => {
  expect(recognizePage(page).body.map(({ type }) => type)).toEqual([
    'question',
    'answer',
    'question',
    'answer',
    'question',
    'answer',
  ]);
});

describe('an unchanged page gives the same document', () => {
  const folder = join(import.meta.dirname, '../../../fixtures/html-of-blogs');
  const pages = readdirSync(folder)
    .filter((name) => /\.html?$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  test.each([...pages, ['an interview', page] as const])('%s', (_, html) => {
    expect(lift(article(html), html, html)).toEqual(article(html));
    const interview = recognizePage(html);
    expect(lift(interview, html, html)).toEqual(interview);
    expect(changes(interview, html, html.replaceAll('</p>', '</p>\n'))).toEqual([]);
  });
});

describe('a change on the page is a change of its turn', () => {
  test.each<[string, (html: string) => string, string[][]]>([
    [
      'an answer',
      (html) => html.replace('hasard heureux', 'hasard'),
      [['answer', 'changed', 'Lise Aubin', 'Par un hasard.\nUn matin.']],
    ],
    [
      'a question, which the page shows in bold',
      (html) => html.replace('avez-vous commencé', 'cela a-t-il commencé'),
      [['question', 'changed', '', 'Comment cela a-t-il commencé ?']],
    ],
    [
      'a paragraph inserted into an answer',
      (html) => html.replace('<p>Un matin.</p>', '<p>En mars.</p><p>Un matin.</p>'),
      [['answer', 'changed', 'Lise Aubin', 'Par un hasard heureux.\nEn mars.\nUn matin.']],
    ],
    [
      'an answer removed',
      (html) => html.replace('<p><b>Marc Odet :</b> Moi, j’ai suivi.</p>', ''),
      [['answer', 'removed', 'Marc Odet', '']],
    ],
    [
      'a paragraph inserted at the end',
      (html) => html.replace('</div>', '<p>Merci.</p></div>'),
      [['text', 'added', '', 'Merci.']],
    ],
  ])('%s', (_, change, expected) => {
    const now = change(page);
    expect(now).not.toBe(page);
    expect(changes(recognizePage(page), page, now)).toEqual(expected);
  });

  test('an article is merged by block', () => {
    const html = '<p>Un jardin.</p><p>Une cour.</p><p>Un puits.</p>';
    expect(changes(article(html), html, html.replace('Une cour.', 'Une cour ombragée.'))).toEqual([
      ['text', 'changed', '', 'Une cour ombragée.'],
    ]);
  });
});
