/** A library with contents, for tests that damage it. */
import type { Locator } from '@playwright/test';
import { databaseOf as databaseIn } from '#tests/builders/damage-database.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts, ask } from './library.ts';
import type { Startable } from '../stage/stage.ts';

export const interviewTitled = (title: string) => ({ ...gardenInterview, title });
export const databaseOf = (escale: Startable): string => databaseIn(escale.library);

/** A library with two posts and a backup, closed. */
export async function writeSampleLibrary(escale: Startable): Promise<void> {
  await escale.start();
  await addPosts(escale.page, [interviewTitled('Le jardin'), interviewTitled('La digue')]);
  await ask(escale.page, 'backups.make', {});
  await escale.quit();
}

export const rowIn = (escale: Startable, title: string): Locator =>
  escale.page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true });
