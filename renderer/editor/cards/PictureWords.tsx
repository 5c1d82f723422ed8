import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { LexicalEditor } from 'lexical';
import {
  useId,
  useSyncExternalStore,
  useRef,
  useEffect,
  useLayoutEffect,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Image } from '#interview/document.ts';
import { bareCredit } from '#interview/credit.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { onProposals, proposalFor, removeProposal } from './proposals.ts';
import { RichField } from './RichField.tsx';
import type { PictureEdit } from './use-picture.ts';
import styles from './ImageBlock.module.css';

type PictureWordsProps = Readonly<{
  image: Image;
  edit: PictureEdit;
  near: boolean;
  /** Only the caption is shown; the hidden fields can still be focused. */
  folded: boolean;
  /** Whether the picture is in a row, which has no room for help. */
  inRow?: boolean;
}>;

/** The fields of a picture: alternative text, caption, credit, and whether it is decorative. */
export function PictureWords({ image, edit, near, folded, inRow = false }: PictureWordsProps): ReactNode {
  const { editor: messages, pictures: words } = useMessages();
  const hintId = useId();
  const missing = image.alt === '' && !image.decorative;
  const isHelped = useHelp(hintId, missing && !inRow);
  return (
    <div className={styles.fields} data-escale-words="" data-folded={folded || undefined} onBlur={edit.pause}>
      <PictureField
        label={messages.altText}
        placeholder={image.decorative ? words.altDecorative : words.altPlaceholder}
        hint={image.decorative ? undefined : words.altHint}
        hintId={hintId}
        hintShown={missing && isHelped}
        disabled={image.decorative}
        warning={missing ? messages.altMissing : undefined}
        value={image.alt}
        onLeave={edit.leave}
        onChange={(alt) => edit.type('alt', (before) => ({ ...before, alt }))}
      />
      <RichField
        near={near}
        label={messages.caption}
        placeholder={folded ? messages.caption : words.captionPlaceholder}
        value={image.caption}
        onLeave={edit.leave}
        onChange={(caption) => edit.type('caption', (before) => ({ ...before, caption }))}
      />
      <PictureField
        label={messages.credit}
        placeholder={words.creditPlaceholder}
        before="©"
        value={image.credit}
        onLeave={edit.leave}
        onChange={(credit) => edit.type('credit', (before) => ({ ...before, credit }))}
      />
      <Proposals image={image} edit={edit} />
      <CardCheck
        label={messages.decorative}
        checked={image.decorative}
        onChange={(decorative) =>
          edit.choose((before) => ({ ...before, decorative, alt: decorative ? '' : before.alt }))
        }
      />
    </div>
  );
}

/** For each editor, the card that shows the help for alternative texts. */
const helpedCards = new WeakMap<LexicalEditor, string>();

/** Whether this card shows the help: the first one drawn without a description. */
function useHelp(card: string, isNeeded: boolean): boolean {
  const [editor] = useLexicalComposerContext();
  if (isNeeded && !helpedCards.has(editor)) helpedCards.set(editor, card);
  return helpedCards.get(editor) === card;
}

/** Proposals from the file's metadata for empty fields. */
function Proposals({ image, edit }: Pick<PictureWordsProps, 'image' | 'edit'>): ReactNode {
  const words = useMessages().pictures;
  const { asset } = image;
  const proposal = useSyncExternalStore(onProposals, () => proposalFor(asset));
  if (asset === undefined) return null;
  const credit = image.credit === '' ? bareCredit(proposal.credit) : '';
  const caption = image.caption.length === 0 ? proposal.description : '';
  return (
    <>
      {credit !== '' && (
        <p className={styles.proposal}>
          <span className={styles.proposed}>{words.creditProposed(credit)}</span>
          <Button
            kind="plain"
            aria-label={words.takeCredit}
            onPress={() => edit.choose((before) => ({ ...before, credit }))}
          >
            {words.take}
          </Button>
          <Button kind="plain" aria-label={words.leaveCredit} onPress={() => removeProposal(asset, 'credit')}>
            {words.leave}
          </Button>
        </p>
      )}
      {caption !== '' && (
        <p className={styles.proposal}>
          <span className={styles.proposed}>{words.captionProposed(caption)}</span>
          <Button
            kind="plain"
            aria-label={words.takeCaption}
            onPress={() =>
              edit.choose((before) => ({ ...before, caption: [{ type: 'text', text: caption }] }))
            }
          >
            {words.take}
          </Button>
          <Button
            kind="plain"
            aria-label={words.leaveCaption}
            onPress={() => removeProposal(asset, 'description')}
          >
            {words.leave}
          </Button>
        </p>
      )}
    </>
  );
}

type PictureFieldProps = Readonly<{
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called on Enter or Escape: moves the focus to the text after the picture. */
  onLeave: () => void;
  placeholder?: string;
  /** Help, read by screen readers with the field. */
  hint?: string | undefined;
  hintId?: string;
  /** Also shows the help under the field. */
  hintShown?: boolean;
  /** Shown before the value, if there is one. */
  before?: string;
  disabled?: boolean;
  /** A problem shown beside the label. */
  warning?: string | undefined;
}>;

/** One field of a picture, with its label before it. */
export function PictureField({
  label,
  value,
  onChange,
  onLeave,
  placeholder = '',
  hint,
  hintId,
  hintShown = false,
  before,
  disabled = false,
  warning,
}: PictureFieldProps): ReactNode {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useOwnKeys(ref, onLeave);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.entry}>
        {before !== undefined && value !== '' && (
          <span aria-hidden="true" className={styles.before}>
            {before}
          </span>
        )}
        <input
          ref={ref}
          id={id}
          className={styles.input}
          value={value}
          maxLength={2000}
          // Names are not spell-checked; other fields follow the text around them.
          spellCheck={before === undefined ? undefined : false}
          disabled={disabled}
          placeholder={placeholder}
          data-warning={warning === undefined ? undefined : ''}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      {hint !== undefined && (
        <span id={hintId} className={styles.hint} data-shown={hintShown || undefined}>
          {warning === undefined ? '' : `${warning}. `}
          {hint}
        </span>
      )}
    </div>
  );
}

/* Keeps the events of fields in a card from Lexical, except undo and redo, which belong to the text. */

/**
 * Stops keys, pastes and drops in a card's fields before Lexical, which listens on the root. The listeners are native
 * because React's would run after Lexical's. `input` propagates: React needs it, and Lexical ignores it in a field.
 * Enter and Escape move the focus to the text.
 */
function useOwnKeys(ref: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const keep = (event: Event): void => {
      if (
        event instanceof KeyboardEvent &&
        (event.ctrlKey || event.metaKey) &&
        ['z', 'y'].includes(event.key.toLowerCase())
      )
        return;
      event.stopPropagation();
      if (event instanceof KeyboardEvent && ['Enter', 'Escape'].includes(event.key) && !event.isComposing) {
        event.preventDefault();
        leave.current();
      }
    };
    const kinds = [
      'keydown',
      'beforeinput',
      'paste',
      'copy',
      'cut',
      'drop',
      'compositionstart',
      'compositionend',
    ] as const;
    for (const kind of kinds) element.addEventListener(kind, keep);
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, keep);
    };
  }, [ref]);
}

type CardCheckProps = Readonly<{
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** The id of the element that describes it. */
  describedBy?: string;
}>;

/** A checkbox in a card. */
export function CardCheck({
  label,
  checked,
  onChange,
  disabled = false,
  describedBy,
}: CardCheckProps): ReactNode {
  return (
    <label className={styles.check} data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span aria-hidden="true" className={styles.box} />
      {label}
    </label>
  );
}
