import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { wordChanges } from '#interview/compare/runs.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLabelWords } from '../labels/LabelsPart.tsx';
import { QuestionOver } from '../history/Comparison.tsx';
import { Thumbnails } from '../history/Thumbnails.tsx';
import { ChangedWords } from '../ui/ChangedWords.tsx';
import type { Prepared } from './SheetDetails.tsx';
import styles from './Changes.module.css';

type Change = Prepared['changes'][number];
type ChangesProps = Readonly<{
  changes: readonly Change[];
  /** The blog calls labels tags. */
  tags?: boolean;
}>;

/** The differences between the published and the new text, turn by turn, each under its question. */
export function Changes({ changes, tags = false }: ChangesProps): ReactNode {
  return (
    <ol className={styles.changes}>
      {changes.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is made whole at each preparation; a change has no other name than its rank
        <li key={index} className={styles.change} data-how={change.how}>
          <Changed change={change} tags={tags} />
        </li>
      ))}
    </ol>
  );
}

function Changed({ change, tags }: Readonly<{ change: Change; tags: boolean }>): ReactNode {
  const words = useMessages().publishing;
  const labelWords = useLabelWords(tags);
  const { what, how, who, question, before = '', after = '', pictures } = change;
  // A moved turn is shown unchanged; a picture is shown by its caption or address.
  const moved = how === 'moved';
  const runs = useMemo(() => wordChanges(moved ? after : before, after), [moved, before, after]);
  return (
    <>
      {question !== undefined && <QuestionOver question={question} />}
      <p className={styles.what}>
        {what === 'labels' ? labelWords.labels : words.changed[what]}
        {who !== undefined && <b> {who}</b>} <span>· {words.how[how]}</span>
      </p>
      {runs.length > 0 && (
        <div className={styles.words}>
          <ChangedWords runs={runs} />
        </div>
      )}
      {pictures !== undefined && (
        <div className={styles.pictures}>
          <Thumbnails assets={pictures.before} label={words.before} />
          <Thumbnails assets={pictures.after} label={words.after} />
        </div>
      )}
    </>
  );
}
