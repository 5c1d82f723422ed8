/**
 * Posts of the seed as readers see them on a real WordPress, in three themes and at two widths. Screenshots are in
 * .cache/wordpress-themes.
 */
import { basename, join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, onTestFinished, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { addPhotos } from '../../pictures/picture-desk.ts';
import type { PublishingDesk } from '../../publishing-desk.ts';
import { colleague, openWordPressDesk, startSite } from './wordpress-desk.ts';

const ROOT = join(import.meta.dirname, '../../../../../..');
/** Two block themes, and one without styles for blocks, in which WordPress adds an element to groups. */
const THEMES = [
  '.cache/wordpress/files/wp-content/themes/twentytwentyfive',
  '.cache/wordpress-versions/6.7/wp-content/themes/twentytwentyfour',
  'tests/builders/wordpress/classic-theme',
];
const WIDTHS = [375, 1280];
const PICTURES = 5;

const site = startSite();

async function withPictures(desk: PublishingDesk): Promise<Post> {
  const bytes = await gardenPicture();
  const { sha256 } = await addAsset(desk.backend, { name: 'jardin.png', bytes }, desk.clock.at);
  const photos = (await addPhotos(desk, PICTURES - 1)).map((photo, at) => picture(photo, `Photo ${at + 1}`));
  const garden = picture(sha256, 'Un jardin entre deux immeubles', 'Le jardin, en mai', 'Lise Aubin');
  const body = [...gardenInterview.body];
  body.splice(3, 0, garden);
  return { ...gardenInterview, body: [...body, ...photos] };
}

/** Publishes them; returns their addresses by title. */
async function publishSeed(): Promise<ReadonlyMap<string, string>> {
  const { desk, blogId } = await openWordPressDesk(site());
  for (const post of [await withPictures(desk), ...demoPosts.slice(0, 2)]) {
    const jobId = await desk.send(desk.write(post), blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  }
  return new Map((await colleague(site()).posts()).map(({ title, link }) => [title.raw, link]));
}

/** Vertical distances in pixels, between neighbours in the post and in each answer. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const inner = 'wp-block-group__inner-container';
    const partsOf = (element: Element): Element[] =>
      [...element.children].flatMap((part) => (part.classList.contains(inner) ? [...part.children] : part));
    const distances = (element: Element) =>
      partsOf(element)
        .slice(1)
        .map((part, at) => {
          const before = partsOf(element)[at] ?? part;
          const isAnswer = [before, part].every(({ classList }) => classList.contains('iv-answer'));
          return {
            isAnswer,
            space: part.getBoundingClientRect().top - before.getBoundingClientRect().bottom,
          };
        });
    const posts = [...document.querySelectorAll('.iv-post')];
    const turns = posts.flatMap(distances);
    return {
      posts: posts.length,
      width: document.documentElement.scrollWidth,
      spaces: turns.map(({ space }) => space),
      betweenAnswers: turns.filter(({ isAnswer }) => isAnswer).map(({ space }) => space),
      insideAnswers: [...document.querySelectorAll('.iv-answer')]
        .flatMap(distances)
        .map(({ space }) => space),
    };
  });

/** The pictures of the post, each loaded. */
const readPictures = (page: Page) =>
  page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('.iv-post img')];
    return Promise.all(
      images.map(async (image) => {
        const isLazy = image.loading === 'lazy';
        image.loading = 'eager';
        await image.decode();
        const box = image.getBoundingClientRect();
        return {
          alt: image.alt,
          isLazy,
          sources: image.srcset === '' ? 0 : image.srcset.split(', ').length,
          sizes: image.sizes,
          ratio: Number(image.getAttribute('width')) / Number(image.getAttribute('height')),
          shownRatio: box.width / box.height,
          right: box.right,
        };
      }),
    );
  });

test('spaces are even and pictures have sizes in each theme, wide and narrow', async () => {
  const links = await publishSeed();
  const executablePath = process.env['ESCALE_BROWSER'] ?? '/usr/bin/chromium-headless-shell';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  for (const theme of THEMES) {
    const restoreTheme = site().useTheme(join(ROOT, theme));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const link of links.values()) {
        await page.goto(link);
        const { posts, spaces, betweenAnswers, insideAnswers, ...measured } = await measure(page);
        expect([posts, measured.width]).toEqual([1, width]);
        for (const space of [...spaces, ...insideAnswers]) expect(space).toBeGreaterThan(8);
        for (const space of betweenAnswers) expect(space).toBeCloseTo(betweenAnswers[0] ?? 0, 0);
      }
      await page.goto(links.get(gardenInterview.title) ?? '');
      const pictures = await readPictures(page);
      expect(pictures).toHaveLength(PICTURES);
      for (const one of pictures) {
        expect(one.alt).not.toBe('');
        expect(one.sources).toBeGreaterThan(1);
        expect(one.sizes).not.toBe('');
        expect(one.shownRatio).toBeCloseTo(one.ratio, 1);
        expect(one.right).toBeLessThanOrEqual(width);
      }
      // WordPress loads the first three at once.
      expect(pictures.map(({ isLazy }) => isLazy).slice(3)).toEqual([true, true]);
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      const path = join(ROOT, `.cache/wordpress-themes/${basename(theme)}-${width}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    restoreTheme();
  }
});
