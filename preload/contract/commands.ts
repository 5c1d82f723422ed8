/**
 * Table of every command of the window. The menus, the keys, the list under F1, « Aller à… », the slash menu, the menu
 * of a post in a list and the dialogs are made from it. A new command needs a row here, its words in
 * assets/messages/{fr,en}/menu.ts (and under `slash` in blocks.ts), and an implementation in
 * renderer/app/run-command.ts or in the editor. This file contains only data, so that the page may import it.
 *
 * F1, « Aller à… » and the slash menu keep the order of the rows; main/shell/window/menu.ts sets the order of the
 * sections of a menu.
 *
 * Keys are in Electron's notation. No Ctrl+Alt with a character, because AltGr types with it. Digits are read by
 * physical key, so that they have the same position on an AZERTY keyboard.
 */

/** Groups of keys under F1, in the order of its columns. */
export const KEY_GROUPS = ['start', 'turns', 'post', 'window', 'text'] as const;

type Menu = 'file' | 'post' | 'edit' | 'insert' | 'text' | 'format' | 'table' | 'view' | 'help';

export type CommandRow = Readonly<
  {
    /** The menu, and its section between two separators. */
    menu: `${Menu}.${string}`;
    /**
     * `post`: a post is open. `blog`: the open post is on a blog and can be taken down; the menu greys the command
     * otherwise. `text`: its text is on the screen. `focus`: the command acts on the focused element, usually the
     * caret; « Aller à… » does not offer it because it takes the focus.
     */
    needs: 'nothing' | 'post' | 'blog' | 'text' | 'focus';
    /** « Aller à… » offers it before any input. */
    first?: true;
    /** The dialog that it opens. */
    dialog?: string;
    /** The section of the settings to open first. */
    part?: 'backups';
    /** Offered in the menu of a post in a list, open or not. `interview`: only of an interview. */
    row?: 'post' | 'interview';
    /** The window holds no unsaved input: another one may replace it. */
    givesWay?: true;
    slash?: Readonly<{
      /** An icon of renderer/ui/Icon.tsx. */
      icon: string;
      /**
       * `text`: anywhere in the text. `other`: anywhere, unless the block already has this type. `outside`: anywhere
       * but in an answer. `between`: after the end of a turn.
       */
      where: 'text' | 'other' | 'outside' | 'between';
      /** Only in an interview. */
      interview?: true;
      /** Inserts a turn: turns an article into an interview, and is not available in a page. */
      turn?: true;
      /** Inserts a block instead of changing the current one: the toolbar offers it too. */
      inserts?: true;
    }>;
  } & (
    | {
        keys: string;
        group: (typeof KEY_GROUPS)[number];
        /** Handles the keys before the menu does: Chromium in every field, or the page itself. */
        taken?: 'engine' | 'page';
      }
    | { keys?: undefined; group?: undefined; taken?: undefined }
  )
>;

const TABLE = {
  'new-interview': { menu: 'file.new', keys: 'CmdOrCtrl+N', group: 'start', needs: 'nothing', first: true },
  'new-article': { menu: 'file.new', keys: 'CmdOrCtrl+Shift+N', group: 'start', needs: 'nothing' },
  'new-from-document': { menu: 'file.new', needs: 'nothing' },
  'same-questions': { menu: 'post.more', needs: 'post', row: 'interview' },
  import: { menu: 'file.import', needs: 'nothing' },
  'go-to': {
    menu: 'file.find',
    keys: 'CmdOrCtrl+O',
    group: 'start',
    needs: 'nothing',
    dialog: 'go-to',
    givesWay: true,
  },
  search: { menu: 'file.find', keys: 'CmdOrCtrl+Shift+F', group: 'start', needs: 'nothing', first: true },
  proposals: { menu: 'file.find', needs: 'nothing', first: true },
  labels: { menu: 'file.find', needs: 'nothing', dialog: 'labels' },
  find: { menu: 'edit.find', keys: 'CmdOrCtrl+F', group: 'start', needs: 'focus' },
  replace: { menu: 'edit.find', keys: 'CmdOrCtrl+H', group: 'start', needs: 'focus' },
  'find-next': { menu: 'edit.find', keys: 'F3', group: 'start', needs: 'focus' },
  'find-previous': { menu: 'edit.find', keys: 'Shift+F3', group: 'start', needs: 'focus' },

  publish: {
    menu: 'post.publish',
    keys: 'CmdOrCtrl+Shift+P',
    group: 'post',
    needs: 'post',
    row: 'post',
    dialog: 'publish',
  },
  'take-down': { menu: 'post.publish', needs: 'blog', dialog: 'take-down' },
  'pictures-online': { menu: 'file.give', needs: 'nothing', dialog: 'pictures-online' },
  preview: {
    menu: 'post.publish',
    keys: 'CmdOrCtrl+E',
    group: 'post',
    needs: 'post',
    row: 'post',
    dialog: 'preview',
    givesWay: true,
  },
  'ask-for-answers': { menu: 'post.approval', needs: 'post', row: 'interview', dialog: 'ask-for-answers' },
  'ask-for-approval': { menu: 'post.approval', needs: 'post', row: 'post', dialog: 'ask-for-approval' },
  approve: { menu: 'post.approval', needs: 'post', dialog: 'approve' },
  'record-consent': { menu: 'post.approval', needs: 'post', dialog: 'record-consent' },
  history: {
    menu: 'post.approval',
    keys: 'CmdOrCtrl+Shift+H',
    group: 'post',
    needs: 'post',
    row: 'post',
    dialog: 'history',
  },
  'copy-html': { menu: 'post.give', keys: 'CmdOrCtrl+Shift+C', group: 'post', needs: 'post', row: 'post' },
  // G for guillemets.
  'copy-quotation': { menu: 'edit.quotation', keys: 'CmdOrCtrl+Shift+G', group: 'post', needs: 'nothing' },
  // M for margin.
  note: { menu: 'edit.quotation', keys: 'CmdOrCtrl+Shift+M', group: 'post', needs: 'post', dialog: 'note' },
  export: { menu: 'post.give', needs: 'post', row: 'post', dialog: 'export' },
  'export-all': { menu: 'file.give', needs: 'nothing', dialog: 'export-all' },
  'share-post': { menu: 'post.give', needs: 'post', dialog: 'share-post' },
  'receive-post': { menu: 'file.give', needs: 'nothing' },
  backups: { menu: 'file.give', needs: 'nothing', dialog: 'settings', part: 'backups' },
  'duplicate-post': {
    menu: 'post.more',
    keys: 'CmdOrCtrl+Shift+D',
    group: 'post',
    needs: 'post',
    row: 'post',
  },
  // W for window.
  'open-window': {
    menu: 'post.more',
    keys: 'CmdOrCtrl+Shift+W',
    group: 'window',
    needs: 'post',
    row: 'post',
  },
  'bin-post': { menu: 'post.more', needs: 'post', row: 'post' },

  'next-region': { menu: 'view.focus', keys: 'F6', group: 'window', needs: 'focus' },
  'previous-region': { menu: 'view.focus', keys: 'Shift+F6', group: 'window', needs: 'focus' },
  toolbar: { menu: 'view.focus', keys: 'Alt+F10', group: 'window', needs: 'focus' },
  'toggle-sidebar': { menu: 'view.parts', keys: 'F9', group: 'window', needs: 'nothing' },
  'toggle-list': { menu: 'view.parts', keys: 'CmdOrCtrl+F9', group: 'window', needs: 'nothing' },
  'toggle-panel': { menu: 'view.parts', keys: 'Shift+F9', group: 'window', needs: 'nothing' },
  outline: { menu: 'view.parts', keys: 'CmdOrCtrl+Shift+O', group: 'window', needs: 'text' },
  'preview-beside': { menu: 'view.parts', keys: 'CmdOrCtrl+Shift+E', group: 'post', needs: 'post' },
  'focus-mode': { menu: 'view.parts', keys: 'Shift+F11', group: 'window', needs: 'post' },
  'show-spaces': { menu: 'view.parts', needs: 'text' },
  settings: {
    menu: 'file.settings',
    keys: 'CmdOrCtrl+,',
    group: 'window',
    needs: 'nothing',
    first: true,
    dialog: 'settings',
  },
  guide: {
    menu: 'help.read',
    keys: 'Shift+F1',
    group: 'window',
    needs: 'nothing',
    dialog: 'guide',
    givesWay: true,
  },
  shortcuts: {
    menu: 'help.read',
    keys: 'F1',
    group: 'window',
    needs: 'nothing',
    dialog: 'shortcuts',
    givesWay: true,
  },
  example: { menu: 'help.read', needs: 'nothing' },
  'diagnostic-file': { menu: 'help.trouble', needs: 'nothing', dialog: 'diagnostic-file' },
  about: { menu: 'help.about', needs: 'nothing', dialog: 'about', givesWay: true },

  'next-question': {
    menu: 'insert.turns',
    keys: 'CmdOrCtrl+Shift+Enter',
    group: 'turns',
    needs: 'focus',
  },
  'next-person': { menu: 'insert.turns', keys: 'CmdOrCtrl+Enter', group: 'turns', needs: 'focus' },
  'person-1': { menu: 'text.people', keys: 'CmdOrCtrl+1', group: 'turns', needs: 'focus' },
  'person-2': { menu: 'text.people', keys: 'CmdOrCtrl+2', group: 'turns', needs: 'focus' },
  'person-3': { menu: 'text.people', keys: 'CmdOrCtrl+3', group: 'turns', needs: 'focus' },
  'person-4': { menu: 'text.people', keys: 'CmdOrCtrl+4', group: 'turns', needs: 'focus' },
  'person-5': { menu: 'text.people', keys: 'CmdOrCtrl+5', group: 'turns', needs: 'focus' },
  'person-6': { menu: 'text.people', keys: 'CmdOrCtrl+6', group: 'turns', needs: 'focus' },
  'person-7': { menu: 'text.people', keys: 'CmdOrCtrl+7', group: 'turns', needs: 'focus' },
  'person-8': { menu: 'text.people', keys: 'CmdOrCtrl+8', group: 'turns', needs: 'focus' },
  'person-9': { menu: 'text.people', keys: 'CmdOrCtrl+9', group: 'turns', needs: 'focus' },
  'turn-people': { menu: 'text.turns', keys: 'F2', group: 'turns', needs: 'focus' },
  'split-turn': { menu: 'text.turns', keys: 'Alt+Shift+Enter', group: 'turns', needs: 'focus' },
  'merge-turn': { menu: 'text.turns', keys: 'Alt+Shift+Backspace', group: 'turns', needs: 'focus' },
  'move-turn-up': { menu: 'text.turns', keys: 'Alt+Shift+Up', group: 'turns', needs: 'focus' },
  'move-turn-down': { menu: 'text.turns', keys: 'Alt+Shift+Down', group: 'turns', needs: 'focus' },

  question: {
    menu: 'text.kind',
    needs: 'focus',
    slash: { icon: 'question', where: 'other', turn: true },
  },
  answer: { menu: 'text.kind', needs: 'focus', slash: { icon: 'answer', where: 'text', turn: true } },
  'to-interview': { menu: 'text.whole', needs: 'text' },
  'to-article': { menu: 'text.whole', needs: 'text' },
  paragraph: {
    menu: 'text.level',
    keys: 'CmdOrCtrl+Shift+0',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'paragraph', where: 'other' },
  },
  'heading-2': {
    menu: 'text.level',
    keys: 'CmdOrCtrl+Shift+2',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'heading2', where: 'outside' },
  },
  'heading-3': {
    menu: 'text.level',
    keys: 'CmdOrCtrl+Shift+3',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'heading3', where: 'outside' },
  },
  'heading-4': {
    menu: 'text.level',
    keys: 'CmdOrCtrl+Shift+4',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'heading4', where: 'outside' },
  },
  'bullet-list': {
    menu: 'text.blocks',
    keys: 'CmdOrCtrl+Shift+8',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'bullets', where: 'other' },
  },
  'numbered-list': {
    menu: 'text.blocks',
    keys: 'CmdOrCtrl+Shift+7',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'numbers', where: 'other' },
  },
  quote: {
    menu: 'text.blocks',
    keys: 'CmdOrCtrl+Shift+9',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'quote', where: 'other' },
  },
  'quote-source': { menu: 'text.blocks', needs: 'focus' },
  'code-block': { menu: 'text.blocks', needs: 'focus', slash: { icon: 'codeBlock', where: 'text' } },
  bold: { menu: 'format.usual', keys: 'CmdOrCtrl+B', group: 'text', needs: 'focus', taken: 'engine' },
  italic: { menu: 'format.usual', keys: 'CmdOrCtrl+I', group: 'text', needs: 'focus', taken: 'engine' },
  underline: { menu: 'format.usual', keys: 'CmdOrCtrl+U', group: 'text', needs: 'focus', taken: 'engine' },
  strike: { menu: 'format.usual', needs: 'focus' },
  superscript: { menu: 'format.more', needs: 'focus' },
  subscript: { menu: 'format.more', needs: 'focus' },
  'inline-code': { menu: 'format.more', needs: 'focus' },
  link: { menu: 'insert.link', keys: 'CmdOrCtrl+K', group: 'text', needs: 'focus' },

  'insert-table': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'table', where: 'text', inserts: true },
  },
  'insert-aside': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'aside', where: 'text', inserts: true },
  },
  'insert-picture': {
    menu: 'insert.blocks',
    keys: 'CmdOrCtrl+Shift+I',
    group: 'text',
    needs: 'focus',
    slash: { icon: 'picture', where: 'text', inserts: true },
  },
  'insert-gallery': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'gallery', where: 'text', inserts: true },
  },
  'insert-video': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'video', where: 'text', inserts: true },
  },
  'insert-html': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'codeBlock', where: 'text', inserts: true },
  },
  'insert-rule': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'rule', where: 'between', inserts: true },
  },
  'insert-jump-break': {
    menu: 'insert.blocks',
    needs: 'focus',
    slash: { icon: 'jump', where: 'between', inserts: true },
  },
  'add-answers': {
    menu: 'insert.turns',
    keys: 'CmdOrCtrl+Shift+A',
    group: 'turns',
    needs: 'post',
    dialog: 'add-answers',
    slash: { icon: 'answer', where: 'text', interview: true },
  },
  'table-row-above': { menu: 'table.add', needs: 'focus' },
  'table-row-below': { menu: 'table.add', needs: 'focus' },
  'table-column-before': { menu: 'table.add', needs: 'focus' },
  'table-column-after': { menu: 'table.add', needs: 'focus' },
  'table-header-row': { menu: 'table.headers', needs: 'focus' },
  'table-header-column': { menu: 'table.headers', needs: 'focus' },
  'table-caption': { menu: 'table.headers', needs: 'focus' },
  'table-delete-row': { menu: 'table.delete', needs: 'focus' },
  'table-delete-column': { menu: 'table.delete', needs: 'focus' },
  'table-delete': { menu: 'table.delete', needs: 'focus' },

  typography: { menu: 'edit.language', keys: 'F7', group: 'text', needs: 'text' },
  'no-break-space': { menu: 'insert.spaces', keys: 'CmdOrCtrl+Shift+Space', group: 'text', needs: 'focus' },
  'thin-space': { menu: 'insert.spaces', needs: 'focus' },
  'language-fr': { menu: 'edit.passage', needs: 'focus' },
  'language-en': { menu: 'edit.passage', needs: 'focus' },
  'language-es': { menu: 'edit.passage', needs: 'focus' },
  'language-de': { menu: 'edit.passage', needs: 'focus' },
  'language-it': { menu: 'edit.passage', needs: 'focus' },
  'passage-language': { menu: 'edit.passage', needs: 'focus' },
  'language-none': { menu: 'edit.passage', needs: 'focus' },
  'paste-plain': {
    menu: 'edit.paste',
    keys: 'CmdOrCtrl+Shift+V',
    group: 'text',
    needs: 'focus',
    taken: 'page',
  },
  undo: { menu: 'edit.undo', keys: 'CmdOrCtrl+Z', group: 'text', needs: 'focus', taken: 'engine' },
  redo: { menu: 'edit.undo', keys: 'CmdOrCtrl+Shift+Z', group: 'text', needs: 'focus', taken: 'engine' },
} as const satisfies Readonly<Record<string, CommandRow>>;

type Table = typeof TABLE;
export type Command = keyof Table;
export type MenuPart = Table[Command]['menu'];
/** The commands of the slash menu. */
export type SlashCommand = {
  [Name in Command]: Table[Name] extends { slash: object } ? Name : never;
}[Command];
/** The dialogs; each is opened by the command of the same name. */
export type DialogId = Extract<Table[Command], { dialog: string }>['dialog'];
/** Dialogs about the open post; they close with it. */
export type PostDialogId = Extract<Table[Command], { dialog: string; needs: 'post' | 'blog' }>['dialog'];

type Row = CommandRow &
  Readonly<{ dialog?: DialogId; slash?: Readonly<{ icon: Table[SlashCommand]['slash']['icon'] }> }>;
export const COMMAND_ROWS: Readonly<Record<Command, Row>> = TABLE;
export const COMMANDS = Object.keys(TABLE) as Command[];

/** Sections of the open post's menu, also used for the menu of a post in a list. */
export const POST_MENU = [
  'post.publish',
  'post.approval',
  'post.give',
  'post.more',
] as const satisfies readonly MenuPart[];

/** The commands of one section of a menu, in order. */
export const commandsOf = (part: MenuPart): Command[] =>
  COMMANDS.filter((command) => COMMAND_ROWS[command].menu === part);

export const DIALOGS: readonly DialogId[] = [
  ...new Set(COMMANDS.flatMap((command) => COMMAND_ROWS[command].dialog ?? [])),
];

const rowsOf = (dialog: string | null): Row[] =>
  Object.values(COMMAND_ROWS).filter((row) => dialog !== null && row.dialog === dialog);
export const isPostDialog = (dialog: string | null): dialog is PostDialogId =>
  rowsOf(dialog).some(({ needs }) => needs === 'post' || needs === 'blog');
/** Whether another window may replace this one. */
export const givesWay = (dialog: string | null): boolean =>
  rowsOf(dialog).some((row) => row.givesWay === true);
