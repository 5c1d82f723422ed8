import type { Command } from '../../preload/contract/events.ts';

const BY_NAME: readonly Command[] = [
  'new-interview',
  'search',
  'review',
  'settings',
  'shortcuts',
  'new-article',
  'new-from-document',
  'import',
  'publish',
  'take-down',
  'pictures-online',
  'preview',
  'preview-beside',
  'send-for-review',
  'history',
  'approve',
  'copy-html',
  'export',
  'export-all',
  'share-post',
  'receive-post',
  'backups',
  'add-answers',
  'copy-questions',
  'copy-quotation',
  'duplicate-post',
  'same-questions',
  'bin-post',
  'focus-mode',
  'typography',
  'show-spaces',
  'toggle-sidebar',
  'toggle-list',
  'toggle-panel',
  'outline',
  'about',
];
const NEED_POST: ReadonlySet<Command> = new Set([
  'share-post',
  'publish',
  'take-down',
  'preview',
  'preview-beside',
  'send-for-review',
  'history',
  'approve',
  'copy-html',
  'export',
  'add-answers',
  'copy-questions',
  'duplicate-post',
  'same-questions',
  'bin-post',
  'focus-mode',
  'outline',
  'typography',
  'show-spaces',
]);
const NEED_TEXT: ReadonlySet<Command> = new Set(['outline', 'typography', 'show-spaces']);

/**
 * What « Aller à… » can do by name: all that makes sense without the caret in the text. `covered`: another screen takes
 * the place of the text, in which nothing can be done.
 */
export const namedActs = (hasPost: boolean, covered: boolean): Command[] =>
  BY_NAME.filter((command) => (hasPost || !NEED_POST.has(command)) && (!covered || !NEED_TEXT.has(command)));
