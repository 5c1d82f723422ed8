import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { UNDO_COMMAND } from 'lexical';
import { useState, useId, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { servicesOf } from '../core/services.ts';
import { afterNextStep } from '../core/steps.ts';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { applyMatches, findChanges, groupChanges } from './typography-changes.ts';
import type { Group, TypographyMatch } from './typography-changes.ts';
import styles from './TypographyDialog.module.css';

type TypographyDialogProps = Readonly<{ onClose: () => void }>;

/** Up to so many corrections, all groups are open. */
const SHORT = 40;

/** All corrections of the post by rule, with their context; the ticked ones are applied as one undo step. */
export function TypographyDialog({ onClose }: TypographyDialogProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().typography;
  const [found] = useState(() => findChanges(editor));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(found.filter((one) => !one.suggested).map((one) => one.id)),
  );
  const groups = groupChanges(found);
  const firstSuggested = groups.find((group) => group.suggested);

  function choose(ids: readonly string[], isChosen: boolean): void {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isChosen) after.add(id);
        else after.delete(id);
      return after;
    });
  }

  function apply(): void {
    applyMatches(
      editor,
      found.filter((one) => chosen.has(one.id)),
    );
    const hide = servicesOf(editor).notify({
      tone: 'info',
      text: words.applied(chosen.size),
      action: { label: words.undo, run: () => editor.dispatchCommand(UNDO_COMMAND, undefined) },
    });
    afterNextStep(editor, hide);
    onClose();
  }

  if (found.length === 0)
    return (
      <Dialog
        title={words.changes}
        isOpen
        onClose={onClose}
        size="s"
        actions={
          <Button kind="primary" onPress={onClose}>
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
      title={words.changes}
      isOpen
      onClose={onClose}
      size="l"
      // The whole pass takes two keys, F7 and Enter.
      opensOn="act"
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" onPress={apply} isDisabled={chosen.size === 0}>
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

type ReviewGroupProps = Readonly<{
  group: Group;
  chosen: ReadonlySet<string>;
  choose: (ids: readonly string[], isChosen: boolean) => void;
  open: boolean;
}>;

/** Further corrections have no row of their own, only the rule's box. */
const MOST_ROWS = 200;

/** The corrections of one rule, under a box for all of them. */
function ReviewGroup({ group, chosen, choose, open: openAtFirst }: ReviewGroupProps): ReactNode {
  const words = useMessages().typography;
  const [open, setOpen] = useState(openAtFirst);
  const title = useId();
  const ticked = group.matches.filter((one) => chosen.has(one.id)).length;
  const ids = group.matches.map((one) => one.id);
  return (
    <section className={styles.group} aria-labelledby={title}>
      <div className={styles.header}>
        <Checkbox
          isSelected={ticked === ids.length}
          isIndeterminate={ticked > 0 && ticked < ids.length}
          onChange={(isChosen) => choose(ids, isChosen)}
        >
          <span id={title} className={styles.rule}>
            {words.group(words.rules[group.rule], ids.length)}
          </span>
        </Checkbox>
        <Button kind="plain" aria-expanded={open} aria-describedby={title} onPress={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      {open && (
        <ul className={styles.rows}>
          {group.matches.slice(0, MOST_ROWS).map((one) => (
            <li key={one.id}>
              <ReviewRow
                match={one}
                isChosen={chosen.has(one.id)}
                onChoose={(isChosen) => choose([one.id], isChosen)}
              />
            </li>
          ))}
          {ids.length > MOST_ROWS && <li className={styles.more}>{words.more(ids.length - MOST_ROWS)}</li>}
        </ul>
      )}
    </section>
  );
}

type ReviewRowProps = Readonly<{
  match: TypographyMatch;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}>;

/** One correction with its context: removed and added characters; no-break spaces are marked. */
function ReviewRow({ match: { change, left, right }, isChosen, onChoose }: ReviewRowProps): ReactNode {
  const { change: say, signs, raised } = useMessages().typography;
  const after = change.raised === true ? raised(change.after) : change.after;
  const spoken = (text: string): string =>
    text === ''
      ? signs.nothing
      : text
          .replaceAll('\u00a0', ` ${signs.wide} `)
          .replaceAll('\u202f', ` ${signs.thin} `)
          .replace(/^ +$/u, signs.space)
          .trim();
  return (
    <Checkbox
      isSelected={isChosen}
      onChange={onChoose}
      label={say(spoken(change.before), spoken(after), `${left}${change.after}${right}`)}
    >
      <span className={styles.line}>
        <Signs text={left} />
        {change.before !== '' && (
          <del className={styles.before}>
            <Signs text={change.before} />
          </del>
        )}
        {change.after !== '' && (
          <ins className={styles.after}>
            {change.raised === true ? <sup>{change.after}</sup> : <Signs text={change.after} />}
          </ins>
        )}
        <Signs text={right} />
      </span>
    </Checkbox>
  );
}

/** A text with visible no-break spaces. */
function Signs({ text }: Readonly<{ text: string }>): ReactNode {
  return text.split(/([\u00a0\u202f])/u).map((part, index) =>
    part === '\u00a0' || part === '\u202f' ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
      <span key={index} className={part === '\u00a0' ? styles.wide : styles.thin}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
