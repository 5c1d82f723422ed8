import type { ReactNode } from 'react';
import type { Awaited } from '#contract/posts.ts';
import { foldKey } from '#interview/fold-key.ts';
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
  return ({ askedAt, purpose, wasSent, wantedAt }) => ({
    since: words.since[purpose === 'questions' ? 'questions' : wasSent ? 'sent' : 'asked'](
      formatDaysAgo(askedAt, now, language),
    ),
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

/** Since when, wanted by when, reminded when, and the returns. */
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

/** Longer titles would not fit in the link to a mail program. */
const LONGEST_TITLE = 200;

/** « Relancer »: copies the mail that reminds the person, offers it in the mail program, and records it. */
export function RemindButton({ postId, title, language, awaited }: RemindButtonProps): ReactNode {
  const { history: words, answers: answerWords, window: windowWords } = useMessages();
  const notices = useNotices();
  const tell = (thrown: unknown): void => notices.fail('remind', thrown);
  const { name, purpose, askedAt, wantedAt } = awaited;
  async function remind(): Promise<void> {
    const mail = reminderMail({
      name,
      purpose,
      title: (title.trim() === '' ? windowWords.lists.untitled : title).slice(0, LONGEST_TITLE),
      language,
      askedAt,
      wantedAt,
      now: Date.now(),
    });
    await call('clipboard.write', { text: `${mail.subject}\n\n${mail.body}\n` });
    await call('approvals.remind', { postId, name });
    const address = await addressOf(name);
    const write = (): void =>
      void call('links.write-mail', { ...mail, ...(address === undefined ? {} : { address }) }).catch(tell);
    notices.show({
      id: 'remind',
      text: words.reminded(name),
      tone: 'good',
      action: { label: answerWords.askOpen, run: write },
    });
  }
  return (
    <Button kind="plain" aria-label={words.remindOf(name)} onPress={() => void remind().catch(tell)}>
      {words.remind}
    </Button>
  );
}

/** The mail address of the only person of the directory with this name. */
async function addressOf(name: string): Promise<string | undefined> {
  const { items } = await call('participants.list', { query: name, limit: 8 });
  const people = items.filter((one) => foldKey(one.name) === foldKey(name));
  const [person] = people;
  if (person === undefined || people.length > 1) return undefined;
  return (await call('people.addresses', { ids: [person.id] })).items[0]?.address;
}
