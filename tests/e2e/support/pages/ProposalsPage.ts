/** « Entretiens trouvés », as an author uses it: from the keyboard. */
import type { Locator, Page } from '@playwright/test';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { expect } from '../stage/fixtures.ts';

type Part = 'people' | 'sure' | 'check' | 'none';

export class ProposalsPage {
  readonly page: Page;
  readonly words;
  private readonly all;

  constructor(page: Page, language: 'fr' | 'en' = 'fr') {
    this.page = page;
    this.all = language === 'fr' ? fr : en;
    this.words = this.all.proposals;
  }

  get entry(): Locator {
    return this.page
      .getByRole('navigation', { name: this.all.window.regions.sidebar })
      .getByRole('button', { name: new RegExp(`^${this.all.window.screens.proposals}`) });
  }

  /** The tab of a part, with the number of pending items. */
  part(part: Part): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${this.words.parts[part]}, `) });
  }

  async open(): Promise<void> {
    await this.entry.click();
    await expect(this.page.getByRole('heading', { level: 2, name: this.words.title })).toBeVisible();
  }

  /** Opens a part and returns the focus to the screen with its keys. */
  async goTo(part: Part): Promise<void> {
    await this.part(part).click();
    await expect(this.part(part)).toBeChecked();
    await expect(this.page.getByRole('heading', { level: 3 })).toBeVisible();
  }

  title(title: string): Locator {
    return this.page.getByRole('heading', { level: 3, name: title });
  }

  get proposal(): Locator {
    return this.page.getByRole('group', { name: this.words.afterLabel });
  }

  /** Waits until the screen has the focus again: its last owner may be gone with the last post. */
  async press(keys: string): Promise<void> {
    await expect(this.page.locator('[data-proposals]:focus-within')).toBeVisible();
    await this.page.keyboard.press(keys);
  }
}
