import type { ReactNode } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { useLanguage, useMessagesFor } from '../bridge/messages.tsx';
import { useNow } from '../ui/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import { changeTimeText } from './change-time-text.ts';
import styles from './ConflictBanner.module.css';

type ConflictBannerProps = Readonly<{ publication: Publication }>;

/** The banner over a text whose blog has another one: blog, date, and consequences. */
export function ConflictBanner({ publication }: ConflictBannerProps): ReactNode {
  const { conflicts: words } = useMessagesFor(publication.blogKind);
  const language = useLanguage();
  const now = useNow(60_000);
  const { state, blogName } = publication;
  const away = state === 'failed';
  return (
    <div className={styles.banner} role="status">
      <Icon name="warning" />
      <p className={styles.words}>
        <strong>
          {away ? words.titleAway : changeTimeText(publication, words.changedWhen, now, language)}
        </strong>{' '}
        <span>
          · {blogName}.{' '}
          {away ? words.banner.away : words.banner[state === 'needs-choice' ? 'choose' : 'open']}
        </span>
      </p>
    </div>
  );
}
