/** What axe says of the window, one line a finding. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What is used of axe in the page, once its source has run there. */
type InPage = Readonly<{ axe?: Pick<typeof axe, 'run'> }>;

/** @param borne rules that say nothing where this is called from */
export async function axeFindings(page: Page, borne: readonly string[] = []): Promise<string[]> {
  // Half a megabyte of source: once for each load of the page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (rules) => {
      // What slides or fades in has its colours only once it stands still; what turned while something was read, and is
      // gone with it, is at rest as well.
      const frame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));
      do {
        await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
        // What a window that has just opened begins with its first frame.
        await frame();
        await frame();
      } while (document.getAnimations().some(({ playState }) => playState === 'running'));
      const { axe: inPage } = window as InPage;
      if (inPage === undefined) throw new Error('axe is not in the page');
      const { violations } = await inPage.run(
        // What react-aria says aloud of a busy button leaves the page by a timer of its own, at times while axe looks at
        // it: cut off from the button that names it, it would be told to have no name.
        { exclude: [['[data-live-announcer]']] },
        // Only what is wrong is described; the frames of the app are sandboxed without scripts, axe cannot run in them.
        { rules, resultTypes: ['violations'], iframes: false },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    },
    Object.fromEntries(borne.map((rule) => [rule, { enabled: false }])),
  );
}
