/** « Sauvegardes » in the settings, restoring and changing computers, as an author uses them. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { ask } from '../samples/library.ts';
import type { Stage } from '../stage/stage.ts';
import { AppPage } from './AppPage.ts';
import { SettingsPage } from './SettingsPage.ts';

export class BackupPage {
  readonly section: Locator;
  readonly copies: Locator;
  readonly restoring: Locator;
  readonly changingComputer: Locator;
  private readonly page: Page;

  constructor({ page }: Pick<Stage, 'page'>) {
    this.page = page;
    this.section = page.getByRole('region', { name: 'Sauvegardes' });
    this.copies = this.section.getByRole('list', { name: 'Sauvegardes gardées' }).getByRole('listitem');
    this.restoring = page.getByRole('dialog', {
      name: /^(Restaurer une sauvegarde|Ouvrir une bibliothèque)/,
    });
    this.changingComputer = page.getByRole('dialog', { name: 'Changer d’ordinateur' });
  }

  async open(): Promise<void> {
    await new SettingsPage(this.page).open('Sauvegardes');
    await this.section.scrollIntoViewIfNeeded();
  }

  async close(): Promise<void> {
    await new SettingsPage(this.page).close();
  }

  async backUp(): Promise<void> {
    const before = (await ask(this.page, 'backups.list', {})).items.length;
    await this.section.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(this.copies).toHaveCount(before + 1);
  }

  /** Restores the backup shown in the dialog; resolves once the restored library’s window shows this text. */
  async restore(button = 'Restaurer', says = 'Bibliothèque du'): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.restoring.getByRole('button', { name: button, exact: true }).click();
    await loaded;
    await expect(new AppPage(this.page).message(says)).toBeVisible();
  }
}
