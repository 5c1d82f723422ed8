/** The window around the text, as an author uses it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { NAMES } from './names.ts';
import type { Language } from './names.ts';
import { pressEnter } from '../keys.ts';
import type { Stage } from '../stage/stage.ts';

export class AppPage {
  readonly names: (typeof NAMES)[Language];
  readonly status: Locator;
  readonly messages: Locator;
  readonly page: Page;

  constructor(page: Page, language: Language = 'fr') {
    this.page = page;
    this.names = NAMES[language];
    this.status = page.getByRole('contentinfo', { name: this.names.status });
    this.messages = page
      .getByRole('region', { name: this.names.messages })
      .or(page.getByRole('group', { name: this.names.messages }));
  }

  /** From the welcome screen to the title of a first interview, on the practice blog: one key. */
  async startOnPracticeBlog(): Promise<void> {
    await expect(this.page.getByRole('button', { name: this.names.practice })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await this.readyForTitle();
  }

  /** From the welcome screen to the title of a first interview, without a blog. */
  async startWithoutBlog(): Promise<void> {
    await this.page.getByRole('button', { name: this.names.later }).click();
    await this.readyForTitle();
  }

  async newInterview(): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await this.readyForTitle();
  }

  private async readyForTitle(): Promise<void> {
    const title = this.page.getByRole('textbox', { name: this.names.title, exact: true });
    await expect(title).toBeFocused();
    await expect(title).toHaveValue('');
  }

  /** Waits until the status line reports that everything is saved. */
  async saved(): Promise<void> {
    // Earlier typing is drawn first; until then the line has its former text.
    await this.page.evaluate(
      () => new Promise<void>((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
    await expect(this.status.getByText(this.names.saved)).toBeVisible();
  }

  /** A message that stays until read. */
  message(text: string): Locator {
    return this.messages.getByText(text);
  }

  /**
   * Waits until the list shows exactly these posts in this order. A save moves a row some time later, possibly
   * between Playwright’s lookup and its click.
   */
  async waitForPosts(...titles: readonly string[]): Promise<void> {
    const rows = this.page.getByRole('region', { name: this.names.list }).getByRole('row');
    await expect.poll(() => rows.evaluateAll((all) => all.map((row) => row.ariaLabel))).toEqual(titles);
  }

  /** A post of the list, by its title. */
  async openPost(title: string): Promise<void> {
    await this.page.getByRole('region', { name: this.names.list }).getByText(title, { exact: true }).click();
  }

  /** Publishes on the practice blog by keyboard: opens the sheet, moves to its last button, presses it. */
  async publishOnPracticeBlog(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+p');
    const act = this.page.getByRole('dialog').getByRole('button', { name: this.names.publishPractice });
    await expect(act).toBeEnabled();
    await this.moveTo(act, 'Tab');
    await this.page.keyboard.press('Enter');
    await expect(act).toBeHidden();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('dialog')).toBeHidden();
    await expect(this.status.getByText(this.names.onPractice)).toBeVisible();
  }

  /** Clicks « Voir »; returns the address given to the system’s browser. */
  async addressSeen(stage: Stage): Promise<string> {
    const before = (await stage.opened()).length;
    await pressEnter(this.status.getByRole('button', { name: this.names.see }));
    const openedAddress = async () => (await stage.opened())[before];
    await expect.poll(openedAddress).toMatch(/^http:\/\/127\.0\.0\.1:/);
    return (await openedAddress()) ?? '';
  }

  /** Presses a key until the focus is on or inside the target; a failure lists the elements passed. */
  async moveTo(target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowLeft' | 'ArrowRight'): Promise<void> {
    const passed: string[] = [];
    for (let steps = 0; steps < 40; steps += 1) {
      if (await target.evaluate((element) => element.contains(document.activeElement))) return;
      await this.page.keyboard.press(key);
      passed.push(
        await this.page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        ),
      );
    }
    throw new Error(`${key} never came to it, but to: ${passed.join(' | ')}`);
  }
}
