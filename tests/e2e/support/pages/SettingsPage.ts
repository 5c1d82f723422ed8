/** « Réglages », and connecting a blog in it. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

type Client = Readonly<{ clientId: string; clientSecret: string }>;

export class SettingsPage {
  readonly dialog: Locator;
  /** The screen for connecting a blog, over the settings. */
  readonly connecting: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Réglages' });
    this.connecting = page.getByRole('dialog', {
      name: /^(?:Connecter un blog Blogger|Se connecter à Google)$/,
    });
  }

  /** Opens this page of the settings. */
  async open(part = 'Blogs et comptes'): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await this.go(part);
  }

  async go(part: string): Promise<void> {
    const tab = this.dialog.getByRole('tab', { name: part, exact: true });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Fermer' }).click();
    await expect(this.dialog).toBeHidden();
  }

  blog(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name });
  }

  account(name: string): Locator {
    return this.dialog.getByRole('region', { name, exact: true });
  }

  async startConnecting(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Connecter un blog Blogger…' }).click();
  }

  /** The screen about a missing key store stays until it is dismissed. */
  async endConnecting(): Promise<void> {
    // A part that appears after the sign-in moves the button, and a click in that moment would miss it.
    await expect(this.connecting.getByText('Cet ordinateur n’a pas de trousseau')).toBeVisible();
    await this.connecting.getByRole('button', { name: 'Fermer' }).click();
    await expect(this.connecting).toBeHidden();
  }

  async giveClientByFields({ clientId, clientSecret }: Client): Promise<void> {
    await this.connecting.getByRole('button', { name: 'Ou saisir ses deux valeurs' }).click();
    await this.connecting.getByRole('textbox', { name: 'Identifiant du client' }).fill(clientId);
    await this.connecting.getByLabel('Code secret du client').fill(clientSecret);
    await this.connecting.getByRole('button', { name: 'Utiliser ce client' }).click();
    await expect(this.connecting.getByText(`Client Google : le vôtre (${clientId})`)).toBeVisible();
  }

  async giveClientByFile(): Promise<void> {
    await this.connecting.getByRole('button', { name: 'Choisir le fichier du client…' }).click();
  }

  async signIn(): Promise<void> {
    await this.connecting.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await expect(this.connecting.getByText('Le navigateur s’est ouvert')).toBeVisible();
  }

  async choose(blog: string): Promise<void> {
    await this.connecting.getByRole('button', { name: `Connecter ${blog}` }).click();
    await expect(this.blog(blog).getByText('Connecté')).toBeVisible();
  }
}
