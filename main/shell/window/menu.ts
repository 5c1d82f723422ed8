/**
 * The menus: all commands of the contract, among the system's own items (docs/design/editor.md#keyboard). Returns a
 * template; pure.
 */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { type Command, COMMAND_ROWS, commandsOf, POST_MENU, type MenuPart } from '#contract/commands.ts';
import type { MenuMessages, spelling } from '#assets/messages/fr/menu.ts';
import { likelyCorrections } from '#interview/spelling.ts';

type Place = Pick<
  ContextMenuParams,
  'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText'
> &
  Readonly<{
    editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
  }>;

type TextMenuOptions = Readonly<{
  place: Place;
  words: MenuMessages;
  spelled: (typeof spelling)['menu'];
  onReplace(suggestion: string): void;
  onAdd(word: string): void;
  /** Sends a command to the page, which knows where to paste. */
  onPastePlain(): void;
}>;

const MOST_SUGGESTIONS = 5;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The context menu: spelling suggestions and actions on the selection. Empty without either. */
export function textMenuTemplate({
  place,
  words,
  spelled,
  onReplace,
  onAdd,
  onPastePlain,
}: TextMenuOptions): MenuItemConstructorOptions[] {
  const { editFlags, misspelledWord } = place;
  const role = (
    name: 'cut' | 'copy' | 'paste' | 'selectAll',
    enabled: boolean,
  ): MenuItemConstructorOptions => ({ id: name, role: name, label: words.roles[name], enabled });
  if (!place.isEditable) return place.selectionText.trim() === '' ? [] : [role('copy', editFlags.canCopy)];

  const suggestions = likelyCorrections(misspelledWord, place.dictionarySuggestions).slice(
    0,
    MOST_SUGGESTIONS,
  );
  const ofWord: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggestions.length === 0
            ? [{ id: 'no-suggestion', label: spelled.noSuggestion, enabled: false }]
            : suggestions.map((suggestion, index) => ({
                id: `suggestion-${index}`,
                // An ampersand would mark an access key.
                label: suggestion.replaceAll('&', '&&'),
                click: () => onReplace(suggestion),
              }))),
          SEPARATOR,
          { id: 'add-word', label: spelled.add, click: () => onAdd(misspelledWord) },
          SEPARATOR,
        ];
  return [
    ...ofWord,
    role('cut', editFlags.canCut),
    role('copy', editFlags.canCopy),
    role('paste', editFlags.canPaste),
    {
      id: 'paste-plain',
      label: words.commands['paste-plain'],
      enabled: editFlags.canPaste,
      click: onPastePlain,
    },
    SEPARATOR,
    role('selectAll', editFlags.canSelectAll),
  ];
}

type MenuOptions = Readonly<{
  words: MenuMessages;
  platform: NodeJS.Platform;
  /** True in runs from the sources; adds Reload and developer tools. */
  development: boolean;
  /** True if the open post can be removed from a blog. */
  postOnBlog: boolean;
  onCommand(command: Command): void;
  onShowLog(): void;
}>;

type Role = keyof MenuMessages['roles'];

/**
 * True for shortcuts that the page handles itself because they depend on the physical key or the focus; the menu only
 * displays them.
 */
const shownOnly = (command: Command, keys: string): boolean =>
  /\+\d$/.test(keys) || COMMAND_ROWS[command].taken !== undefined;

const joinGroups = (...parts: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [SEPARATOR, ...part]));

/** Items have the command's name as id, role items that of the role. */
export function menuTemplate({
  words,
  platform,
  development,
  postOnBlog,
  onCommand,
  onShowLog,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';

  const item = (command: Command): MenuItemConstructorOptions => {
    const { keys, needs } = COMMAND_ROWS[command];
    return {
      id: command,
      label: words.commands[command],
      click: () => onCommand(command),
      enabled: needs !== 'blog' || postOnBlog,
      ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: !shownOnly(command, keys) }),
    };
  };
  const role = (name: Role, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    role: name,
    label: words.roles[name],
    ...(accelerator === undefined ? {} : { accelerator }),
  });

  const at = (part: MenuPart): MenuItemConstructorOptions[] => commandsOf(part).map(item);

  const file = joinGroups(
    at('file.new'),
    at('file.import'),
    at('file.find'),
    at('file.give'),
    ...(mac ? [[role('close')]] : [at('file.settings'), [role('quit', 'CmdOrCtrl+Q')]]),
  );
  const post = joinGroups(...POST_MENU.map(at));
  const edit = joinGroups(
    at('edit.undo'),
    [role('cut'), role('copy'), role('paste'), ...at('edit.paste'), ...at('edit.quotation'), role('delete')],
    [role('selectAll')],
    at('edit.find'),
    [
      ...at('edit.language'),
      { id: 'menu-language', label: words.passageLanguage, submenu: at('edit.passage') },
    ],
  );
  const insert = joinGroups(at('insert.turns'), at('insert.blocks'), at('insert.link'), at('insert.spaces'));
  const text = joinGroups(
    at('text.kind'),
    [{ id: 'give-turn', label: words.giveTurn, submenu: at('text.people') }, ...at('text.turns')],
    at('text.level'),
    at('text.blocks'),
    at('text.whole'),
    [
      {
        id: 'menu-format',
        label: words.menus.format,
        submenu: joinGroups(at('format.usual'), at('format.more')),
      },
      {
        id: 'menu-table',
        label: words.menus.table,
        submenu: joinGroups(at('table.add'), at('table.headers'), at('table.delete')),
      },
    ],
  );
  const view = joinGroups(
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
  const help = joinGroups(
    at('help.read'),
    [...at('help.trouble'), { id: 'show-log', label: words.showLog, click: onShowLog }],
    ...(mac ? [] : [at('help.about')]),
  );
  const application = joinGroups(
    at('help.about'),
    at('file.settings'),
    [role('services')],
    [role('hide'), role('hideOthers'), role('unhide')],
    [role('quit', 'Cmd+Q')],
  );

  const menu = (id: MenuBarName, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    id: `menu-${id}`,
    label: mac ? words.menus[id] : withAccessKey(words.menus[id], words.accessKeys[id]),
    submenu,
    ...(mac && id === 'help' ? { role: 'help' as const } : {}),
  });
  return [
    ...(mac ? [{ label: 'Escale', submenu: application }] : []),
    menu('file', file),
    menu('edit', edit),
    menu('post', post),
    menu('insert', insert),
    menu('text', text),
    menu('view', view),
    menu('help', help),
  ];
}

type MenuBarName = keyof MenuMessages['accessKeys'];

/** Adds `&` before the letter that opens the menu with Alt. macOS has no access keys. */
const withAccessKey = (label: string, letter: string): string =>
  label.replace(new RegExp(letter, 'i'), (match) => `&${match}`);
