import type { Blog } from '#contract/blogs.ts';
import { useLanguage, useMessagesFor } from '../bridge/messages.tsx';
import { momentIn } from '../ui/hours.ts';
import type { Prepared } from './SheetDetails.tsx';
import type { When } from './use-when.ts';

type Given = Readonly<{
  blog: Blog | undefined;
  prepared: Prepared | undefined;
  when: When;
  /** Seconds in which it can be called back. */
  hold: number;
}>;

/** The label of the main button and the explanation of its effect. */
export function useActWords({ blog, prepared, when, hold }: Given): { act: string; consequence: string } {
  const { publishing: words, byHand, sending } = useMessagesFor(blog?.kind);
  const language = useLanguage();
  if (blog === undefined) return { act: '', consequence: '' };
  const update = prepared?.intent === 'update';
  const practice = !blog.capabilities.isPublic;
  if (!blog.capabilities.canSend)
    return { act: update ? byHand.actUpdate : byHand.act, consequence: byHand.consequence };
  switch (when.how.act) {
    case 'schedule':
      return {
        act: sending.acts.schedule(blog.name),
        consequence:
          when.hour === undefined
            ? ''
            : sending.consequences[practice ? 'schedulePractice' : 'schedule'](
                momentIn(when.hour.at, when.zone, when.openedAt, language),
              ),
      };
    case 'deposit':
      return {
        act: sending.acts.deposit(blog.name),
        consequence:
          prepared?.status === 'deposited'
            ? sending.consequences[practice ? 'updateDepositPractice' : 'updateDeposit']
            : practice
              ? words.consequencePractice
              : sending.consequences.deposit,
      };
    case 'update':
      return {
        act: practice ? words.updatePractice : words.updateOn(blog.name),
        consequence: sending.consequences.updateScheduled,
      };
    case 'publish':
    case undefined: {
      if (when.proposes) return { act: sending.acts.propose, consequence: sending.consequences.propose };
      const replaces = update && when.how.act === undefined;
      if (practice)
        return {
          act: replaces ? words.updatePractice : words.publishPractice,
          consequence: words.consequencePractice,
        };
      const isNew = hold > 0 ? words.consequenceHold(hold) : words.consequence;
      return {
        act: replaces ? words.updateOn(blog.name) : words.publishOn(blog.name),
        consequence: replaces ? words.consequenceUpdate : isNew,
      };
    }
  }
}
