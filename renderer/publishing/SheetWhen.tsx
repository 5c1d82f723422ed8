import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatTime } from '../ui/format.ts';
import { Choice } from '../ui/Choice.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { hourIn, momentIn, sameHour } from '../ui/hours.ts';
import type { When } from './use-when.ts';
import styles from './SheetWhen.module.css';

type SheetWhenProps = Readonly<{ when: When; publishedAt: number | undefined }>;

/** « Quand »: the ways in sight, the hour in the author's zone and in the blog's. */
export function SheetWhen({ when, publishedAt }: SheetWhenProps): ReactNode {
  const { sending: words } = useMessages();
  const language = useLanguage();
  const { zone, blogZone, openedAt, hour } = when;
  const moment = (at: number, there = zone): string => momentIn(at, there, openedAt, language);
  const labels = {
    now: words.when.now,
    keep: publishedAt === undefined ? words.when.now : words.when.keep(moment(publishedAt)),
    tomorrow: words.when.tomorrow(formatTime(when.tomorrow, language)),
    other: words.when.other,
    deposit: words.when.deposit,
  };
  return (
    <section className={styles.when}>
      <Choice
        label={words.when.label}
        value={when.way}
        onChange={when.choose}
        options={when.ways.map((id) => ({
          id,
          label: labels[id],
          ...(id === 'deposit' ? { hint: words.when.depositHint } : {}),
        }))}
      />
      {when.way === 'other' && (
        <DateTimeField
          label={words.date}
          value={when.other}
          onChange={when.setOther}
          first={hourIn(openedAt, zone).set({ hour: 0, minute: 0 })}
          words={words}
          {...(when.lacks === undefined
            ? {}
            : { error: when.lacks === 'hour' ? words.hourMissing : words.hourPast })}
        />
      )}
      {hour !== undefined && (
        <p className={styles.note} role="status">
          {hour.change === 'skipped' && <span>{words.hourSkipped(moment(hour.at))}</span>}
          {hour.change === 'twice' && <span>{words.hourTwice(moment(hour.at))}</span>}
          <span>{words.hourHere(moment(hour.at))}</span>
          {blogZone !== undefined && !sameHour(hour.at, zone, blogZone) && (
            <span>{words.hourThere(moment(hour.at, blogZone), blogZone)}</span>
          )}
          <span>{words.byBlogger}</span>
        </p>
      )}
    </section>
  );
}
