import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import type { Import } from './use-imports.ts';
import styles from './ImportScreen.module.css';

export type ReviewedWay = 'accepted' | 'original';
type Reviewed = NonNullable<NonNullable<Import['found']>['reviewed']>;

type FoundChangesProps = Readonly<{
  reviewed: Reviewed;
  way: ReviewedWay;
  onWay: (way: ReviewedWay) => void;
  onOneByOne: () => void;
}>;

/** What reviewers left in the documents that were found: whose, and what becomes of it in all of them. */
export function FoundChanges({ reviewed, way, onWay, onOneByOne }: FoundChangesProps): ReactNode {
  const { reviewed: words, imports } = useMessages();
  const { changes, comments } = reviewed;
  return (
    <div className={styles.choice}>
      {changes.length > 0 && (
        <>
          <p>{words.changes(sum(changes), changes)}</p>
          <Choice
            label={words.what}
            value={way}
            onChange={onWay}
            options={[
              { id: 'accepted', label: words.accepted, hint: words.acceptedHint },
              { id: 'original', label: words.original, hint: words.originalHint },
            ]}
          />
          <p className={styles.hint}>
            {imports.oneByOne}{' '}
            <Button kind="plain" onPress={onOneByOne}>
              {words.each}
            </Button>
          </p>
        </>
      )}
      {comments.length > 0 && (
        <>
          <p>{words.comments(sum(comments), comments)}</p>
          <p className={styles.hint}>{words.commentsHint(sum(comments))}</p>
        </>
      )}
    </div>
  );
}

const sum = (by: Reviewed['changes']): number => by.reduce((total, { count }) => total + count, 0);
