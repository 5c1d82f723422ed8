// @vitest-environment happy-dom
/** Every key of the table of commands is under F1 and in the menus. */
import { screen, within } from '@testing-library/react';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, expect, it } from 'vitest';
import { fr as words } from '#assets/messages/fr.ts';
import { menu as french } from '#assets/messages/fr/menu.ts';
import { menuTemplate } from '#shell/window/menu.ts';
import { COMMAND_ROWS, COMMANDS } from '#contract/commands.ts';
import { keyNames } from '#renderer/ui/window/shortcuts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(() => opened.close());

const KEYS = COMMANDS.flatMap((command) => {
  const { keys } = COMMAND_ROWS[command];
  return keys === undefined ? [] : [[command, keys] as const];
});

it('shows every key under F1, with the words of the menu', async () => {
  opened = await openTestWindow(
    async (backend) => void (await backend.call('settings.set', { welcomed: true })),
  );
  await screen.findByRole('navigation');
  opened.tell('menu.command', { command: 'shortcuts' });
  const dialog = await screen.findByRole('dialog', { name: french.commands.shortcuts });
  const lines = within(dialog)
    .getAllByRole('term')
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
  // The nine people are one line.
  const expectedLines = KEYS.filter(([command]) => !command.startsWith('person-')).map(
    ([command, keys]) => `${french.commands[command]}: ${keyNames(keys, 'fr')}`,
  );
  // Those of a list are no commands.
  const { selectMore, selectOne, selectAll, rowMenu } = words.window.shortcuts.also;
  expectedLines.push(
    `${selectMore}: ${keyNames('Shift+Down', 'fr')}`,
    `${selectOne}: ${keyNames('CmdOrCtrl+Space', 'fr')}`,
    `${selectAll}: ${keyNames('CmdOrCtrl+A', 'fr')}`,
    `${rowMenu}: ${keyNames('Shift+F10', 'fr')}`,
  );
  expect(lines.filter((line) => line.endsWith('Ctrl+1…9'))).toHaveLength(1);
  expect(lines.filter((line) => !line.endsWith('Ctrl+1…9')).toSorted()).toEqual(expectedLines.toSorted());
});

it.each(['linux', 'win32', 'darwin'] as const)('shows every key in the menus (%s)', (platform) => {
  const items = (all: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    all.flatMap((item) => (Array.isArray(item.submenu) ? items(item.submenu) : [item]));
  const template = menuTemplate({
    words: french,
    platform,
    development: false,
    postOnBlog: true,
    onCommand: () => undefined,
    onShowLog: () => undefined,
  });
  const shownKeys = items(template).map(({ id, accelerator }) => `${id} ${accelerator}`);
  expect(KEYS.filter(([command, keys]) => !shownKeys.includes(`${command} ${keys}`))).toEqual([]);
});
