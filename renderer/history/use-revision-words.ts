import type { RequestOutput } from '#contract/bridge.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDate, formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';

export type Revision = RequestOutput<'revisions.list'>['items'][number];

/** Formats a revision: date, reason, recipient. */
export function useRevisionWords(): Readonly<{
  moment: (at: number) => string;
  date: (at: number) => string;
  why: (revision: Revision) => string;
}> {
  const { window: windowWords, exports: exportWords, history: words, answers } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  return {
    moment: (at) => formatMoment(at, now, language),
    date: (at) => formatDate(at, now, language),
    why: ({ reason, recipient, fileName = '', approval, rewrittenAt }) => {
      const rewritten = rewrittenAt === undefined ? '' : ` · ${words.rewritten}`;
      if (recipient !== undefined)
        return (isQuestionMail(fileName) ? answers.askedOf : exportWords.sent)(recipient) + rewritten;
      if (approval === undefined) return windowWords.reasons[reason] + rewritten;
      const by = words.by(
        windowWords.reasons[reason],
        words.on(approval.name, formatDate(approval.approvedAt, now, language)),
      );
      return (approval.withdrawn ? `${by} · ${words.withdrawn}` : by) + rewritten;
    },
  };
}

/** A mail of questions has an .eml file, or none. */
const isQuestionMail = (fileName: string): boolean => fileName === '' || /\.eml$/i.test(fileName);
