import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { Group } from './review.ts';
import { ReviewRow } from './ReviewRow.tsx';
import styles from './Review.module.css';

type ReviewGroupProps = Readonly<{
  group: Group;
  chosen: ReadonlySet<string>;
  choose: (ids: readonly string[], wanted: boolean) => void;
  open: boolean;
}>;

/** Beyond these, nobody reads one by one: the box of the rule chooses them all. */
const MOST_ROWS = 200;

/** The corrections of one rule, under a box for all of them. */
export function ReviewGroup({ group, chosen, choose, open: openAtFirst }: ReviewGroupProps): ReactNode {
  const words = useMessages().typography;
  const [open, setOpen] = useState(openAtFirst);
  const title = useId();
  const ticked = group.found.filter((one) => chosen.has(one.id)).length;
  const ids = group.found.map((one) => one.id);
  return (
    <section className={styles.group} aria-labelledby={title}>
      <div className={styles.header}>
        <Checkbox
          isSelected={ticked === ids.length}
          isIndeterminate={ticked > 0 && ticked < ids.length}
          onChange={(wanted) => choose(ids, wanted)}
        >
          <span id={title} className={styles.rule}>
            {words.group(words.rules[group.rule], ids.length)}
          </span>
        </Checkbox>
        <Button kind="plain" aria-expanded={open} aria-describedby={title} onPress={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      {open && (
        <ul className={styles.rows}>
          {group.found.slice(0, MOST_ROWS).map((one) => (
            <li key={one.id}>
              <ReviewRow
                found={one}
                isChosen={chosen.has(one.id)}
                onChoose={(wanted) => choose([one.id], wanted)}
              />
            </li>
          ))}
          {ids.length > MOST_ROWS && <li className={styles.more}>{words.more(ids.length - MOST_ROWS)}</li>}
        </ul>
      )}
    </section>
  );
}
