import type { spellingHostRequests, spellingRequests } from '#contract/spelling.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import {
  addPersonalWord,
  knownForms,
  personalWords,
  removePersonalWord,
} from '../../library/personal-words.ts';

export const spellingHandlers = {
  'spelling.words': ({ db }) => ({ words: personalWords(db) }),
  'spelling.remove': (backend, { word }) => {
    removePersonalWord(backend.db, word);
    backend.emit('words.changed', {});
    return {};
  },
} satisfies Handlers<typeof spellingRequests, Backend>;

export const spellingHostHandlers = {
  'spelling.add': (backend, { word }) => {
    if (addPersonalWord(backend.db, word)) backend.emit('words.changed', {});
    return {};
  },
  'spelling.known': ({ db }) => ({ forms: knownForms(db) }),
} satisfies Handlers<typeof spellingHostRequests, Backend>;
