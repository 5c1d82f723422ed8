/** axe findings of the window, one line each. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** The used part of axe in the page, once its source has run there. */
type InPage = Readonly<{ axe?: Pick<typeof axe, 'run'> }>;

/** @param borne rules that do not apply to the caller */
export async function axeFindings(page: Page, borne: readonly string[] = []): Promise<string[]> {
  // Half a megabyte of source: once for each load of the page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (rules) => {
      // Colours of a transition are final once it ends; a spinner removed with its element counts as ended.
      const frame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));
      do {
        await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
        // Animations of a new window start in its first frame.
        await frame();
        await frame();
      } while (document.getAnimations().some(({ playState }) => playState === 'running'));
      const { axe: inPage } = window as InPage;
      if (inPage === undefined) throw new Error('axe is not in the page');
      const { violations } = await inPage.run(
        // React-aria’s announcement of a busy button leaves the page by a timer, detached from its label: axe would
        // report a missing name.
        { exclude: [['[data-live-announcer]']] },
        // Only violations are described; the app’s frames are sandboxed without scripts, where axe cannot run.
        { rules, resultTypes: ['violations'], iframes: false },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    },
    Object.fromEntries(borne.map((rule) => [rule, { enabled: false }])),
  );
}
