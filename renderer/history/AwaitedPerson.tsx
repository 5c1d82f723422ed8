import type { ReactNode } from 'react';
import type { Awaited } from '#contract/posts.ts';
import { reminderMail } from '#interview/returns/reminder.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { daysBetween, formatDate, formatDaysAgo } from '../ui/format.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { useNow } from '../ui/use-now.ts';
import styles from './Approvals.module.css';

type AwaitedWords = Readonly<{
  /** « envoyé il y a 8 jours ». */
  since: string;
  /** « en retard de 2 jours », after the day wanted. */
  overdue?: string;
}>;

/** Formats how long a person has been awaited. */
export function useAwaitedWords(): (awaited: Awaited) => AwaitedWords {
  const { history: words } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  return ({ askedAt, wasSent, wantedAt }) => ({
    since: (wasSent ? words.sentAgo : words.askedAgo)(formatDaysAgo(askedAt, now, language)),
    ...(wantedAt !== undefined && wantedAt < now
      ? { overdue: words.overdue(daysBetween(wantedAt, now)) }
      : {}),
  });
}

/** « En attente : Anne (envoyé il y a 8 jours), Karim (en retard de 2 jours) »: the part after the colon. */
export function useAwaitedList(): (awaited: readonly Awaited[]) => string {
  const { history: words } = useMessages();
  const wordsOf = useAwaitedWords();
  return (awaited) =>
    awaited
      .map((person) => {
        const { since, overdue } = wordsOf(person);
        return words.on(person.name, overdue === undefined ? since : `${since}, ${overdue}`);
      })
      .join(', ');
}

type AwaitedFactsProps = Readonly<{ awaited: Awaited }>;

/** Since when, wanted by when, reminded when, and what came back. */
export function AwaitedFacts({ awaited }: AwaitedFactsProps): ReactNode {
  const { history: words } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  const { since, overdue } = useAwaitedWords()(awaited);
  const { wantedAt, remindedAt, returns, returnedAt } = awaited;
  const facts = [
    since,
    ...(wantedAt === undefined ? [] : [words.wantedFor(formatDate(wantedAt, now, language))]),
    ...(remindedAt === undefined ? [] : [words.remindedAgo(formatDaysAgo(remindedAt, now, language))]),
    returnedAt === undefined
      ? words.noReturn
      : words.returned(returns, formatDaysAgo(returnedAt, now, language)),
  ];
  return (
    <>
      {overdue !== undefined && (
        <span className={styles.warning}>
          <Icon name="warning" size={16} />
          {overdue}
        </span>
      )}
      <span className={styles.fact}>{facts.join(' · ')}</span>
    </>
  );
}

type RemindButtonProps = Readonly<{
  postId: string;
  /** Of the post. */
  title: string;
  language: string;
  awaited: Awaited;
}>;

/** « Relancer »: copies the mail that reminds the person, and records it. */
export function RemindButton({ postId, title, language, awaited }: RemindButtonProps): ReactNode {
  const { history: words, window: windowWords } = useMessages();
  const notices = useNotices();
  const { name, askedAt, wantedAt } = awaited;
  async function remind(): Promise<void> {
    const { subject, body } = reminderMail({
      name,
      title: title.trim() === '' ? windowWords.lists.untitled : title,
      language,
      askedAt,
      wantedAt,
      now: Date.now(),
    });
    await call('clipboard.write', { text: `${subject}\n\n${body}\n` });
    await call('approvals.remind', { postId, name });
    notices.show({ id: 'remind', text: words.reminded(name), tone: 'good' });
  }
  return (
    <Button
      kind="plain"
      aria-label={words.remindOf(name)}
      onPress={() => void remind().catch((thrown: unknown) => notices.fail('remind', thrown))}
    >
      {words.remind}
    </Button>
  );
}
