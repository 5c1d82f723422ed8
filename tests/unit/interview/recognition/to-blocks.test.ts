/** Turns made from a document keep rich content. */
import { describe, expect, test } from 'vitest';
import type { Participant, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import type { RecognizedPost } from '#interview/recognition/to-post.ts';
import { paragraph, text } from '#tests/builders/interview-builder.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};
const convert = (html: string, people: readonly Participant[] = [], keepSource = false): RecognizedPost => {
  const newId = counter();
  const blocks = readHtml(html, {
    newId,
    origin: keepSource ? 'blog' : 'outside',
    language: 'fr',
    keepSource,
  });
  return recognitionToBlocks(recognizeBlocks(blocks), { newId, language: 'fr', knownParticipants: people });
};

const PAGE = `<h1>Le canal l’hiver</h1>
<p>Deux éclusiers <a href="https://canal.example/">du canal</a> racontent.</p>
<p><b>Comment vit-on <i>seul</i> au bord de l’eau ?</b></p>
<p><b>Lucie Ferrand :</b> On apprend à <b>écouter</b>, dit le <a href="https://glace.example/">manuel</a>.</p>
<ul><li>la glace ;</li><li>le <i>vent</i>.</li></ul>
<blockquote>Qui entend la glace ne dort pas.</blockquote>
<p><img src="https://images.example/ecluse.jpg" alt="L’écluse"></p>
<p><b>Marc Oyono :</b> Mal.<br>Puis bien.</p>
<hr>
<p><b>Et demain ?</b></p>
<p><b>Marc Oyono :</b> Demain, on dégèle.</p>
<hr>
<p>Merci à <b>Lucie</b> et Marc.</p>`;

describe('recognizing a page', () => {
  const post = convert(PAGE);
  const types = (blocks: readonly TopBlock[]): string[] => blocks.map(({ type }) => type);

  test('reads title, people and labels', () => {
    expect(post.kind).toBe('interview');
    expect(post.title).toBe('Le canal l’hiver');
    expect(post.participants.map(({ name, label }) => ({ name, label }))).toEqual([
      { name: 'Lucie Ferrand', label: 'Lucie Ferrand' },
      { name: 'Marc Oyono', label: 'Marc Oyono' },
    ]);
    expect(post.labels).toEqual(['Lucie Ferrand :', 'Marc Oyono :', 'Marc Oyono :']);
    expect(post.leftOut).toEqual([]);
  });

  test('keeps the link of the lead', () => {
    expect(post.lead).toEqual([
      [
        text('Deux éclusiers '),
        { type: 'link', url: 'https://canal.example/', content: [text('du canal')] },
        text(' racontent.'),
      ],
    ]);
  });

  test('removes the bold of a question, not its italics', () => {
    expect(post.body[0]).toMatchObject({
      type: 'question',
      content: [[text('Comment vit-on '), text('seul', 'italic'), text(' au bord de l’eau ?')]],
    });
  });

  test('keeps list, quotation and bold of an answer', () => {
    const [, answer] = post.body;
    expect(answer).toMatchObject({
      type: 'answer',
      participants: [post.participants[0]?.id],
      labelShown: true,
    });
    if (answer?.type !== 'answer') throw new Error('no answer');
    expect(answer.blocks).toEqual([
      paragraph(
        text('On apprend à '),
        text('écouter', 'bold'),
        text(', dit le '),
        { type: 'link', url: 'https://glace.example/', content: [{ type: 'text', text: 'manuel' }] },
        text('.'),
      ),
      {
        type: 'list',
        ordered: false,
        items: [
          { content: [text('la glace ;')] },
          { content: [text('le '), text('vent', 'italic'), text('.')] },
        ],
      },
      { type: 'quote', content: [[text('Qui entend la glace ne dort pas.')]] },
      expect.objectContaining({ type: 'image', alt: 'L’écluse' }),
    ]);
  });

  test('keeps line breaks; rules and the closing note belong to no answer', () => {
    expect(types(post.body)).toEqual([
      'question',
      'answer',
      'answer',
      'rule',
      'question',
      'answer',
      'rule',
      'paragraph',
    ]);
    expect(post.body[2]).toMatchObject({
      blocks: [paragraph(text('Mal.'), { type: 'lineBreak' }, text('Puis bien.'))],
    });
    expect(post.body.at(-1)).toEqual(paragraph('Merci à ', text('Lucie', 'bold'), ' et Marc.'));
  });
});

test('keeps the source of unchanged blocks, and none for turns', () => {
  const { body } = convert(PAGE, [], true);
  expect(body.at(-1)).toMatchObject({ type: 'paragraph', source: '<p>Merci à <b>Lucie</b> et Marc.</p>' });
  const turns = body.filter(({ type }) => type === 'question' || type === 'answer');
  expect(turns).toHaveLength(5);
  expect(JSON.stringify(turns)).not.toContain('"source"');
});

test('leaves a text that is no interview unchanged, except its title', () => {
  const html = '<h2>Le marché</h2>\n<p>Il <b>revient</b>.</p>\n<ul><li>le 3</li></ul>';
  const post = convert(html, [], true);
  expect(post).toMatchObject({ kind: 'article', title: 'Le marché', participants: [], labels: [] });
  expect(post.body).toEqual(
    readHtml(html, { newId: counter(), origin: 'blog', language: 'fr', keepSource: true }).slice(1),
  );
});

test('reads quotations with answers as paragraphs, and keeps one inside an answer', () => {
  const carried = convert(
    '<p>Qui êtes-vous ?</p><blockquote><p>Je suis Paul.</p><p>Je dors.</p></blockquote><p>Et vous dormez où ?</p><blockquote>Je dors ici.</blockquote>',
  );
  expect(carried.body.flatMap((block) => (block.type === 'answer' ? [block.blocks] : []))).toEqual([
    [paragraph('Je suis Paul.'), paragraph('Je dors.')],
    [paragraph('Je dors ici.')],
  ]);
});

test('puts a picture and a table after the question into the answer', () => {
  const { body } = convert(
    '<p><b>Que voyez-vous ?</b></p><p><img src="https://images.example/a.jpg" alt="La mer"></p><p>Je vois la mer.</p><p><b>Et vous comptez ?</b></p><table><tr><td>mai</td><td>2</td></tr><tr><td>juin</td><td>3</td></tr></table><p>Je compte.</p>',
  );
  expect(
    body.map((block) => (block.type === 'answer' ? block.blocks.map(({ type }) => type) : block.type)),
  ).toEqual(['question', ['image', 'paragraph'], 'question', ['table', 'paragraph']]);
});

test('moves a page break inside an answer to its end', () => {
  const { body } = convert(
    '<p><b>Qui êtes-vous ?</b></p><p>Anne Martin : Moi.</p><!--more--><p>Encore moi.</p><p><b>Et vous dormez ?</b></p><p>Anne Martin : Oui.</p>',
  );
  expect(body.map(({ type }) => type)).toEqual(['question', 'answer', 'jumpBreak', 'question', 'answer']);
  expect(body[1]).toMatchObject({ blocks: [paragraph('Moi.'), paragraph('Encore moi.')] });
});

test('keeps the id of an existing person who matches one label', () => {
  const anne: Participant = { id: 'anne', name: 'Anne Martin', role: 'éclusière', label: 'Anne' };
  const html = '<p>Qui tient l’écluse ?</p><p><b>Anne</b> C’est moi, depuis mars.</p>';
  const blocks = readHtml(html, { newId: counter(), origin: 'outside', language: 'fr' });
  const recognition = recognizeBlocks(blocks, { knownNames: ['Anne Martin'] });
  expect(recognition.participants.map(({ name }) => name)).toEqual(['Anne Martin']);
  const post = recognitionToBlocks(recognition, {
    newId: counter(),
    language: 'fr',
    knownParticipants: [anne],
  });
  expect(post.body[1]).toMatchObject({
    type: 'answer',
    participants: ['anne'],
    blocks: [paragraph('C’est moi, depuis mars.')],
  });
});
