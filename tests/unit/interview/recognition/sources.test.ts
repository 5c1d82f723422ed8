/** Turns made from a blog’s HTML keep their source bytes; no text of the blog is lost or moved. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOCUMENT_VERSION, postSchema, type TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks, type FromBlog } from '#interview/recognition/to-blocks.ts';
import { checkProperty, rateOf } from '#tests/random/check-property.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

/** One block for each element, with the element’s bytes, as from reading a blog’s HTML. */
const blocksOf = (elements: readonly string[]): TopBlock[] =>
  elements.flatMap((html) =>
    readHtml(html, { newId: counter(), origin: 'blog', language: 'fr' }).map((block) =>
      block.type === 'html' ? block : { ...block, source: html },
    ),
  );
const recognizeElements = (elements: readonly string[]) => {
  const blocks = blocksOf(elements);
  const options: FromBlog = { newId: counter(), language: 'fr', knownParticipants: [], fromBlog: true };
  return { blocks, post: recognitionToBlocks(recognizeBlocks(blocks), options) };
};
const sources = (body: readonly TopBlock[]): [string, string | undefined][] =>
  body.map((block) => [block.type, block.type === 'html' ? block.html : block.source]);

const BOLD_QUESTIONS = [
  '<p>Un jardin sur le toit de la mairie.</p>',
  '<p><b>Qui êtes-vous ?</b></p>',
  '<p><b>Anne Martin :</b> Je suis jardinière.</p>',
  '<div class="separator"><img src="https://b.example/toit.jpg" alt="Le toit"></div>',
  '<p>Depuis dix ans, je fais pousser des tomates.</p>',
  '<p><b>Que faites-vous ici ?</b></p>',
  '<p><b>Anne Martin :</b> Je plante.</p>',
];

test('an answer has the bytes from its first to its last piece, with pictures in between', () => {
  const { post } = recognizeElements(BOLD_QUESTIONS);
  expect(post.body.map(({ type }) => type)).toEqual([
    'paragraph',
    'question',
    'answer',
    'question',
    'answer',
  ]);
  expect(sources(post.body).map(([, source]) => source)).toEqual([
    BOLD_QUESTIONS[0],
    BOLD_QUESTIONS[1],
    BOLD_QUESTIONS.slice(2, 5).join(''),
    BOLD_QUESTIONS[5],
    BOLD_QUESTIONS[6],
  ]);
  const answer = post.body[2];
  expect(answer?.type === 'answer' ? sources(answer.blocks).map(([, source]) => source) : []).toEqual(
    BOLD_QUESTIONS.slice(2, 5),
  );
});

test('a question and its answer in one paragraph share that paragraph’s source', () => {
  const elements = [
    '<p><b>Qui êtes-vous ?</b><br>Je suis jardinière.</p>',
    '<p><b>Que faites-vous ?</b><br>Je plante des tomates, mon cher.</p>',
    '<p><b>Et demain, vous partez ?</b><br>Je reste ici, moi.</p>',
  ];
  const { post } = recognizeElements(elements);
  expect(sources(post.body)).toEqual(
    elements.flatMap((source) => [
      ['question', source],
      ['answer', source],
    ]),
  );
});

test('a label on its own line belongs to the answer that follows', () => {
  const elements = [
    '<p><b>Qui êtes-vous ?</b></p>',
    '<p>Anne Martin :</p>',
    '<p>Je suis jardinière.</p>',
    '<p><b>Que faites-vous ?</b></p>',
    '<p>Anne Martin :</p>',
    '<p>Je plante.</p>',
  ];
  const { post } = recognizeElements(elements);
  expect(sources(post.body)).toEqual([
    ['question', elements[0]],
    ['answer', `${elements[1]}${elements[2]}`],
    ['question', elements[3]],
    ['answer', `${elements[4]}${elements[5]}`],
  ]);
});

test('pasted text has no source in its turns', () => {
  const blocks = blocksOf(BOLD_QUESTIONS);
  const post = recognitionToBlocks(recognizeBlocks(blocks), {
    newId: counter(),
    language: 'fr',
    knownParticipants: [],
  });
  const turns = post.body.filter(({ type }) => type === 'question' || type === 'answer');
  expect(turns.length).toBe(4);
  expect(turns.every((turn) => !('source' in turn))).toBe(true);
});

const words = fc.constantFrom(
  '<b>Qui êtes-vous ?</b>',
  '<b>Anne Martin :</b> Je suis là.',
  'Anne Martin :',
  '<b>Que faites-vous ?</b><br>Je plante.',
  'Je suis jardinière.<br><b>Et moi ?</b> Toi aussi.',
  'Entretien avec Anne Martin',
  'Un mot',
  'Merci à Anne.',
  '<i>Propos recueillis par Paul.</i>',
);
const element = fc.oneof(
  { weight: 8, arbitrary: words.map((inside) => `<p>${inside}</p>`) },
  { weight: 2, arbitrary: words.map((inside) => `<h3>${inside.replace(/<br>/g, ' ')}</h3>`) },
  { weight: 1, arbitrary: words.map((inside) => `<blockquote><p>${inside}</p></blockquote>`) },
  { weight: 1, arbitrary: fc.constantFrom('<hr>', '<form>x</form>', '<ul><li>Un</li><li>Qui ?</li></ul>') },
);

const letters = (text: string): string =>
  [...text.replace(/\s+/g, '')].toSorted((a, b) => (a < b ? -1 : 1)).join('');

test('for any page, every byte is in the sources, in order, and no letter is lost', () => {
  let cases = 0;
  let turns = 0;
  checkProperty(
    fc.property(fc.array(element, { maxLength: 14 }), (elements) => {
      const numbered = elements.map((html, index) => html.replace(/^<(\w+)/, `<$1 id="b${index}"`));
      const { blocks, post } = recognizeElements(numbered);
      const { version } = postSchema.parse({
        version: DOCUMENT_VERSION,
        kind: post.kind,
        language: 'fr',
        title: 'T',
        labels: [],
        participants: post.participants,
        body: post.body,
      });
      expect(version).toBe(DOCUMENT_VERSION);
      expect(post.lead).toBeUndefined();
      expect(post.leftOut).toEqual([]);
      // Each block carries some elements, whole and in a row; together they carry all of them.
      const joined = sources(blocks)
        .flatMap(([, source], index, all) => (all[index - 1]?.[1] === source ? [] : [source]))
        .join('');
      const places = sources(post.body)
        .map(([, source = 'none']) => [joined.indexOf(source), source.length] as const)
        .toSorted(([one], [other]) => one - other);
      let reached = 0;
      for (const [start, length] of places) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(reached);
        reached = Math.max(reached, start + length);
      }
      expect(reached).toBe(joined.length);
      expect(letters([...post.labels, blocksToText(post.body)].join(''))).toBe(letters(blocksToText(blocks)));
      cases += 1;
      turns += post.body.filter(({ type }) => type === 'answer').length;
    }),
  );
  expect(rateOf(turns, cases)).toBeGreaterThan(0.2);
});
