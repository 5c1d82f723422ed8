import type { Messages } from '#assets/messages/fr.ts';
import type { Check } from '#interview/checks/check.ts';
import { isRefused } from '#interview/checks/codes.ts';

/** Why nothing can be sent: the first check that stands in the way, and who asks for it; undefined where none does. */
export function blockedBy(
  checks: readonly Check[] | undefined,
  { checks: sentences, checking: words }: Messages,
): string | undefined {
  const first = checks?.find(({ blocks }) => blocks);
  if (first === undefined) return undefined;
  const sentence = sentences[first.code](first.words, first.about, first.count);
  return isRefused(first.code) ? sentence : words.blocked(sentence);
}
