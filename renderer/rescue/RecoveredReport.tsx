import type { ReactNode } from 'react';
import type { Recovered } from '#contract/rescue.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Rescue.module.css';

const SHOWN = 12;

type RecoveredReportProps = Readonly<{
  recovered: Recovered;
  busy: boolean;
  onAccept: () => void;
  onBack: () => void;
}>;

/** What of a damaged library came over and what did not. Nothing has changed before it is accepted. */
export function RecoveredReport({ recovered, busy, onAccept, onBack }: RecoveredReportProps): ReactNode {
  const { rescue } = useMessages();
  const language = useLanguage();
  const words = rescue.report;
  const { posts, revisions, rebuilt, doubtful, lostPosts, missing, partly } = recovered;
  const parts = new Intl.ListFormat(language).format(partly.map((part) => words.parts[part]));
  const whole = rebuilt.count + doubtful.count + lostPosts + missing + partly.length === 0;
  return (
    <section className={styles.report} aria-labelledby="rescue-report">
      <h2 id="rescue-report" className={styles.subtitle}>
        {words.title}
      </h2>
      <p>
        {words.came(posts, revisions)} {whole && words.whole}
      </p>
      {rebuilt.count > 0 && <Titles text={words.rebuilt(rebuilt.count)} {...rebuilt} />}
      {doubtful.count > 0 && <Titles text={words.doubtful(doubtful.count)} {...doubtful} />}
      {lostPosts > 0 && <p>{words.lost(lostPosts)}</p>}
      {missing > 0 && <p>{words.missing(missing)}</p>}
      {partly.length > 0 && <p className={styles.sentence}>{words.partly(parts)}</p>}
      <p className={styles.sentence}>{words.kept}</p>
      <div className={styles.ways}>
        <Button kind="primary" isDisabled={busy} onPress={onAccept}>
          {words.accept}
        </Button>
        <Button isDisabled={busy} onPress={onBack}>
          {words.back}
        </Button>
      </div>
    </section>
  );
}

function Titles({
  text,
  count,
  titles,
}: Readonly<{ text: string; count: number; titles: readonly string[] }>): ReactNode {
  const { rescue, window: common } = useMessages();
  const shown = titles.slice(0, SHOWN);
  return (
    <div>
      <p>{text}</p>
      <ul className={styles.titles}>
        {shown.map((title, index) => (
          // Two posts may bear one title.
          // oxlint-disable-next-line react/no-array-index-key -- a list that never changes
          <li key={index}>{title === '' ? common.lists.untitled : title}</li>
        ))}
        {count > shown.length && <li>{rescue.report.others(count - shown.length)}</li>}
      </ul>
    </div>
  );
}
