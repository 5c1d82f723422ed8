/** The system’s menus: they cannot be clicked under Xvfb, so that they are recorded instead of opened. */
import type { ElectronApplication } from '@playwright/test';
import { expect } from '../stage/fixtures.ts';

export type Shown = Readonly<{ items: readonly { id: string; label: string }[]; x?: number }>;
type Kept = { menus: { items: Electron.MenuItem[]; options: Electron.PopupOptions }[] };

export function keepMenus(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ Menu }) => {
    const store = globalThis as unknown as Kept;
    store.menus = [];
    Menu.prototype.popup = function popup(this: Electron.Menu, options = {}) {
      store.menus.push({ items: this.items, options });
    };
  });
}

export async function lastMenu(app: ElectronApplication): Promise<Shown> {
  const read = (): Promise<Shown | null> =>
    app.evaluate(() => {
      const menu = (globalThis as unknown as Kept).menus.at(-1);
      if (menu === undefined) return null;
      return {
        items: menu.items.filter(({ type }) => type !== 'separator').map(({ id, label }) => ({ id, label })),
        ...(menu.options.x === undefined ? {} : { x: menu.options.x }),
      };
    });
  await expect.poll(read).not.toBeNull();
  return (await read()) as Shown;
}

export const clickItem = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate((_electron, itemId) => {
    const { menus } = globalThis as unknown as Kept;
    menus
      .at(-1)
      ?.items.find((item) => item.id === itemId)
      ?.click();
  }, id);

export const forgetMenus = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => void ((globalThis as unknown as Kept).menus = []));
