import type { Command } from '../../preload/contract/events.ts';

/** In what order « Aller à… » offers them, and what each needs: a post that is open, or its text on the screen. */
const ACTS: readonly (readonly [Command, 'nothing' | 'post' | 'text'])[] = [
  ['new-interview', 'nothing'],
  ['search', 'nothing'],
  ['review', 'nothing'],
  ['settings', 'nothing'],
  ['guide', 'nothing'],
  ['shortcuts', 'nothing'],
  ['new-article', 'nothing'],
  ['new-from-document', 'nothing'],
  ['import', 'nothing'],
  ['publish', 'post'],
  ['take-down', 'post'],
  ['pictures-online', 'nothing'],
  ['preview', 'post'],
  ['preview-beside', 'post'],
  ['send-for-review', 'post'],
  ['history', 'post'],
  ['approve', 'post'],
  ['copy-html', 'post'],
  ['export', 'post'],
  ['export-all', 'nothing'],
  ['share-post', 'post'],
  ['receive-post', 'nothing'],
  ['backups', 'nothing'],
  ['add-answers', 'post'],
  ['copy-questions', 'post'],
  ['copy-quotation', 'nothing'],
  ['duplicate-post', 'post'],
  ['same-questions', 'post'],
  ['bin-post', 'post'],
  ['focus-mode', 'post'],
  ['typography', 'text'],
  ['show-spaces', 'text'],
  ['toggle-sidebar', 'nothing'],
  ['toggle-list', 'nothing'],
  ['toggle-panel', 'nothing'],
  ['outline', 'text'],
  ['diagnostic-file', 'nothing'],
  ['about', 'nothing'],
];

/**
 * What « Aller à… » can do by name: all that makes sense without the caret in the text. `covered`: another screen takes
 * the place of the text, in which nothing can be done.
 */
export const namedActs = (hasPost: boolean, covered: boolean): Command[] =>
  ACTS.filter(([, needs]) => (needs === 'nothing' || hasPost) && (needs !== 'text' || !covered)).map(
    ([command]) => command,
  );
