/** An interview with its picture in a real window among others, and the exported files that are examined. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Image, Post } from '#interview/document.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPicture, addPosts } from './library.ts';

/** Folder for screenshots of the dialogs, when wanted. */
const SHOTS = process.env.ESCALE_SHOTS;

export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** Opens the interview with its picture, among others. */
export async function openInterview(page: Page, more: Partial<Post> = {}): Promise<string> {
  const asset = await addPicture(page, await gardenPicture(), 'jardin.png');
  const image: Image = {
    type: 'image',
    asset,
    width: 1_200,
    height: 700,
    alt: 'Un jardin entre deux immeubles',
    caption: [{ type: 'text', text: 'Le jardin, au printemps' }],
    credit: 'Anne Martin',
    decorative: false,
  };
  const { body } = gardenInterview;
  const garden: Post = {
    ...gardenInterview,
    numbered: true,
    body: [body[0] as Post['body'][number], ...body.slice(1, 3), image, ...body.slice(3)],
    ...more,
  };
  const ids = await addPosts(page, [...demoPosts.slice(0, 3), garden]);
  await page.reload();
  await page.getByText(gardenInterview.title, { exact: true }).first().click();
  await expect(page.getByRole('main').getByText('De prêter une clef.')).toBeVisible();
  return ids.at(-1) ?? '';
}

export function textOfPdf(file: string): string | undefined {
  const run = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return run.error === undefined ? run.stdout : undefined;
}

/** The font families embedded in a PDF, by Chromium’s names of their subsets. */
export const familiesInPdf = (file: string): Set<string> =>
  new Set(
    Array.from(
      readFileSync(file, 'latin1').matchAll(/\/FontName\s*\/[A-Z]{6}\+([A-Za-z]+)/g),
      ([, family = '']) => family,
    ),
  );

/** Checks a PDF by its first bytes and its size, and by its words when the tool that reads them is installed. */
export function expectPdf(file: string, words: readonly RegExp[]): void {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(10_000);
  const text = textOfPdf(file);
  if (text === undefined) return;
  for (const word of words) expect(text).toMatch(word);
}
