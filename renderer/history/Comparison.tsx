import type { ReactNode } from 'react';
import type { ComparedPicture, Comparison as Compared } from '#interview/compare/compare-posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { ChangedWords } from '../ui/ChangedWords.tsx';
import styles from './Comparison.module.css';

type RestoreTurn = (turnId: string, what: 'question' | 'answer') => void;

type ComparisonProps = Readonly<{
  changes: readonly Compared[];
  /** Restores a turn to its earlier text, if possible. */
  onRestoreTurn?: RestoreTurn | undefined;
  isDisabled?: boolean;
}>;

/** The differences between two versions of a post by turn, in reading order: text, speakers, format. */
export function Comparison({ changes, onRestoreTurn, isDisabled = false }: ComparisonProps): ReactNode {
  const { history: words } = useMessages();
  if (changes.length === 0) return <p className={styles.none}>{words.same}</p>;
  return (
    <ol className={styles.changes}>
      {changes.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is rebuilt from the two versions; a change has no other id than its rank
        <li key={index} className={styles.change} data-how={change.how}>
          <Changed change={change} />
          <RestoreButton change={change} onRestoreTurn={onRestoreTurn} isDisabled={isDisabled} />
        </li>
      ))}
    </ol>
  );
}

function Changed({ change }: Readonly<{ change: Compared }>): ReactNode {
  const { history: words } = useMessages();
  const { what, how, who, question, speakers, label, runs, pictures, otherwise } = change;
  return (
    <>
      {question !== undefined && <QuestionOver question={question} />}
      <p className={styles.what}>
        {words.kinds[what]}
        {who !== undefined && <b> {who}</b>} <span>· {words.how[how]}</span>
      </p>
      {speakers !== undefined && (
        <p className={styles.fact}>
          {words.speakersLabel}{' '}
          <b>{words.speakers(speakers.before || words.nobody, speakers.after || words.nobody)}</b>
        </p>
      )}
      {label !== undefined && <p className={styles.fact}>{words.name[label]}</p>}
      {runs.length > 0 && <ChangedWords runs={runs} />}
      {pictures.map((picture, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <ChangedPicture key={index} picture={picture} />
      ))}
      {otherwise === true && <p className={styles.fact}>{words.otherwise}</p>}
    </>
  );
}

function ChangedPicture({ picture }: Readonly<{ picture: ComparedPicture }>): ReactNode {
  const { pictures: words } = useMessages().history;
  const { how, before, after, fields } = picture;
  const same = before !== undefined && before.asset === after?.asset;
  return (
    <div className={styles.picture}>
      <p className={styles.fact}>{words[how]}</p>
      <div className={styles.sides}>
        {(['before', 'after'] as const).map((side) => {
          const sidePicture = { before, after }[side];
          if (sidePicture?.asset === undefined || (same && side === 'before')) return null;
          return (
            <figure key={side} className={styles.side}>
              <img src={`app://asset/${sidePicture.asset}?width=320`} alt={sidePicture.alt} />
              {!same && before !== undefined && after !== undefined && <figcaption>{words[side]}</figcaption>}
            </figure>
          );
        })}
      </div>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(({ field, runs }) => (
            <div key={field}>
              <dt>{words.fields[field]}</dt>
              <dd>
                <ChangedWords runs={runs} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type RestoreButtonProps = Readonly<{
  change: Compared;
  onRestoreTurn: RestoreTurn | undefined;
  isDisabled: boolean;
}>;

/** A new turn has no earlier text to restore. */
function RestoreButton({ change, onRestoreTurn, isDisabled }: RestoreButtonProps): ReactNode {
  const { history: words } = useMessages();
  const { what, how, turnId, who = '', speakers } = change;
  if (onRestoreTurn === undefined || turnId === undefined || how === 'added' || how === 'moved') return null;
  if (what !== 'question' && what !== 'answer') return null;
  const act = words.restoreTurn[what];
  const name = speakers?.before || who;
  return (
    <Button
      onPress={() => onRestoreTurn(turnId, what)}
      isDisabled={isDisabled}
      {...(name === '' ? {} : { 'aria-label': words.restoreTurnOf(act, name) })}
    >
      {act}
    </Button>
  );
}

/** The question of a change, with its number. */
export function QuestionOver({ question }: Readonly<{ question: string }>): ReactNode {
  const { history: words } = useMessages();
  return <p className={styles.question}>{words.question(question)}</p>;
}
