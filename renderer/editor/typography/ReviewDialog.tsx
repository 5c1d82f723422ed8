import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { UNDO_COMMAND } from 'lexical';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { servicesOf } from '../services.ts';
import { untilNextStep } from '../steps.ts';
import { applyFound, findChanges, groupChanges } from './review.ts';
import { ReviewGroup } from './ReviewGroup.tsx';
import styles from './Review.module.css';

type ReviewDialogProps = Readonly<{ onClose: () => void }>;

/** Few enough to be read one by one: shown open. */
const SHORT = 40;

/** Every correction of the post with the words around it, by rule; what is ticked is applied, as one step to undo. */
export function ReviewDialog({ onClose }: ReviewDialogProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().typography;
  const [found] = useState(() => findChanges(editor));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(found.filter((one) => !one.suggested).map((one) => one.id)),
  );
  const groups = groupChanges(found);
  const firstSuggested = groups.find((group) => group.suggested);

  function choose(ids: readonly string[], wanted: boolean): void {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (wanted) after.add(id);
        else after.delete(id);
      return after;
    });
  }

  function apply(): void {
    applyFound(
      editor,
      found.filter((one) => chosen.has(one.id)),
    );
    const hide = servicesOf(editor).notify({
      tone: 'info',
      text: words.applied(chosen.size),
      action: { label: words.undo, run: () => editor.dispatchCommand(UNDO_COMMAND, undefined) },
    });
    untilNextStep(editor, hide);
    onClose();
  }

  if (found.length === 0)
    return (
      <Dialog
        title={words.review}
        isOpen
        onClose={onClose}
        size="s"
        actions={
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog begins somewhere: at what ends it
          <Button kind="primary" onPress={onClose} autoFocus>
            {words.close}
          </Button>
        }
      >
        <EmptyState icon="check" sentence={words.nothing}>
          <p className={styles.lead}>{words.nothingHint}</p>
        </EmptyState>
      </Dialog>
    );
  return (
    <Dialog
      title={words.review}
      isOpen
      onClose={onClose}
      size="l"
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the whole pass is two keys, F7 and Enter; what is in it is read from here backwards */}
          <Button kind="primary" onPress={apply} isDisabled={chosen.size === 0} autoFocus>
            {words.apply(chosen.size)}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{words.lead}</p>
      {groups.map((group) => (
        <div key={`${group.rule} ${group.suggested}`}>
          {group === firstSuggested && (
            <>
              <h3 className={styles.part}>{words.suggestions}</h3>
              <p className={styles.lead}>{words.suggestionsHint}</p>
            </>
          )}
          <ReviewGroup group={group} chosen={chosen} choose={choose} open={found.length <= SHORT} />
        </div>
      ))}
    </Dialog>
  );
}
