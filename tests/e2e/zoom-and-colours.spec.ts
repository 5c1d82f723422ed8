/** At 200 %, with forced colours and without motion, all that one writes with is still there. */
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { start } from './whole-post-open.ts';
import { closeSurface, openSurface, SURFACE_NAMES } from './writing-surfaces.ts';

for (const [width, height] of [
  [1280, 800],
  [900, 600],
] as const)
  test(`at 200 %, ${width} × ${height}: nothing stands where it cannot be reached`, async ({ page, app }) => {
    const where = await start(page, app);
    // What the line at the foot says then takes room too.
    await ask(page, 'backups.make', {});
    await expect(page.getByRole('button', { name: /Sauvegard/ })).toBeVisible();
    await app.evaluate(
      ({ BrowserWindow }, [width, height]) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setContentSize(width, height);
        window?.webContents.setZoomFactor(2);
      },
      [width, height] as const,
    );
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / 2);
    const found: Record<string, string[]> = {};
    for (const name of SURFACE_NAMES) {
      await openSurface(where, name);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      found[name] = await page.evaluate(outOfReach);
      await closeSurface(where, name);
    }
    expect(found).toEqual(Object.fromEntries(SURFACE_NAMES.map((name) => [name, []])));
  });

/** Controls that stand outside the window, in nothing that scrolls that way. Runs in the page. */
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
    // One pixel for those said and not shown.
    if (width <= 1 || height <= 1 || control.closest('[inert], [aria-hidden="true"]') !== null) return [];
    const beside = left < -1 || right > window.innerWidth + 1;
    const below = top < -1 || bottom > window.innerHeight + 1;
    const lost = (beside && !scrolls(control, 'overflowX')) || (below && !scrolls(control, 'overflowY'));
    return lost ? [control.getAttribute('aria-label') ?? control.textContent ?? control.tagName] : [];
  });
}

test('with forced colours and without motion, the focus is drawn wherever Tab goes', async ({
  page,
  app,
}) => {
  await start(page, app);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const bare: string[] = [];
  const seen = new Set<string>();
  await page.getByRole('navigation').getByRole('button').first().focus();
  for (let keys = 0; keys < 60; keys += 1) {
    const { name, drawn } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { name: 'nothing', drawn: false };
      // The caret is the focus of a text; a field may be drawn by what is around it.
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
    });
    seen.add(name);
    if (!drawn) bare.push(name);
    await page.keyboard.press('Tab');
  }
  expect(seen.size).toBeGreaterThan(20);
  expect(bare).toEqual([]);
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await page.screenshot({ path: test.info().outputPath('forced-colours.png') });
});
