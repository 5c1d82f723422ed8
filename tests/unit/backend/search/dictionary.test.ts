import v8 from 'node:v8';
import { expect, test } from 'vitest';
import { Dictionary } from '#backend/search/words/dictionary.ts';

const arrays = (): number => v8.queryObjects(Array, { format: 'count' });

test('a word has its keys, and a key its words, however they came', () => {
  const dictionary = new Dictionary();
  dictionary.load([
    ['chat', 'chat1'],
    ['chats', 'chat1'],
    ['chats', 'chats2'],
    ['le', ''],
  ]);
  dictionary.load([['poisson', 'poisson1']]);
  dictionary.add({ exact: 'chaton', stems: ['chat1', 'chaton1'] });
  expect(dictionary.keysOf('chats')).toEqual(['chat1', 'chats2']);
  expect(dictionary.keysOf('le')).toEqual([]);
  expect(dictionary.keysOf('poisson')).toEqual(['poisson1']);
  expect(dictionary.wordsOf('chat1')).toEqual(['chat', 'chats', 'chaton']);
  expect(dictionary.wordsOf('chats2')).toEqual(['chats']);
  expect(dictionary.wordsOf('chaton1')).toEqual(['chaton']);
  expect(dictionary.wordsOf('rien1')).toEqual([]);
  expect(dictionary.size).toBe(5);
});

test('holds very many words, each with a key of its own, without an object for each', () => {
  const dictionary = new Dictionary();
  const many = 20_000;
  const wordAt = (number: number): string => `mot${String(number).padStart(5, '0')}`;
  const before = arrays();
  for (let from = 0; from < many; from += 100)
    dictionary.load(
      Array.from({ length: 100 }, (_, index) => [wordAt(from + index), `${wordAt(from + index)}1`] as const),
    );
  expect(arrays() - before).toBeLessThan(1_000);
  expect(dictionary.size).toBe(many);
  expect(dictionary.keysOf(wordAt(12_345))).toEqual([`${wordAt(12_345)}1`]);
  expect(dictionary.wordsOf(`${wordAt(19_999)}1`)).toEqual([wordAt(19_999)]);
});
