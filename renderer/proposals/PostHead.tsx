import type { ReactNode } from 'react';
import type { ReviewItem } from '#contract/review.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/Badge.tsx';
import styles from './PostProposal.module.css';

type PostHeadProps = Readonly<{ item: ReviewItem; position: number; total: number }>;

const REASONS_SHOWN = 4;

function sureness(confidence: number): 'high' | 'good' | 'fair' | 'low' | 'none' {
  if (confidence >= 0.9) return 'high';
  if (confidence >= 0.8) return 'good';
  if (confidence >= 0.65) return 'fair';
  return confidence >= 0.5 ? 'low' : 'none';
}

/** Which post it is, how sure recognition is of it, and why, in words. */
export function PostHead({ item, position, total }: PostHeadProps): ReactNode {
  const words = useMessages().review;
  const language = useLanguage();
  const title = item.title === '' ? words.untitled : item.title;
  const reasons = item.reasons.filter(({ weight, code }) => weight !== 0 || code === 'no-turns');
  return (
    <div className={styles.head}>
      <p className={styles.place} aria-live="polite">
        {words.place(position, total)}
      </p>
      <h3 className={styles.title} title={title}>
        {title}
      </h3>
      <p className={styles.meta}>
        {item.publishedAt !== undefined && (
          <time dateTime={new Date(item.publishedAt).toISOString()}>
            {formatDay(item.publishedAt, language)}
          </time>
        )}
        {item.blogName !== undefined && <span>{item.blogName}</span>}
        {item.document !== undefined && <span>{words.found(item.questions, item.answers)}</span>}
      </p>
      <p className={styles.reasons}>
        <Badge {...(item.confidence >= 0.8 ? { tone: 'accent' as const, icon: 'check' as const } : {})}>
          {words.confidence[sureness(item.confidence)]}
        </Badge>
        {reasons.slice(0, REASONS_SHOWN).map(({ code, count, weight }) => (
          <span key={code} className={styles.reason} data-against={weight < 0 || undefined}>
            {weight < 0 ? '− ' : ''}
            {words.reasons[code](count)}
          </span>
        ))}
      </p>
    </div>
  );
}
