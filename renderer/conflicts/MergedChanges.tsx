import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Words } from './Words.tsx';
import styles from './Conflicts.module.css';

type Change = RequestOutput<'conflicts.get'>['changes'][number];
type MergedChangesProps = Readonly<{ changes: readonly Change[] }>;

const SIDES = ['theirs', 'mine', 'both'] as const;

/** What is settled by itself, by who changed it: shown once, before the author confirms. */
export function MergedChanges({ changes }: MergedChangesProps): ReactNode {
  const words = useMessages().conflicts;
  const titles = { theirs: words.byBlog, mine: words.byMe, both: words.byBoth };
  return SIDES.map((side) => {
    const own = changes.filter(({ from }) => from === side);
    if (own.length === 0) return null;
    return (
      <section key={side} className={styles.group} data-side={side}>
        <h3 className={styles.heading}>{titles[side]}</h3>
        <ol className={styles.list}>
          {own.map((change, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list is made whole at each reading; a change has no other name than its rank
            <li key={index} className={styles.change}>
              <p className={styles.what}>
                {words.kinds[change.what]}
                {change.who !== undefined && <b> {change.who}</b>} <span>· {words.how[change.how]}</span>
              </p>
              {change.how === 'moved' ? (
                <p className={styles.words}>{change.after}</p>
              ) : (
                <Words before={change.before ?? ''} after={change.after ?? ''} />
              )}
            </li>
          ))}
        </ol>
      </section>
    );
  });
}
