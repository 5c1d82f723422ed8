import { expect, test } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blockToText } from '#interview/plain.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { postFromDocument } from '#renderer/posts/post-from-document.ts';
import { paragraph } from '#tests/builders/interview-builder.ts';

const anne = { id: 'anne', name: 'Anne Martin', label: 'Anne Martin' };

function from(html: string, name = 'Compte rendu.docx'): Post {
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  const blocks = readHtml(html, { newId, origin: 'outside' });
  const notes = [paragraph('[1] Une note.')];
  const { post } = postFromDocument(
    { name, blocks, notes, colours: [], warnings: [], changes: [], comments: [] },
    { newId, language: 'fr', knownParticipants: [anne] },
  );
  expect(postSchema.safeParse(post).success).toBe(true);
  return post;
}
const blockTexts = (post: Post): string[] => post.body.map((block) => `${block.type}: ${blockToText(block)}`);

test('an interview: title, existing and new people, turns, notes at the end', () => {
  const post = from(
    '<h1>Au jardin</h1><p><b>Qui êtes-vous ?</b></p><p>Anne Martin : Jardinière.</p><p>Karim Benali : Designer, voir <a href="https://example.org/">là</a>.</p><p><b>Un mot pour finir ?</b></p><p>Anne Martin : Merci.</p><p>Karim Benali : Vital.</p>',
  );
  expect(post).toMatchObject({ kind: 'interview', title: 'Au jardin' });
  expect(post.participants.map(({ name }) => name)).toEqual(['Anne Martin', 'Karim Benali']);
  expect(post.participants[0]?.id).toBe('anne');
  expect(blockTexts(post)).toEqual([
    'question: Qui êtes-vous ?',
    'answer: Jardinière.',
    'answer: Designer, voir là.',
    'question: Un mot pour finir ?',
    'answer: Merci.',
    'answer: Vital.',
    'paragraph: [1] Une note.',
  ]);
});

test('any other text: its blocks unchanged, with its heading or its file’s name as title', () => {
  const titled = from('<h1>Le bilan</h1><p>Un <b>texte</b> suivi.</p><ul><li>un</li></ul>');
  expect(titled).toMatchObject({ kind: 'article', title: 'Le bilan' });
  expect(blockTexts(titled)).toEqual(['paragraph: Un texte suivi.', 'list: un', 'paragraph: [1] Une note.']);
  const untitled = from('<p>Un texte suivi, sans titre.</p>');
  expect(untitled.title).toBe('Compte rendu');
  expect(inlinesToText(untitled.body[0]?.type === 'paragraph' ? untitled.body[0].content : [])).toBe(
    'Un texte suivi, sans titre.',
  );
});

test('a text that starts with the site’s line, like a pasted one', () => {
  const line = '<p>Le port | Au jardin, déjà !</p><p>Au jardin, déjà !</p>';
  const article = from(`${line}<p>Un texte suivi, avec des phrases.</p>`);
  expect(article).toMatchObject({ kind: 'article', title: 'Au jardin, déjà !' });
  expect(blockTexts(article)).toEqual([
    'paragraph: Un texte suivi, avec des phrases.',
    'paragraph: [1] Une note.',
  ]);
});

test('a title without a heading: the line that reads as one, in an interview or not', () => {
  const article = from('<p><b>Le bilan de l’année</b></p><p>Un texte suivi, avec des phrases.</p>');
  expect(article).toMatchObject({ kind: 'article', title: 'Le bilan de l’année' });
  expect(blockTexts(article)).toEqual([
    'paragraph: Un texte suivi, avec des phrases.',
    'paragraph: [1] Une note.',
  ]);
  const turns =
    '<p><b>Qui êtes-vous ?</b></p><p>Anne Martin : Jardinière.</p><p><b>Un mot pour finir ?</b></p><p>Anne Martin : Merci.</p>';
  const interview = from(`<p>Au jardin avec Anne Martin</p>${turns}`);
  expect(interview).toMatchObject({ kind: 'interview', title: 'Au jardin avec Anne Martin' });
  const pictured = from(`<p><img src="https://example.org/a.jpg"></p><h1>Au jardin</h1>${turns}`);
  expect(pictured).toMatchObject({ kind: 'interview', title: 'Au jardin' });
  expect(blockTexts(pictured)).toEqual([
    'image: ',
    'question: Qui êtes-vous ?',
    'answer: Jardinière.',
    'question: Un mot pour finir ?',
    'answer: Merci.',
    'paragraph: [1] Une note.',
  ]);
});
