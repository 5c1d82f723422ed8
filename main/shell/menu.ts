/**
 * The menus: every command of the contract at its place, between what the system does itself (docs/design/editor.md#keyboard).
 * Pure: gives a template.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_ROWS, commandsAt, type Command, type MenuPlace } from '#contract/commands.ts';
import type { MenuMessages } from '#assets/messages/fr/menu.ts';

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
  /\+\d$/.test(keys) || COMMAND_ROWS[command].taken !== undefined;

/** Parts of a menu, with a line between them. */
const inParts = (...parts: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [SEPARATOR, ...part]));

/** Each command's item has the command's name as id; roles have the role's. */
export function menuTemplate({
  words,
  platform,
  development,
  onCommand,
  onShowLog,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';

  const item = (command: Command): MenuItemConstructorOptions => {
    const { keys } = COMMAND_ROWS[command];
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

  const at = (place: MenuPlace): MenuItemConstructorOptions[] => commandsAt(place).map(item);

  const file = inParts(
    at('file.new'),
    at('file.import'),
    at('file.find'),
    at('file.publish'),
    at('file.give'),
    at('file.post'),
    ...(mac ? [[role('close')]] : [at('file.settings'), [role('quit', 'CmdOrCtrl+Q')]]),
  );
  const edit = inParts(
    at('edit.undo'),
    [role('cut'), role('copy'), role('paste'), ...at('edit.paste'), ...at('edit.quotation'), role('delete')],
    [role('selectAll')],
    at('edit.find'),
    [
      ...at('edit.language'),
      { id: 'menu-language', label: words.passageLanguage, submenu: at('edit.passage') },
    ],
  );
  const insert = inParts(at('insert.turns'), at('insert.blocks'), at('insert.link'), at('insert.spaces'));
  const text = inParts(
    at('text.kind'),
    [{ id: 'give-turn', label: words.giveTurn, submenu: at('text.people') }, ...at('text.turns')],
    at('text.level'),
    at('text.blocks'),
    [
      {
        id: 'menu-format',
        label: words.menus.format,
        submenu: inParts(at('format.usual'), at('format.more')),
      },
      {
        id: 'menu-table',
        label: words.menus.table,
        submenu: inParts(at('table.add'), at('table.headers'), at('table.delete')),
      },
    ],
  );
  const view = inParts(
    at('view.parts'),
    at('view.focus'),
    [role('resetZoom', 'CmdOrCtrl+0'), role('zoomIn', 'CmdOrCtrl+Plus'), role('zoomOut', 'CmdOrCtrl+-')],
    [role('togglefullscreen', mac ? 'Ctrl+Cmd+F' : 'F11')],
    ...(development
      ? [
          [
            { role: 'reload', accelerator: 'F5' } as const,
            { role: 'toggleDevTools', accelerator: 'F12' } as const,
          ],
        ]
      : []),
  );
  const help = inParts(
    at('help.read'),
    [...at('help.trouble'), { id: 'show-log', label: words.showLog, click: onShowLog }],
    ...(mac ? [] : [at('help.about')]),
  );
  const application = inParts(
    at('help.about'),
    at('file.settings'),
    [role('services')],
    [role('hide'), role('hideOthers'), role('unhide')],
    [role('quit', 'Cmd+Q')],
  );

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
