import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import type { Prepared } from './SheetDetails.tsx';
import styles from './Changes.module.css';

type Change = Prepared['changes'][number];
type ChangesProps = Readonly<{ changes: readonly Change[] }>;

/** The difference between what is online and what will be, turn by turn. */
export function Changes({ changes }: ChangesProps): ReactNode {
  const words = useMessages().publishing;
  return (
    <ol className={styles.changes}>
      {changes.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is made whole at each preparation; a change has no other name than its rank
        <li key={index} className={styles.change}>
          <p className={styles.what}>
            {words.changed[change.what]}
            {change.who !== undefined && <b> {change.who}</b>} <span>· {words.how[change.how]}</span>
          </p>
          {change.before !== undefined && (
            <p className={styles.before}>
              <VisuallyHidden elementType="span">{words.before} </VisuallyHidden>
              <del>{change.before}</del>
            </p>
          )}
          {change.after !== undefined && (
            <p className={styles.after}>
              <VisuallyHidden elementType="span">{words.after} </VisuallyHidden>
              <ins>{change.after}</ins>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
