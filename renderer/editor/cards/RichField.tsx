import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Inline } from '#interview/document.ts';
import { createLineEditor, registerLine, writeLine } from './line-editor.ts';
import { THEME } from '../core/theme.ts';
import styles from './ImageBlock.module.css';

type RichFieldProps = Readonly<{
  label: string;
  value: readonly Inline[];
  placeholder: string;
  onChange: (value: Inline[]) => void;
  /** Called on Enter or Escape: moves the focus to the text after the card. */
  onLeave: () => void;
}>;

/** One rich field of a card (bold, italic, links), with its label before it. */
export function RichField({ near, ...props }: RichFieldProps & Readonly<{ near: boolean }>): ReactNode {
  const id = useId();
  /** Whether the field was focused before its editor was created. */
  const [waiting, setWaiting] = useState(false);
  return (
    <div className={`${styles.field} ${styles.caption}`}>
      <span id={id} className={styles.label}>
        {props.label}
      </span>
      {near ? (
        <LineEditor {...props} labelledBy={id} takesFocus={waiting} />
      ) : (
        <div
          className={styles.line}
          role="textbox"
          tabIndex={0}
          aria-labelledby={id}
          aria-placeholder={props.placeholder}
          data-empty={props.value.length === 0 || undefined}
          data-placeholder={props.placeholder}
          onFocus={() => setWaiting(true)}
        >
          <p>{props.value.length === 0 ? <br /> : <RichWords value={props.value} />}</p>
        </div>
      )}
    </div>
  );
}

type LineEditorProps = RichFieldProps & Readonly<{ labelledBy: string; takesFocus: boolean }>;

function LineEditor({
  value,
  placeholder,
  onChange,
  onLeave,
  labelledBy,
  takesFocus,
}: LineEditorProps): ReactNode {
  const [parent] = useLexicalComposerContext();
  const [line] = useState(() => createLineEditor(value));
  const root = useRef<HTMLDivElement>(null);
  /** The JSON of the value last written or received, to detect changes from outside. */
  const lastValue = useRef(JSON.stringify(value));
  const listeners = useRef({ changed: onChange, leave: onLeave });
  useEffect(() => {
    listeners.current = {
      changed: (next) => {
        lastValue.current = JSON.stringify(next);
        onChange(next);
      },
      leave: onLeave,
    };
  });
  useLayoutEffect(() => {
    line.setRootElement(root.current);
    const end = registerLine(line, parent, () => listeners.current);
    return () => {
      end();
      line.setRootElement(null);
    };
  }, [line, parent]);
  useLayoutEffect(() => {
    const json = JSON.stringify(value);
    if (json === lastValue.current) return;
    lastValue.current = json;
    writeLine(line, value);
  }, [line, value]);
  useLayoutEffect(() => {
    if (takesFocus) line.focus();
  }, [line, takesFocus]);
  return (
    <div
      ref={root}
      className={styles.line}
      role="textbox"
      tabIndex={0}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      aria-labelledby={labelledBy}
      aria-placeholder={placeholder}
      data-empty={value.length === 0 || undefined}
      data-placeholder={placeholder}
    />
  );
}

const CLASSES = {
  bold: THEME.text.bold,
  italic: THEME.text.italic,
  underline: THEME.text.underline,
  strike: THEME.text.strikethrough,
  code: THEME.text.code,
  sub: THEME.text.subscript,
  sup: THEME.text.superscript,
} as const;

/** A rich line drawn without an editor: posts may have many pictures, and only one is edited at a time. */
function RichWords({ value }: Readonly<{ value: readonly Inline[] }>): ReactNode {
  return value.map((inline, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- runs have no names; a line is drawn whole whenever it changes
    const key = index;
    if (inline.type === 'lineBreak') return <br key={key} />;
    if (inline.type === 'link')
      return (
        <span key={key} className={THEME.link}>
          <RichWords value={inline.content} />
        </span>
      );
    return (
      <span key={key} className={(inline.marks ?? []).map((mark) => CLASSES[mark]).join(' ')}>
        {inline.text}
      </span>
    );
  });
}
