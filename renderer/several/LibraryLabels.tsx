import { useState, type ReactNode } from 'react';
import { foldKey } from '#interview/fold-key.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { RunButtons, RunView } from './RunView.tsx';
import { useRun, type RunState } from './use-run.ts';
import styles from './Several.module.css';

type LibraryLabelsProps = Readonly<{
  save: () => Promise<unknown>;
  /** Texts may have changed in the library; the open one is reloaded. */
  onReplaced: () => void;
  onClose: () => void;
}>;

/** « Libellés… » of the whole library: renaming, merging and removing. */
export function LibraryLabels({ save, onReplaced, onClose }: LibraryLabelsProps): ReactNode {
  const words = useMessages().several;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [act, setAct] = useState<'name' | 'remove' | null>(null);
  const [name, setName] = useState('');
  const [prepare, setPrepare] = useState(false);
  const state = useRun(save);
  const { run, isStarting } = state;
  const labels = useQuery('labels.list', {}, ['posts.changed', 'mirrors.changed']);
  const labelsWithCounts = writings(useLastAnswer(labels.value)?.items ?? []);
  const to = act === 'name' ? name.trim() : undefined;
  const close = (): void => {
    if (run !== undefined) onReplaced();
    onClose();
  };
  const choose = (next: 'name' | 'remove'): void => {
    // The most frequent spelling is proposed; a single label is proposed unchanged.
    setName(labelsWithCounts.find(({ label }) => chosen.includes(label))?.label ?? '');
    setPrepare(false);
    setAct(next);
  };
  const refused = to === '' || (chosen.length === 1 && to === chosen[0]);
  const begin = (): void => {
    if (refused) return;
    void state.begin({
      what: 'relabel',
      from: [...chosen],
      ...(to === undefined ? {} : { to }),
      prepare,
    });
  };
  const title =
    act === null
      ? words.library.title
      : act === 'remove'
        ? words.library.removeTitle(chosen.length)
        : chosen.length === 1
          ? words.library.renameTitle(chosen[0] ?? '')
          : words.library.mergeTitle(chosen.length);
  return (
    <Dialog
      title={title}
      isOpen
      dismissable={false}
      busy={isStarting || run?.state === 'running'}
      onClose={close}
      actions={
        run !== undefined ? (
          <RunButtons state={state} undoLabel={words.undo} onClose={close} />
        ) : act === null ? (
          <ChoiceButtons count={chosen.length} onAct={choose} onClose={onClose} />
        ) : (
          <>
            <Button isDisabled={isStarting} onPress={() => setAct(null)}>
              {words.library.back}
            </Button>
            <Button kind="primary" isPending={isStarting} isDisabled={refused} onPress={begin}>
              {act === 'remove'
                ? words.library.actRemove
                : chosen.length === 1
                  ? words.library.actRename
                  : words.library.actMerge}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        <RunView state={state} />
        {run === undefined && act === null && (
          <LabelChoice
            known={labelsWithCounts}
            waiting={labels.waiting}
            chosen={chosen}
            onChange={setChosen}
          />
        )}
        {run === undefined && act !== null && (
          <LabelChangePreview
            chosen={chosen}
            known={labelsWithCounts}
            {...(act === 'remove' ? {} : { name, onName: setName, onSubmit: begin })}
            prepare={prepare}
            onPrepare={setPrepare}
            state={state}
          />
        )}
      </div>
    </Dialog>
  );
}

type Writing = Readonly<{ label: string; count: number }>;

/** Each spelling separately; variants of a label are neighbours. */
const writings = (items: RequestOutput<'labels.list'>['items']): Writing[] =>
  items.flatMap(({ label, count, variants }) => [{ label, count }, ...variants]);

type ChoiceButtonsProps = Readonly<{
  count: number;
  onAct: (act: 'name' | 'remove') => void;
  onClose: () => void;
}>;

function ChoiceButtons({ count, onAct, onClose }: ChoiceButtonsProps): ReactNode {
  const { library, close } = useMessages().several;
  return (
    <>
      <Button onPress={onClose}>{close}</Button>
      <Button isDisabled={count === 0} onPress={() => onAct('remove')}>
        {library.remove}
      </Button>
      <Button kind="primary" isDisabled={count === 0} onPress={() => onAct('name')}>
        {count > 1 ? library.merge : library.rename}
      </Button>
    </>
  );
}

/** The number of labels listed. */
const SHOWN = 100;

type LabelChoiceProps = Readonly<{
  known: readonly Writing[];
  waiting: boolean;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}>;

function LabelChoice({ known, waiting, chosen, onChange }: LabelChoiceProps): ReactNode {
  const { library, labels } = useMessages().several;
  const [text, setText] = useState('');
  const foldedQuery = foldKey(text);
  const matches = known.filter(({ label }) => foldKey(label).includes(foldedQuery));
  // Chosen labels stay visible, whatever the query.
  const firstMatches = matches.slice(0, SHOWN);
  const otherChosen = known.filter(
    ({ label }) => chosen.includes(label) && !firstMatches.some((one) => one.label === label),
  );
  if (known.length === 0)
    return waiting ? <Progress label={labels.reading} /> : <p className={styles.hint}>{library.none}</p>;
  return (
    <>
      <p className={styles.hint}>{library.sentence}</p>
      <SearchField label={library.search} clearLabel={library.clear} value={text} onChange={setText} />
      {firstMatches.length + otherChosen.length === 0 ? (
        <p className={styles.hint}>{library.noMatch}</p>
      ) : (
        <div className={styles.choices} role="group" aria-label={library.listed}>
          {[...otherChosen, ...firstMatches].map(({ label, count }) => (
            <Checkbox
              key={label}
              isSelected={chosen.includes(label)}
              onChange={(take) => onChange(take ? [...chosen, label] : chosen.filter((one) => one !== label))}
            >
              {labels.counted(label, count)}
            </Checkbox>
          ))}
        </div>
      )}
      {matches.length > SHOWN && <p className={styles.hint}>{library.more(matches.length - SHOWN)}</p>}
    </>
  );
}

type LabelChangePreviewProps = Readonly<{
  chosen: readonly string[];
  known: readonly Writing[];
  /** Undefined when removing. */
  name?: string;
  onName?: (name: string) => void;
  onSubmit?: () => void;
  prepare: boolean;
  onPrepare: (prepare: boolean) => void;
  state: RunState;
}>;

/** The new name, the number of posts to change, and the effect on published posts. */
function LabelChangePreview({
  chosen,
  known,
  name,
  onName,
  onSubmit,
  prepare,
  onPrepare,
  state,
}: LabelChangePreviewProps): ReactNode {
  const words = useMessages().several.library;
  const say = useFailureWords();
  const to = name?.trim();
  const preview = useQuery('several.preview-relabel', {
    from: [...chosen],
    // An empty name is previewed as a removal.
    ...(to === undefined || to === '' ? {} : { to }),
  });
  const result = useLastAnswer(preview.value);
  const foldedName = foldKey(name ?? '');
  return (
    <>
      <p>{words.chosen(chosen)}</p>
      {name !== undefined && onName !== undefined && (
        <SuggestField
          label={words.name}
          hint={words.nameHint}
          text={name}
          onText={(text) => onName(text.slice(0, 200))}
          suggestions={known
            .filter(({ label }) => foldedName !== '' && foldKey(label).includes(foldedName) && label !== name)
            .slice(0, 8)
            .map(({ label }) => ({ id: label, label }))}
          onChoose={onName}
          onSubmit={() => onSubmit?.()}
        />
      )}
      {preview.failure !== undefined && <Notice tone="alert">{say(preview.failure).sentence}</Notice>}
      {result === undefined && preview.failure === undefined && state.failure === undefined && (
        <Progress label={words.reading} />
      )}
      {result !== undefined && (
        <>
          <p role="status">{words.posts(result.posts)}</p>
          {result.kept > 0 && <p>{words.kept(result.kept)}</p>}
          {result.writable > 0 && (
            <Choice
              label={words.onlineChoice}
              value={prepare ? 'prepare' : 'nothing'}
              onChange={(choice) => onPrepare(choice === 'prepare')}
              options={[
                { id: 'nothing', label: words.nothing, hint: words.nothingHint },
                { id: 'prepare', label: words.prepare(result.writable), hint: words.prepareHint },
              ]}
            />
          )}
        </>
      )}
    </>
  );
}
