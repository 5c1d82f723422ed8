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
import { onProposals, proposalFor, settle } from './proposals.ts';
import { RichField } from './RichField.tsx';
import type { PictureEdit } from './use-picture.ts';
import styles from './ImageBlock.module.css';

type PictureWordsProps = Readonly<{
  image: Image;
  edit: PictureEdit;
  near: boolean;
  /** Only the caption is shown; the other fields can still take the focus. */
  folded: boolean;
  /** One of several side by side, where there is no room for help. */
  inRow?: boolean;
}>;

/** The words of a picture: alternative text, caption, credit, or that it is decorative. */
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

/** In each text, the card that shows how a picture is described. */
const helpedCards = new WeakMap<LexicalEditor, string>();

/** True for the first card drawn without a description: it shows the help. */
function useHelp(card: string, isNeeded: boolean): boolean {
  const [editor] = useLexicalComposerContext();
  if (isNeeded && !helpedCards.has(editor)) helpedCards.set(editor, card);
  return helpedCards.get(editor) === card;
}

/** What the file itself says, for the fields that are still empty. */
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
          <Button kind="plain" aria-label={words.leaveCredit} onPress={() => settle(asset, 'credit')}>
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
          <Button kind="plain" aria-label={words.leaveCaption} onPress={() => settle(asset, 'description')}>
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
  /** Enter or Escape: on to the text after the picture. */
  onLeave: () => void;
  placeholder?: string;
  /** Help, read by screen readers with the field. */
  hint?: string | undefined;
  hintId?: string;
  /** Also shows the help under the field. */
  hintShown?: boolean;
  /** Drawn before what is written, where there is something. */
  before?: string;
  disabled?: boolean;
  /** What is still to be done, shown beside the label. */
  warning?: string | undefined;
}>;

/** One line of a picture's words: label at the start, text after it. */
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
          // A credit holds names; the others are checked as the text around them is.
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

/* Fields inside a card: their keys stay theirs, except undo and redo, which are the text's. */

/**
 * Lexical listens on the root for every key, paste and drop. What happens in a card's own fields must not reach it:
 * the listeners are native because React's would run after Lexical's. `input` goes on: React hears of what is typed by
 * it alone, and Lexical leaves alone what a field has the selection of. Enter and Escape leave the card for the text.
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
  /** The id of words that say more. */
  describedBy?: string;
}>;

/** Yes or no, in a card. */
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
