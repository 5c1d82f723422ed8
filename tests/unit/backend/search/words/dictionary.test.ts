import { expect, test } from 'vitest';
import { Dictionary } from '#backend/search/words/dictionary.ts';

test('a word has its keys, and a key its words, in any order of insertion', () => {
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
