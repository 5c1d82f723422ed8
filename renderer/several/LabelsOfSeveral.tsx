import { useEffect, useState, type ReactNode } from 'react';
import { foldKey } from '#interview/fold-key.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { AddLabel } from '../labels/AddLabel.tsx';
import type { AppError } from '#contract/failure.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Tags } from '../ui/fields/Tags.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { RunButtons, RunView } from './RunView.tsx';
import type { SelectionActs } from './SelectionBar.tsx';
import { useRun } from './use-run.ts';
import styles from './Several.module.css';

type LabelsOfSeveralProps = Readonly<{
  ids: ReadonlySet<string>;
  place: Pick<SelectionActs, 'save' | 'onReplaced'>;
  onClose: () => void;
}>;

/** « Libellés… » of a selection: labels to add, and labels to remove. */
export function LabelsOfSeveral({ ids, place, onClose }: LabelsOfSeveralProps): ReactNode {
  const words = useMessages().several;
  const { cancel } = useMessages().window;
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const state = useRun(place.save);
  const { run, isStarting } = state;
  const close = (): void => {
    if (run !== undefined) place.onReplaced(ids);
    onClose();
  };
  return (
    <Dialog
      title={words.labels.title(ids.size)}
      isOpen
      dismissable={false}
      busy={isStarting || run?.state === 'running'}
      onClose={close}
      actions={
        run === undefined ? (
          <>
            <Button onPress={onClose}>{cancel}</Button>
            <Button
              kind="primary"
              isPending={isStarting}
              isDisabled={add.length + remove.length === 0}
              onPress={() =>
                void state.begin({ what: 'labels', ids: [...ids], add: [...add], remove: [...remove] })
              }
            >
              {words.labels.act}
            </Button>
          </>
        ) : (
          <RunButtons state={state} undoLabel={words.undo} onClose={close} />
        )
      }
    >
      <div className={styles.form}>
        <RunView state={state} />
        {run === undefined && (
          <>
            <LabelsToAdd labels={add} onChange={setAdd} />
            <LabelsToTake ids={ids} taken={remove} onChange={setRemove} />
            <p className={styles.hint}>{words.labels.online}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}

type LabelsToAddProps = Readonly<{
  labels: readonly string[];
  onChange: (labels: readonly string[]) => void;
}>;

/** Suggests labels of the archive, in the usual spelling. */
function LabelsToAdd({ labels, onChange }: LabelsToAddProps): ReactNode {
  const words = useMessages().several.labels;
  const listed = useQuery('labels.list', {});
  return (
    <>
      <AddLabel
        label={words.add}
        labels={labels}
        vocabulary={listed.value?.items ?? []}
        waiting={listed.waiting}
        onAdd={(label) => {
          if (!labels.some((present) => foldKey(present) === foldKey(label))) onChange([...labels, label]);
        }}
      />
      <Tags
        label={words.added}
        words={labels}
        empty={words.nothingAdded}
        removeLabel={words.removeAdded}
        onRemove={(label) => onChange(labels.filter((one) => one !== label))}
      />
    </>
  );
}

type ExistingLabel = RequestOutput<'several.labels'>['items'];

/** Read once: the selection does not change under the dialog. */
function useExistingLabels(
  ids: ReadonlySet<string>,
): Readonly<{ items?: ExistingLabel; failure?: AppError }> {
  const [found, setFound] = useState<Readonly<{ items?: ExistingLabel; failure?: AppError }>>({});
  useEffect(() => {
    let current = true;
    call('several.labels', { ids: [...ids] }).then(
      ({ items }) => current && setFound({ items }),
      (thrown: unknown) => current && setFound({ failure: asAppError(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [ids]);
  return found;
}

type LabelsToTakeProps = Readonly<{
  ids: ReadonlySet<string>;
  taken: readonly string[];
  onChange: (labels: readonly string[]) => void;
}>;

function LabelsToTake({ ids, taken, onChange }: LabelsToTakeProps): ReactNode {
  const words = useMessages().several.labels;
  const say = useFailureWords();
  const { items, failure } = useExistingLabels(ids);
  if (failure !== undefined) return <Notice tone="alert">{say(failure).sentence}</Notice>;
  if (items === undefined) return <Progress label={words.reading} />;
  return (
    <section aria-label={words.take}>
      <h3 className={styles.title}>{words.take}</h3>
      {items.length === 0 ? (
        <p className={styles.hint}>{words.nothingToTake}</p>
      ) : (
        <div className={styles.choices} role="group" aria-label={words.take}>
          {items.map(({ label, count }) => (
            <Checkbox
              key={label}
              isSelected={taken.includes(label)}
              onChange={(take) => onChange(take ? [...taken, label] : taken.filter((one) => one !== label))}
            >
              {words.counted(label, count)}
            </Checkbox>
          ))}
        </div>
      )}
    </section>
  );
}
