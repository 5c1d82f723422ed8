import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { PassageHit, SearchHit as Hit } from '../../preload/contract/archive.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Marked } from './Marked.tsx';
import styles from './SearchHit.module.css';

type SearchHitProps = Readonly<{ hit: Hit; passage: PassageHit; index: number }>;

/** One passage: the question in grey, who speaks in bold, the words found. */
export function SearchHit({ hit, passage, index }: SearchHitProps): ReactNode {
  const words = useMessages().search;
  const place = { title: words.inTitle, lead: words.inLead, caption: words.inCaption, label: words.inLabel }[
    passage.type as 'title'
  ];
  return (
    <ListBoxItem
      className={styles.passage ?? ''}
      id={`${hit.postId} ${index}`}
      textValue={`${passage.participant ?? ''} ${passage.excerpt}`}
    >
      {passage.type === 'answer' && passage.question !== undefined && (
        <span className={styles.question}>{passage.question}</span>
      )}
      <span className={styles.excerpt} data-type={passage.type}>
        {passage.participant !== undefined && <b className={styles.name}>{passage.participant}</b>}
        {place !== undefined && <span className={styles.place}>{place}</span>}
        <Marked text={passage.excerpt} marks={passage.marks} />
      </span>
    </ListBoxItem>
  );
}
