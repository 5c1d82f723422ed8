/** What axe says of the window, one line a finding. The legacy mode opens no second page, which Electron refuses. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** @param borne rules that say nothing where this is called from */
export async function axeFindings(page: Page, borne: readonly string[] = []): Promise<string[]> {
  // What slides or fades in has its colours only once it stands still.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules([...borne])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
