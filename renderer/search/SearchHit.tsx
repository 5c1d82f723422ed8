import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { PassageHit, SearchHit as Hit } from '#contract/archive.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Marked } from './Marked.tsx';
import { shortened } from './turn-around.ts';
import styles from './SearchHit.module.css';

type SearchHitProps = Readonly<{ hit: Hit; passage: PassageHit | undefined; index: number }>;

/** What names a result in the list, and in memory. */
export const keyOfHit = (hit: Pick<Hit, 'postId'>, index: number): string => `${hit.postId} ${index}`;

/** One passage: the question in grey, who speaks in bold, the words found. Always of the same height. */
export function SearchHit({ hit, passage, index }: SearchHitProps): ReactNode {
  const words = useMessages().search;
  if (passage === undefined)
    return (
      <ListBoxItem className={styles.passage ?? ''} id={keyOfHit(hit, index)} textValue={hit.title}>
        <span className={styles.question}>{words.wholePost}</span>
      </ListBoxItem>
    );
  const { excerpt, marks } = shortened(passage);
  const places = {
    title: words.inTitle,
    lead: words.inLead,
    question: words.inQuestion,
    answer: passage.question ?? words.inAnswer,
    text: words.inText,
    caption: words.inCaption,
    label: words.inLabel,
  };
  return (
    <ListBoxItem
      className={styles.passage ?? ''}
      id={keyOfHit(hit, index)}
      textValue={`${passage.participant ?? ''} ${passage.excerpt}`}
    >
      <span className={styles.question}>{places[passage.type]}</span>
      <span className={styles.excerpt} data-type={passage.type}>
        {passage.participant !== undefined && (
          <span className={styles.name}>
            <b>{passage.participant}</b>
            {passage.participantRole !== undefined && (
              <span className={styles.role}>, {passage.participantRole}</span>
            )}
          </span>
        )}
        <Marked text={excerpt} marks={marks} />
      </span>
    </ListBoxItem>
  );
}
