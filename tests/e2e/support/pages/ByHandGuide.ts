/** Publishing by hand: the sheet while a text is in the author’s hands. */
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { BLOG_ADDRESS } from '#tests/builders/public-blog.ts';
import type { Stage } from '../stage/stage.ts';

export class ByHandGuide {
  readonly sheet: Locator;
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
    this.sheet = stage.page.getByRole('dialog', { name: 'Publier à la main' });
  }

  button(name: string): Locator {
    return this.sheet.getByRole('button', { name, exact: true });
  }

  /** Clicks « Copier … », waits for its check mark, and reads the system’s clipboard. */
  async copy(name: string): Promise<string> {
    await this.button(name).click();
    const step = this.sheet
      .getByRole('listitem')
      .filter({ has: this.stage.page.getByRole('button', { name, exact: true }) });
    await expect(step.getByText('Fait', { exact: true })).toBeAttached();
    return (await this.stage.copied()).text;
  }

  /** The parts that an author would paste into Blogger’s editor. */
  async copyAll(): Promise<{ title: string; content: string; labels: string[] }> {
    const title = await this.copy('Copier le titre');
    const content = await this.copy('Copier le texte (HTML)');
    const labels = (await this.copy('Copier les libellés')).split(', ');
    return { title, content, labels };
  }

  async check(address: string): Promise<void> {
    await this.sheet.getByRole('textbox', { name: 'Adresse du billet' }).fill(address);
    await this.button('Vérifier').click();
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.sheet).toContainText(words);
  }
}

/** The author’s work in Blogger’s own editor; returns the post’s public address. */
export async function publishThere(
  blog: PracticeBlogProcess,
  input: { title: string; content: string; labels: string[] },
): Promise<{ id: string; address: string }> {
  const { id, path = '' } = await blog.editElsewhere({ act: 'insert', input, draft: false });
  return { id, address: new URL(path, BLOG_ADDRESS).href };
}
