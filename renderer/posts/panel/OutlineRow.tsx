import type { ReactNode } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import type { Participant } from '#interview/document.ts';
import type { OutlineItem } from '#interview/outline.ts';
import { joinNames } from '#interview/speakers.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './OutlinePart.module.css';

type OutlineRowProps = Readonly<{
  id: string;
  item: OutlineItem;
  /** The caret is in this question, or in an answer to it. */
  current: boolean;
  people: readonly Participant[];
}>;

/** A question, with how many answers it has and whose is missing; or a heading. */
export function OutlineRow({ id, item, current, people }: OutlineRowProps): ReactNode {
  const words = useMessages().editor.turns;
  if (item.kind === 'heading')
    return (
      <GridListItem id={id} textValue={item.words} className={styles.heading ?? ''} data-level={item.level}>
        <span className={styles.headingWords} title={item.words}>
          {item.words}
        </span>
      </GridListItem>
    );
  const title = item.words === '' ? words.emptyQuestion : item.words;
  const missing = joinNames(
    item.waiting.flatMap((one) => people.find((person) => person.id === one)?.label ?? []),
    words.language,
  );
  const note =
    missing === ''
      ? item.answers === 0
        ? words.noAnswer
        : words.answers(item.answers)
      : item.answers === 0
        ? words.missing(missing)
        : `${words.answers(item.answers)} · ${words.missing(missing)}`;
  return (
    <GridListItem
      id={id}
      textValue={`${item.number}. ${title}`}
      className={styles.row ?? ''}
      data-current={current || undefined}
    >
      <Button slot="drag" className={styles.handle ?? ''} aria-label={words.moveHandle(title)}>
        <Icon name="grip" size={16} />
      </Button>
      <span className={styles.number}>{item.number}</span>
      <span className={styles.words} {...(current ? { 'aria-current': 'location' as const } : {})}>
        <span className={styles.title} data-empty={item.words === '' || undefined} title={title}>
          {title}
        </span>
        <span
          className={styles.note}
          data-missing={missing !== '' || item.answers === 0 || undefined}
          title={note}
        >
          {note}
        </span>
      </span>
    </GridListItem>
  );
}
