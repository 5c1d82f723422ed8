/** At 200 %, with forced colours and without motion, every control for writing is there. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { openSamplePost } from '../support/samples/open-sample-post.ts';
import { closeSurface, openSurface, SURFACE_NAMES } from '../support/writing-surfaces.ts';

for (const [width, height] of [
  [1280, 800],
  [900, 600],
] as const)
  test(`at 200 %, ${width} × ${height}, every control can be reached`, async ({ page, stage }) => {
    const where = await openSamplePost(stage);
    // The notice in the status line then takes room too.
    await ask(page, 'backups.make', {});
    await expect(page.getByRole('button', { name: /Sauvegard/ })).toBeVisible();
    await stage.resize({ width, height }, 2);
    const problems: Record<string, string[]> = {};
    for (const name of SURFACE_NAMES) {
      await openSurface(where, name);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      problems[name] = [...(await page.evaluate(outOfReach)), ...(await page.evaluate(underOthers))];
      await closeSurface(where, name);
    }
    expect(problems).toEqual(Object.fromEntries(SURFACE_NAMES.map((name) => [name, []])));
  });

test('at 200 %, the state of a published post is not cut beside a warning', async ({ page, stage }) => {
  await openSamplePost(stage);
  const [post] = (await ask(page, 'posts.list', { list: 'all', limit: 1 })).items;
  const { id: postId, saveNumber } = await ask(page, 'posts.get', { id: post?.id ?? '' });
  const { id: blogId } = await ask(page, 'blogs.start-practice', {});
  await ask(page, 'publications.send', { postId, blogId, saveNumber, holdSeconds: 0 });
  const line = page.getByRole('contentinfo');
  await expect(line).toContainText('En ligne, à jour');
  // A library old enough for a warning; a backup refreshes that state.
  const library = new Database(join(stage.library, 'library.sqlite'));
  library.exec('UPDATE posts SET created_at = 1');
  library.close();
  await ask(page, 'backups.make', {});
  await expect(line.getByRole('button', { name: /^Aucune copie hors de cet ordinateur/ })).toBeVisible();
  await stage.resize({ width: 1280, height: 800 }, 2);
  expect(await line.evaluate(overNext)).toEqual([]);
  const words = await line.getByText('En ligne, à jour').boundingBox();
  expect(words?.width ?? 0).toBeGreaterThan(40);
});

/** Parts of the status line that overlap the next one. Runs in the page. */
function overNext(line: Element): string[] {
  const row = [...line.querySelectorAll('button')].at(-1)?.parentElement;
  const parts = [...(row?.children ?? [])];
  return parts.slice(0, -1).flatMap((part, at) => {
    const clips = getComputedStyle(part).overflow !== 'visible';
    const inside = clips ? [part] : [part, ...part.querySelectorAll('*')];
    const right = Math.max(...inside.map((one) => one.getBoundingClientRect().right));
    const next = parts[at + 1]?.getBoundingClientRect().left ?? right;
    return right > next + 1 ? [part.textContent ?? ''] : [];
  });
}

/** Controls outside the window that cannot be scrolled to. Runs in the page. */
function outOfReach(): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, input, textarea, a[href], [role="option"], [role="menuitem"], [role="textbox"], [role="row"]',
  );
  const scrolls = (element: HTMLElement, way: 'overflowX' | 'overflowY'): boolean => {
    for (let around = element.parentElement; around !== null; around = around.parentElement)
      if (/auto|scroll/.test(getComputedStyle(around)[way])) return true;
    return false;
  };
  return [...controls].flatMap((control) => {
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
    // Texts for screen readers only take one pixel.
    if (width <= 1 || height <= 1 || control.closest('[inert], [aria-hidden="true"]') !== null) return [];
    const beside = left < -1 || right > window.innerWidth + 1;
    const below = top < -1 || bottom > window.innerHeight + 1;
    const lost = (beside && !scrolls(control, 'overflowX')) || (below && !scrolls(control, 'overflowY'));
    return lost ? [control.getAttribute('aria-label') ?? control.textContent ?? control.tagName] : [];
  });
}

/** Buttons covered by another of their own scrolling region. Runs in the page. */
function underOthers(): string[] {
  const scrollerOf = (element: Element): Element | null => {
    for (let around = element.parentElement; around !== null; around = around.parentElement)
      if (/auto|scroll/.test(getComputedStyle(around).overflowY) || around.matches('[role="dialog"]'))
        return around;
    return null;
  };
  const besideOf = (element: Element): Element | null => element.closest('aside, [role="complementary"]');
  return [...document.querySelectorAll('button')].flatMap((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('button') ?? button;
    const isUnder =
      at !== button &&
      width > 1 &&
      !at.contains(button) &&
      scrollerOf(at) === scrollerOf(button) &&
      besideOf(at) === besideOf(button);
    return isUnder
      ? [
          `${button.getAttribute('aria-label') ?? button.textContent} under ${at.getAttribute('aria-label') ?? at.textContent}`,
        ]
      : [];
  });
}

/** The focus indicator of the focused element; null once Tab has left the page. Runs in the page. */
function shownFocus(): Readonly<{ name: string; drawn: boolean }> | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // The caret is the focus of a text; a field’s indicator may be on its container.
  const text = element.isContentEditable || element instanceof HTMLTextAreaElement;
  const around = [element, ...(element instanceof HTMLInputElement ? [element.closest('label')] : [])];
  const drawn = around.some(
    (one) =>
      one !== null &&
      [one, ...one.querySelectorAll('*')].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      }),
  );
  return { name: element.getAttribute('aria-label') ?? element.textContent ?? '', drawn: text || drawn };
}

/** More than the window’s Tab stops. */
const MOST_KEYS = 200;

test('draws the focus wherever Tab goes, with forced colours and without motion', async ({ page, stage }) => {
  await openSamplePost(stage);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const stops: { name: string; drawn: boolean }[] = [];
  await page.getByRole('navigation').getByRole('button').first().focus();
  // From the first control to the last one of the status line.
  for (let keys = 0; keys < MOST_KEYS; keys += 1) {
    const stop = await page.evaluate(shownFocus);
    if (stop === null) break;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  expect(stops.length).toBeGreaterThan(20);
  expect(stops.at(-1)?.name).toBe('Publier…');
  expect(stops.filter(({ drawn }) => !drawn)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.screenshot({ path: test.info().outputPath('forced-colours.png') });
});
