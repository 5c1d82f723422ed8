import type { spelling as french } from '../fr/spelling.ts';

export const spelling: typeof french = {
  menu: {
    noSuggestion: 'No suggestion',
    add: 'Add to dictionary',
  },
  title: 'Spelling',
  check: 'Check spelling',
  hint: 'In French and English, by the language of the post and of its passages. Nothing is sent or downloaded.',
  bySystem:
    'On this computer the system’s own checker is used: it chooses the language itself, by the settings of the Mac.',
  words: 'Personal dictionary',
  noWords:
    'No words. “Add to dictionary”, in the menu of an underlined word, keeps them here. People’s names are known without it.',
  remove: (word: string) => `Remove “${word}” from the dictionary`,
};
