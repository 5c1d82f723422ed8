/** What axe says of the window, one line a finding. The legacy mode opens no second page, which Electron refuses. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** @param borne rules that say nothing where this is called from */
export async function axeFindings(page: Page, borne: readonly string[] = []): Promise<string[]> {
  // What slides or fades in has its colours only once it stands still; what turned while something was read, and is gone
  // with it, is at rest as well.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // What react-aria says aloud of a busy button leaves the page by a timer of its own, at times while axe looks at it:
    // cut off from the button that names it, it would be told to have no name.
    .exclude('[data-live-announcer]')
    .disableRules([...borne])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
