/** Time stamps of a transcript. */
import { describe, expect, it } from 'vitest';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { recognitionToPost } from '#interview/recognition/to-post.ts';

let id = 0;
const OPTIONS = { newId: () => `id-${(id += 1)}`, language: 'fr', knownParticipants: [] };

const HEADS = `[00:00:01] Anne : Qui êtes-vous ?
[00:00:04] Paul : Je suis batelier à la région.
[00:00:10]
Paul : Depuis vingt ans.
[00:01:02] Anne : Que transportez-vous ?
[00:01:05] Paul : Du sable. Rendez-vous à 9:30.`;

const OTTER = `Anne Martin  0:03
Qui êtes-vous ?

Paul Roy  0:05
Je suis batelier.

Anne Martin  1:12
Que transportez-vous ?

Paul Roy  1:15
Je transporte du sable.`;

const SUBTITLES = `WEBVTT

1
00:00:01.000 --> 00:00:03.000
Anne : Qui êtes-vous ?

2
00:00:03.500 --> 00:00:06.000
Paul : Je suis batelier.

3
00:00:06.000 --> 00:00:08.000
Anne : Que transportez-vous ?

4
00:00:08.000 --> 00:00:12.000
Paul : Je transporte du sable.`;

describe('time stamps of a transcript', () => {
  it.each([
    ['at the head of lines', HEADS, ['Anne', 'Paul'], 5],
    ['after names', OTTER, ['Anne Martin', 'Paul Roy'], 4],
    ['with cue numbers', SUBTITLES, ['Anne', 'Paul'], 4],
    ['in round brackets', HEADS.replaceAll(/\[00:(.*?)\]/g, '($1)'), ['Anne', 'Paul'], 5],
    ['bare', HEADS.replaceAll(/\[00:(.*?)\]/g, '$1'), ['Anne', 'Paul'], 5],
  ])('%s are in no title, name or turn, and no character is lost', (_, text, people, count) => {
    const read = recognize(text);
    expect(read.kind).toBe('interview');
    expect(read.title).not.toMatch(/\d:\d/);
    expect(read.participants.map(({ name }) => name)).toEqual(people);
    expect(read.questions.map((question) => question.text)).toEqual([
      'Qui êtes-vous ?',
      'Que transportez-vous ?',
    ]);
    expect(read.text.replaceAll(/\s+/g, ' ')).toBe(text.replaceAll(/\s+/g, ' '));
    const post = recognitionToPost(read, OPTIONS);
    expect(blocksToText(post.body)).not.toMatch(/\d\d:\d\d|-->|WEBVTT/);
    expect(post.stamps.filter(({ seconds }) => seconds !== null)).toHaveLength(count);
  });

  it('are returned with their seconds and the next turn', () => {
    const post = recognitionToPost(recognize(HEADS), OPTIONS);
    const turns = post.body.map((block) => ('id' in block ? block.id : ''));
    expect(post.stamps).toEqual([
      { text: '[00:00:01]', seconds: 1, turn: turns[0] },
      { text: '[00:00:04]', seconds: 4, turn: turns[1] },
      { text: '[00:00:10]', seconds: 10, turn: turns[2] },
      { text: '[00:01:02]', seconds: 62, turn: turns[3] },
      { text: '[00:01:05]', seconds: 65, turn: turns[4] },
    ]);
    expect(blocksToText(post.body)).toContain('Rendez-vous à 9:30.');
  });

  it('are removed from the blocks of a document that becomes turns', () => {
    const rich = recognizeBlocks(textToBlocks(HEADS));
    const post = recognitionToBlocks(rich, OPTIONS);
    expect(blocksToText(post.body)).not.toMatch(/\d\d:\d\d:/);
    expect(post.stamps.map(({ text }) => text)).toEqual([
      '[00:00:01]',
      '[00:00:04]',
      '[00:00:10]',
      '[00:01:02]',
      '[00:01:05]',
    ]);
  });

  it('stay in a text that is published', () => {
    const rich = recognizeBlocks(textToBlocks(HEADS), { published: true });
    expect(rich.blocks.some(({ type }) => type === 'stamp')).toBe(false);
  });

  it.each([
    ['hours of a programme', '9:30 Accueil\n10:00 Conférence\n11:30 Débat\n12:30 Repas'],
    ['times that go back', '[00:10:00] Un\n[00:02:00] Deux\n[00:01:00] Trois'],
    ['one time', '[00:10:00] Une seule fois'],
  ])('%s are no time stamps', (_, text) => {
    expect(recognize(text).blocks.some(({ type }) => type === 'stamp')).toBe(false);
  });
});
