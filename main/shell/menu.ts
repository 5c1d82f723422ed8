/** The menus: every command of the contract, French and English (docs/design/editor.md#keyboard). Pure: gives a template. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../preload/contract/events.ts';
import { SHORTCUTS } from '../../preload/contract/shortcuts.ts';
import { PERSON_COMMANDS } from '../../preload/contract/turn-commands.ts';
import { LANGUAGE_COMMANDS } from '../../preload/contract/typography-commands.ts';
import type { MenuMessages } from '../../assets/messages/fr/menu.ts';

export type MenuOptions = Readonly<{
  words: MenuMessages;
  platform: NodeJS.Platform;
  /** Reload and developer tools, in runs from the sources. */
  development: boolean;
  onCommand(command: Command): void;
  onShowLog(): void;
}>;

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };
type Role = keyof MenuMessages['roles'];

/** The page handles these itself, because of the physical key or of what has the focus; the menu shows the key. */
const shownOnly = (command: Command, keys: string): boolean =>
  /\+\d$/.test(keys) || ['undo', 'redo', 'bold', 'italic', 'underline', 'paste-plain'].includes(command);

/** Each command's item has the command's name as id; roles have the role's. */
export function menuTemplate({
  words,
  platform,
  development,
  onCommand,
  onShowLog,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const shortcuts: Partial<Record<Command, string>> = SHORTCUTS;

  const item = (command: Command): MenuItemConstructorOptions => {
    const keys = shortcuts[command];
    return {
      id: command,
      label: words.commands[command],
      click: () => onCommand(command),
      ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: !shownOnly(command, keys) }),
    };
  };
  const role = (name: Role, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    role: name,
    label: words.roles[name],
    ...(accelerator === undefined ? {} : { accelerator }),
  });

  const file: MenuItemConstructorOptions[] = [
    item('new-interview'),
    item('new-article'),
    item('new-from-document'),
    item('same-questions'),
    SEPARATOR,
    item('import'),
    SEPARATOR,
    item('go-to'),
    item('search'),
    item('review'),
    SEPARATOR,
    item('publish'),
    item('take-down'),
    item('pictures-online'),
    item('preview'),
    item('send-for-review'),
    item('approve'),
    item('history'),
    item('copy-html'),
    item('copy-questions'),
    SEPARATOR,
    item('export'),
    item('export-all'),
    item('share-post'),
    item('receive-post'),
    item('backups'),
    SEPARATOR,
    item('duplicate-post'),
    item('bin-post'),
    SEPARATOR,
    ...(mac ? [role('close')] : [item('settings'), SEPARATOR, role('quit', 'CmdOrCtrl+Q')]),
  ];
  const edit: MenuItemConstructorOptions[] = [
    item('undo'),
    item('redo'),
    SEPARATOR,
    role('cut'),
    role('copy'),
    role('paste'),
    item('paste-plain'),
    item('copy-quotation'),
    role('delete'),
    SEPARATOR,
    role('selectAll'),
    SEPARATOR,
    item('find'),
    item('replace'),
    item('find-next'),
    item('find-previous'),
    SEPARATOR,
    item('typography'),
    { id: 'menu-language', label: words.passageLanguage, submenu: LANGUAGE_COMMANDS.map(item) },
  ];
  const insert: MenuItemConstructorOptions[] = [
    item('next-question'),
    item('next-person'),
    item('add-answers'),
    SEPARATOR,
    item('insert-picture'),
    item('insert-table'),
    item('insert-gallery'),
    item('insert-video'),
    item('insert-rule'),
    item('insert-jump-break'),
    SEPARATOR,
    item('link'),
    SEPARATOR,
    item('no-break-space'),
    item('thin-space'),
  ];
  const text: MenuItemConstructorOptions[] = [
    item('question'),
    item('answer'),
    SEPARATOR,
    { id: 'give-turn', label: words.giveTurn, submenu: PERSON_COMMANDS.map(item) },
    item('turn-people'),
    item('split-turn'),
    item('merge-turn'),
    item('move-turn-up'),
    item('move-turn-down'),
    SEPARATOR,
    item('paragraph'),
    item('heading-2'),
    item('heading-3'),
    item('heading-4'),
    SEPARATOR,
    item('bullet-list'),
    item('numbered-list'),
    item('quote'),
    item('quote-source'),
    item('code-block'),
    SEPARATOR,
    {
      id: 'menu-format',
      label: words.menus.format,
      submenu: [
        item('bold'),
        item('italic'),
        item('underline'),
        item('strike'),
        SEPARATOR,
        item('superscript'),
        item('subscript'),
        item('inline-code'),
      ],
    },
    {
      id: 'menu-table',
      label: words.menus.table,
      submenu: [
        item('table-row-above'),
        item('table-row-below'),
        item('table-column-before'),
        item('table-column-after'),
        SEPARATOR,
        item('table-header-row'),
        item('table-header-column'),
        item('table-caption'),
        SEPARATOR,
        item('table-delete-row'),
        item('table-delete-column'),
        item('table-delete'),
      ],
    },
  ];
  const view: MenuItemConstructorOptions[] = [
    item('toggle-sidebar'),
    item('toggle-list'),
    item('toggle-panel'),
    item('outline'),
    item('preview-beside'),
    item('focus-mode'),
    item('show-spaces'),
    SEPARATOR,
    item('next-region'),
    item('previous-region'),
    item('toolbar'),
    SEPARATOR,
    role('resetZoom', 'CmdOrCtrl+0'),
    role('zoomIn', 'CmdOrCtrl+Plus'),
    role('zoomOut', 'CmdOrCtrl+-'),
    SEPARATOR,
    role('togglefullscreen', mac ? 'Ctrl+Cmd+F' : 'F11'),
    ...(development
      ? [
          SEPARATOR,
          { role: 'reload', accelerator: 'F5' } as const,
          { role: 'toggleDevTools', accelerator: 'F12' } as const,
        ]
      : []),
  ];
  const help: MenuItemConstructorOptions[] = [
    item('guide'),
    item('shortcuts'),
    SEPARATOR,
    item('diagnostic-file'),
    { id: 'show-log', label: words.showLog, click: onShowLog },
    ...(mac ? [] : [SEPARATOR, item('about')]),
  ];
  const application: MenuItemConstructorOptions[] = [
    item('about'),
    SEPARATOR,
    item('settings'),
    SEPARATOR,
    role('services'),
    SEPARATOR,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    SEPARATOR,
    role('quit', 'Cmd+Q'),
  ];

  const { menus } = words;
  return [
    ...(mac ? [{ label: 'Escale', submenu: application }] : []),
    { id: 'menu-file', label: menus.file, submenu: file },
    { id: 'menu-edit', label: menus.edit, submenu: edit },
    { id: 'menu-insert', label: menus.insert, submenu: insert },
    { id: 'menu-text', label: menus.text, submenu: text },
    { id: 'menu-view', label: menus.view, submenu: view },
    { id: 'menu-help', label: menus.help, submenu: help, ...(mac ? { role: 'help' as const } : {}) },
  ];
}
