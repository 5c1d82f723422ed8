import { useState, type ReactNode } from 'react';
import { creditOf } from '#interview/people/person-fields.ts';
import { CHOSEN_FIELDS, type MergeChoice, type ChosenField } from '#contract/people.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useQuery, useLastAnswer } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { tintOf } from '#interview/people/person-signs.ts';
import { OnlineList } from './RenameDialog.tsx';
import { Portrait } from './Portrait.tsx';
import styles from './People.module.css';

type MergeDialogProps = Readonly<{
  person: Readonly<{ id: string; name: string }>;
  /** The proposed person, selected at first. */
  otherId?: string | undefined;
  onClose: () => void;
  letGo: () => Promise<void>;
  onMerged: (actId: string, keptId: string, merged: string, posts: number) => void;
}>;

/** « Fusionner avec… »: chooses the other person, shows the effect, then merges. */
export function MergeDialog({ person, otherId, onClose, letGo, onMerged }: MergeDialogProps): ReactNode {
  const { people, window } = useMessages();
  const words = people.merge;
  const say = useFailureWords();
  const { pending, failure: refusal, run } = useLastAct();
  const [text, setText] = useState('');
  /** Whether Enter was pressed without a clear match. */
  const [unclear, setUnclear] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(otherId);
  const [choice, setChoice] = useState<MergeChoice>({});
  const preview = useQuery(
    'people.merge-preview',
    chosen === undefined ? null : { id: person.id, otherId: chosen, name: choice.name ?? 'kept' },
  );
  const listed = useQuery(
    'participants.list',
    chosen === undefined ? { query: text.trim(), limit: 9 } : null,
  );
  const others = (useLastAnswer(listed.value)?.items ?? []).filter(({ id }) => id !== person.id).slice(0, 8);
  const result = useLastAnswer(preview.value);
  const failure = refusal ?? preview.failure;

  const merge = () =>
    run(async () => {
      if (chosen === undefined || result === undefined) return;
      await letGo();
      const { actId, posts } = await call('people.merge', { id: person.id, otherId: chosen, choice });
      const [kept, merged] =
        choice.name === 'merged' ? [result.merged, result.kept] : [result.kept, result.merged];
      onMerged(actId, kept.name, merged.name, posts);
      onClose();
    });
  return (
    <Dialog
      title={result === undefined ? words.open : words.title(result.merged.name)}
      isOpen
      busy={pending}
      dismissable={false}
      enterActs={false}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={result === undefined}
            onPress={() => void merge()}
          >
            {words.act}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
        {chosen === undefined && (
          <SuggestField
            label={words.other}
            hint={words.otherHint}
            error={unclear ? words.nobody : undefined}
            text={text}
            onText={(typed) => {
              setText(typed);
              setUnclear(false);
            }}
            waiting={listed.waiting}
            suggestions={others.map((other) => ({
              id: other.id,
              label: other.name,
              hint: [...creditOf(other), window.people.posts(other.posts)].join(' · '),
            }))}
            onChoose={setChosen}
            onSubmit={() => {
              const [only, more] = others;
              if (only !== undefined && more === undefined) setChosen(only.id);
              else setUnclear(true);
            }}
          />
        )}
        {chosen !== undefined && result === undefined && failure === undefined && (
          <Progress label={words.reading} />
        )}
        {result !== undefined && (
          <>
            <p>{words.posts(result.posts)}</p>
            {result.both > 0 && <p>{words.joined(result.both)}</p>}
            <MergeChoices
              kept={result.kept}
              merged={result.merged}
              choice={choice}
              onChange={(field, side) => setChoice({ ...choice, [field]: side })}
            />
            <p className={styles.hint}>{words.both}</p>
            <OnlineList online={result.online} />
            <p className={styles.hint}>{words.forEver}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}

type Sides = Pick<BackendOutput<'people.merge-preview'>, 'kept' | 'merged'>;

/** The fields with two different values. */
const differing = ({ kept, merged }: Sides): ChosenField[] =>
  CHOSEN_FIELDS.filter((field) => {
    const [one, other] = [kept[field] ?? '', merged[field] ?? ''];
    return one !== '' && other !== '' && one !== other;
  });

type MergeChoicesProps = Sides &
  Readonly<{ choice: MergeChoice; onChange: (field: ChosenField, side: 'kept' | 'merged') => void }>;

/** The choice of values for fields that differ. */
function MergeChoices({ kept, merged, choice, onChange }: MergeChoicesProps): ReactNode {
  const words = useMessages().people.merge;
  const fields = differing({ kept, merged });
  if (fields.length === 0) return null;
  const optionOf = (
    field: ChosenField,
    side: 'kept' | 'merged',
  ): Readonly<{ label: string; picture?: ReactNode }> => {
    const person = side === 'kept' ? kept : merged;
    return field === 'portrait'
      ? {
          label: side === 'kept' ? words.thisPortrait : words.otherPortrait,
          picture: <Portrait person={person} tint={tintOf(person.id)} />,
        }
      : { label: person[field] ?? '' };
  };
  return (
    <section aria-label={words.choices} className={styles.choices}>
      <h3 className={styles.subtitle}>{words.choices}</h3>
      {fields.map((field) => (
        <Choice
          key={field}
          label={words.fields[field]}
          value={choice[field] ?? 'kept'}
          onChange={(side) => onChange(field, side)}
          options={[
            { id: 'kept', ...optionOf(field, 'kept') },
            { id: 'merged', ...optionOf(field, 'merged') },
          ]}
        />
      ))}
    </section>
  );
}
