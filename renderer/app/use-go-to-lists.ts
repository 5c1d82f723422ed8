import type { Dispatch } from 'react';
import { COMMAND_ROWS, COMMANDS, type Command } from '#contract/commands.ts';
import type { ExportFormat } from '#contract/exports.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import type { GoToItem, ListedGroup } from '../search/use-go-to-groups.ts';
import { settingsPages } from '../settings/settings-pages.ts';
import { SCREENS, type ScreenId } from '../ui/window/screens.ts';
import { keysOf } from '../ui/window/shortcuts.ts';
import type { ViewAction } from '../ui/window/view.ts';

type GoToPlace = Offered &
  Readonly<{
    dispatch: Dispatch<ViewAction>;
    onGo: (screen: ScreenId) => void;
    onChosen: (command: Command) => void;
  }>;

/** The items of « Aller à… » from the window itself: actions, screens, export formats, settings. */
export function useGoToLists({ dispatch, onGo, onChosen, ...offered }: GoToPlace): readonly ListedGroup[] {
  const all = useMessages();
  const language = useLanguage();
  const { commands } = all;
  const words = all.search;
  const actions = namedActs(offered).map((command): GoToItem => {
    const keys = keysOf(command, language);
    return {
      key: `action ${command}`,
      label: commands[command],
      icon: 'chevron-right',
      ...(keys === undefined ? {} : { keys }),
      run: () => onChosen(command),
    };
  });
  // The other screens have a command.
  const screens = SCREENS.filter(({ id }) => !isCommand(id)).map(({ id, icon }): GoToItem => ({
    key: `screen ${id}`,
    label: all.window.screens[id],
    icon,
    run: () => onGo(id),
  }));
  const formats = Object.keys(all.exports.formats) as ExportFormat[];
  const exportsOf = (dialog: 'export' | 'export-all', note: string): GoToItem[] =>
    formats.map((format) => ({
      key: `${dialog} ${format}`,
      label: all.exports.formats[format].name,
      icon: 'outbox',
      note,
      run: () => dispatch({ type: 'dialog', dialog, position: { format } }),
    }));
  const settings = settingsPages(all).flatMap(({ id, title, options }) => {
    const open = (setting?: string): void =>
      dispatch({
        type: 'dialog',
        dialog: 'settings',
        settingsPart: id,
        ...(setting === undefined ? {} : { position: { setting } }),
      });
    return [
      { key: `settings ${id}`, label: title, icon: 'settings' as const, run: () => open() },
      ...options.map((option) => ({
        key: `settings ${id} ${option}`,
        label: option,
        icon: 'settings' as const,
        note: title,
        run: () => open(option),
      })),
    ];
  });
  return [
    { id: 'actions', title: words.actions, items: actions, atFirst: 4 },
    { id: 'screens', title: words.screens, items: screens, atFirst: 0 },
    {
      id: 'exports',
      title: words.exports,
      items: [
        ...(offered.hasPost ? exportsOf('export', all.exports.one) : []),
        ...exportsOf('export-all', all.exports.all),
      ],
      atFirst: 0,
    },
    { id: 'settings', title: all.settings.title, items: settings, atFirst: 0 },
  ];
}

const isCommand = (id: string): boolean => COMMANDS.some((command) => command === id);

type Offered = Readonly<{ hasPost: boolean; isOnABlog: boolean; isCovered: boolean }>;

/**
 * The commands offered by « Aller à… »: those that make sense without a caret; the first ones are offered before
 * anything is typed. `isCovered`: a screen replaces the text, so its commands are excluded.
 */
export const namedActs = ({ hasPost, isOnABlog, isCovered }: Offered): Command[] =>
  COMMANDS.filter((command) => {
    const { needs } = COMMAND_ROWS[command];
    if (command === 'go-to' || needs === 'focus') return false;
    if (needs === 'blog') return isOnABlog;
    return (needs === 'nothing' || hasPost) && (needs !== 'text' || !isCovered);
  }).toSorted((one, other) => rank(one) - rank(other));

const rank = (command: Command): number => (COMMAND_ROWS[command].first === true ? 0 : 1);
