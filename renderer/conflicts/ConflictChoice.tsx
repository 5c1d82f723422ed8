import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput, RequestInput } from '#contract/bridge.ts';
import { wordChanges } from '#interview/compare/runs.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { ChangedWords } from '../ui/ChangedWords.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { QuestionOver } from '../history/Comparison.tsx';
import { Thumbnails } from '../history/Thumbnails.tsx';
import styles from './Conflicts.module.css';

/** The height of the field in lines, with some spare room. */
const rowsOf = (text: string): number =>
  Math.min(8, 2 + Math.ceil(text.length / 80) + text.split('\n').length);

type ConflictChoiceProps = Readonly<{
  conflict: Conflict;
  choice: Chosen | undefined;
  onChoose: (choice: Chosen) => void;
}>;

/** A passage changed on both sides: both texts and the choice between them. None is preselected. */
export function ConflictChoice({ conflict, choice, onChoose }: ConflictChoiceProps): ReactNode {
  const words = useMessages().conflicts;
  const heading = useId();
  const kind = words.kinds[conflict.what];
  const title = conflict.who === undefined ? kind : words.named(kind, conflict.who);
  // For a position, the texts are those of the preceding block; it cannot be removed.
  const order = conflict.what === 'order';
  const isRemoved = {
    mine: !order && conflict.mine === undefined,
    theirs: !order && conflict.theirs === undefined,
  };
  const options: Readonly<{ id: Keep; label: string }>[] = [
    { id: 'mine', label: isRemoved.mine && conflict.both === undefined ? words.removeMine : words.keepMine },
    {
      id: 'theirs',
      label: isRemoved.theirs && conflict.both === undefined ? words.removeTheirs : words.keepTheirs,
    },
    ...(conflict.both === undefined ? [] : [{ id: 'both' as const, label: words.keepBoth }]),
  ];
  return (
    <li className={styles.conflict}>
      {conflict.question !== undefined && <QuestionOver question={conflict.question} />}
      <h4 id={heading} className={styles.what}>
        {kind}
        {conflict.who !== undefined && <b> {conflict.who}</b>}
      </h4>
      {order && <p className={styles.words}>{conflict.before}</p>}
      <div className={styles.sides}>
        {(['mine', 'theirs'] as const).map((side) => (
          <section key={side} className={styles.side} data-side={side} aria-label={words[side]}>
            <h5 className={styles.sideName}>{words[side]}</h5>
            {order ? (
              <p className={styles.words}>
                {conflict[side] === undefined ? words.start : words.after(conflict[side])}
              </p>
            ) : isRemoved[side] ? (
              <p className={styles.absent}>{conflict.both === undefined ? words.gone : words.noWords}</p>
            ) : (
              <Words before={conflict.before ?? ''} after={conflict[side] ?? ''} />
            )}
            {conflict.pictures !== undefined && (
              <Thumbnails assets={conflict.pictures[side]} label={words.kinds.picture} />
            )}
          </section>
        ))}
      </div>
      <Choice<Keep>
        label={words.keepFor(title)}
        value={choice?.keep ?? null}
        onChange={(keep) => onChoose({ keep, text: conflict.both ?? '', confirmed: false })}
        options={options}
      />
      {choice?.keep === 'both' && conflict.both !== undefined && conflict.both !== '' && (
        <div className={styles.both}>
          <TextField
            label={words.bothText}
            hint={words.bothHint}
            {...(choice.text.trim() === '' ? { error: words.bothEmpty } : {})}
            rows={rowsOf(conflict.both)}
            value={choice.text}
            onChange={(text) => onChoose({ keep: 'both', text, confirmed: false })}
          />
          {choice.confirmed ? (
            <p className={styles.confirmed} role="status">
              <Icon name="check" size={16} />
              {words.confirmed}
            </p>
          ) : (
            <Button
              onPress={() => onChoose({ ...choice, confirmed: true })}
              isDisabled={choice.text.trim() === ''}
            >
              {words.confirm}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

type Change = RequestOutput<'conflicts.get'>['changes'][number];
type MergedChangesProps = Readonly<{ changes: readonly Change[] }>;

const SIDES = ['theirs', 'mine', 'both'] as const;

/** Changes merged automatically, by author, shown before the confirmation. */
export function MergedChanges({ changes }: MergedChangesProps): ReactNode {
  const { conflicts: words, publishing } = useMessages();
  const titles = { theirs: words.byBlog, mine: words.byMe, both: words.byBoth };
  return SIDES.map((side) => {
    const own = changes.filter(({ from }) => from === side);
    if (own.length === 0) return null;
    return (
      <section key={side} className={styles.group} data-side={side}>
        <h3 className={styles.heading}>{titles[side]}</h3>
        <ol className={styles.list}>
          {own.map((change, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list is rebuilt at each reading; a change has no other id than its rank
            <li key={index} className={styles.change}>
              {change.question !== undefined && <QuestionOver question={change.question} />}
              <p className={styles.what}>
                {words.kinds[change.what]}
                {change.who !== undefined && <b> {change.who}</b>} <span>· {words.how[change.how]}</span>
              </p>
              {change.how === 'moved' ? (
                <p className={styles.words}>{change.after}</p>
              ) : (
                <Words before={change.before ?? ''} after={change.after ?? ''} />
              )}
              {change.pictures !== undefined && (
                <div className={styles.pictures}>
                  <Thumbnails assets={change.pictures.before} label={publishing.before} />
                  <Thumbnails assets={change.pictures.after} label={publishing.after} />
                </div>
              )}
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

type WordsProps = Readonly<{ before: string; after: string }>;

/** A text with its changed words. */
function Words({ before, after }: WordsProps): ReactNode {
  const runs = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <div className={styles.words}>
      <ChangedWords runs={runs} />
    </div>
  );
}

type Conflict = RequestOutput<'conflicts.get'>['conflicts'][number];
type Keep = RequestInput<'conflicts.settle'>['decisions'][number]['keep'];

/** The author's choice for a conflict. */
type Chosen = Readonly<{
  keep: Keep;
  /** For « both »: the content of the field. */
  text: string;
  /** For « both »: whether the text was confirmed. */
  confirmed: boolean;
}>;

type Decisions = Readonly<{
  of: (conflict: Conflict) => Chosen | undefined;
  set: (conflict: Conflict, choice: Chosen) => void;
  isDecided: (conflict: Conflict) => boolean;
  /** The decisions to send, once all conflicts are decided. */
  decisionsFor: (conflicts: readonly Conflict[]) => RequestInput<'conflicts.settle'>['decisions'];
}>;

/** A choice is valid for these two texts; it is asked again if one changes. */
const keyOf = (conflict: Conflict): string => JSON.stringify(conflict);

/** Whether the choice is complete: « both » needs a confirmation. */
const isMade = (conflict: Conflict, choice: Chosen | undefined): boolean =>
  choice !== undefined &&
  (choice.keep !== 'both' || conflict.both === '' || (choice.confirmed && choice.text.trim() !== ''));

/** Nothing is chosen before the author chooses. */
export function useDecisions(): Decisions {
  const [choices, setChoices] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const of = (conflict: Conflict): Chosen | undefined => choices.get(keyOf(conflict));
  return {
    of,
    set: (conflict, choice) => setChoices((before) => new Map(before).set(keyOf(conflict), choice)),
    isDecided: (conflict) => isMade(conflict, of(conflict)),
    decisionsFor: (conflicts) =>
      conflicts.flatMap((conflict) => {
        const choice = of(conflict);
        if (choice === undefined || !isMade(conflict, choice)) return [];
        // The unchanged proposal keeps its formats and links.
        const edited = choice.keep === 'both' && choice.text !== conflict.both;
        return [{ id: conflict.id, keep: choice.keep, ...(edited ? { text: choice.text } : {}) }];
      }),
  };
}
