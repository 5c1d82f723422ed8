import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import styles from '../ui/SettingsParts.module.css';

/** « Enregistrement »: nothing to choose; what happens by itself, and when it last did. */
export function SavingSettings(): ReactNode {
  const words = useMessages().settings.saving;
  const language = useLanguage();
  const now = useNow(60_000);
  const last = useQuery('posts.list', { list: 'all', limit: 1 }, ['posts.changed']).value?.items[0];
  return (
    <section className={styles.part} aria-labelledby="settings-saving">
      <h3 id="settings-saving" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.said}>{words.how}</p>
      <p className={styles.said}>
        {last === undefined ? words.never : words.last(formatMoment(last.updatedAt, now, language))}
      </p>
      <p className={styles.hint}>{words.kept}</p>
    </section>
  );
}
