import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { ComparedPicture, Comparison as Compared } from '#interview/compare/compare-posts.ts';
import type { Format } from '#interview/compare/formats.ts';
import type { Run } from '#interview/compare/runs.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Comparison.module.css';

type RestoreTurn = (turnId: string, what: 'question' | 'answer') => void;

type ComparisonProps = Readonly<{
  changes: readonly Compared[];
  /** Where one turn may be put back as it was before. */
  onRestoreTurn?: RestoreTurn | undefined;
  isDisabled?: boolean;
}>;

/** Two states of a post, turn by turn, in reading order: what one reads, who speaks, what it looks like. */
export function Comparison({ changes, onRestoreTurn, isDisabled = false }: ComparisonProps): ReactNode {
  const { history: words } = useMessages();
  if (changes.length === 0) return <p className={styles.none}>{words.same}</p>;
  return (
    <ol className={styles.changes}>
      {changes.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is made whole from the two states; a change has no other name than its rank
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
  const { what, how, who, speakers, label, runs, pictures, otherwise } = change;
  return (
    <>
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
          const shown = { before, after }[side];
          if (shown?.asset === undefined || (same && side === 'before')) return null;
          return (
            <figure key={side} className={styles.side}>
              <img src={`app://asset/${shown.asset}?width=320`} alt={shown.alt} />
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

/** A turn that was not there before has nothing to be put back to. */
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

type ChangedWordsProps = Readonly<{ runs: readonly Run[] }>;

/** A text with what changed in it: struck out, underlined, or named where only its look did; said to who does not see it. */
export function ChangedWords({ runs }: ChangedWordsProps): ReactNode {
  const { conflicts: words } = useMessages();
  return (
    <p className={styles.words}>
      {runs.map((run, index) => {
        const { kind, text } = run;
        // oxlint-disable-next-line react/no-array-index-key -- the runs are made whole from the two texts; a run has no other name than its rank
        if (kind === 'same') return <span key={index}>{text}</span>;
        // oxlint-disable-next-line react/no-array-index-key -- as above
        if (kind === 'format') return <OtherLook key={index} run={run} />;
        const Mark = kind === 'removed' ? 'del' : 'ins';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Mark key={index}>
            <VisuallyHidden elementType="span">{kind === 'removed' ? words.taken : words.put}</VisuallyHidden>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}

function OtherLook({ run: { text, taken = [], put = [] } }: Readonly<{ run: Run }>): ReactNode {
  const { history: words } = useMessages();
  const nameOf = ({ kind, value = '' }: Format): string => {
    const look = words.looks[kind];
    return typeof look === 'string' ? look : look(value);
  };
  const said = [...taken.map((format) => words.lookTaken(nameOf(format))), ...put.map(nameOf)].join(', ');
  return (
    <>
      <span className={styles.look}>{text}</span>
      <span className={styles.lookName}> [{said}]</span>
    </>
  );
}
