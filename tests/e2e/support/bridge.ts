/** Requests of the page, for tests of the gate: any name and input, and the raw envelope. */
import type { Page } from '@playwright/test';
import type { Envelope } from '#contract/failure.ts';

export const callRaw = (page: Page, name: unknown, input: unknown): Promise<Envelope<unknown>> =>
  page.evaluate(
    ([name, input]) =>
      (
        window as unknown as { escale: { call(name: unknown, input: unknown): Promise<Envelope<unknown>> } }
      ).escale.call(name, input),
    [name, input],
  );

/** `ok`, or the code of the failure. */
export async function outcome(page: Page, name: unknown, input: unknown): Promise<string> {
  const envelope = await callRaw(page, name, input);
  return envelope.ok ? 'ok' : envelope.failure.code;
}
