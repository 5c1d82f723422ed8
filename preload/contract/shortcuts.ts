/**
 * The keys of the commands, in Electron's notation: one table for the menus, the page's own keyboard and the list
 * under F1. No Ctrl+Alt with a character (AltGr types with it); digits are read by physical key, so that they are in
 * the same place on an AZERTY keyboard: the menus only show those, the page handles them.
 */
import type { Command } from './events.ts';
import { TURN_SHORTCUTS } from './turn-commands.ts';
import { TYPOGRAPHY_SHORTCUTS } from './typography-commands.ts';

export const SHORTCUTS = {
  'new-interview': 'CmdOrCtrl+N',
  'new-article': 'CmdOrCtrl+Shift+N',
  'go-to': 'CmdOrCtrl+O',
  search: 'CmdOrCtrl+Shift+F',
  find: 'CmdOrCtrl+F',
  replace: 'CmdOrCtrl+H',
  'find-next': 'F3',
  'find-previous': 'Shift+F3',
  publish: 'CmdOrCtrl+Shift+P',
  preview: 'CmdOrCtrl+E',
  'preview-beside': 'CmdOrCtrl+Shift+E',
  history: 'CmdOrCtrl+Shift+H',
  'copy-html': 'CmdOrCtrl+Shift+C',
  // G as guillemets.
  'copy-quotation': 'CmdOrCtrl+Shift+G',
  'duplicate-post': 'CmdOrCtrl+Shift+D',
  settings: 'CmdOrCtrl+,',
  shortcuts: 'F1',
  guide: 'Shift+F1',
  'toggle-sidebar': 'F9',
  'toggle-list': 'CmdOrCtrl+F9',
  'toggle-panel': 'Shift+F9',
  outline: 'CmdOrCtrl+Shift+O',
  'focus-mode': 'Shift+F11',
  'next-region': 'F6',
  'previous-region': 'Shift+F6',
  toolbar: 'Alt+F10',
  'next-person': 'CmdOrCtrl+Enter',
  'next-question': 'CmdOrCtrl+Shift+Enter',
  ...TURN_SHORTCUTS,
  ...TYPOGRAPHY_SHORTCUTS,
  'add-answers': 'CmdOrCtrl+Shift+A',
  'insert-picture': 'CmdOrCtrl+Shift+I',
  link: 'CmdOrCtrl+K',
  bold: 'CmdOrCtrl+B',
  italic: 'CmdOrCtrl+I',
  underline: 'CmdOrCtrl+U',
  paragraph: 'CmdOrCtrl+Shift+0',
  'heading-2': 'CmdOrCtrl+Shift+2',
  'heading-3': 'CmdOrCtrl+Shift+3',
  'heading-4': 'CmdOrCtrl+Shift+4',
  'numbered-list': 'CmdOrCtrl+Shift+7',
  'bullet-list': 'CmdOrCtrl+Shift+8',
  quote: 'CmdOrCtrl+Shift+9',
  'paste-plain': 'CmdOrCtrl+Shift+V',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
} as const satisfies Partial<Record<Command, string>>;
