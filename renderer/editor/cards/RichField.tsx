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
  /** Enter or Escape: on to the text after the card. */
  onLeave: () => void;
}>;

/** One line of a card's words with bold, italic and links: label at the start, text after it. */
export function RichField({ near, ...props }: RichFieldProps & Readonly<{ near: boolean }>): ReactNode {
  const id = useId();
  /** The focus that came before the editor did. */
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
  /** What the field is known to hold: what it said last, or was last given. */
  const lastValue = useRef(JSON.stringify(value));
  const told = useRef({ changed: onChange, leave: onLeave });
  useEffect(() => {
    told.current = {
      changed: (next) => {
        lastValue.current = JSON.stringify(next);
        onChange(next);
      },
      leave: onLeave,
    };
  });
  useLayoutEffect(() => {
    line.setRootElement(root.current);
    const end = registerLine(line, parent, () => told.current);
    return () => {
      end();
      line.setRootElement(null);
    };
  }, [line, parent]);
  useLayoutEffect(() => {
    const given = JSON.stringify(value);
    if (given === lastValue.current) return;
    lastValue.current = given;
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

/** A line as its editor draws it, without the editor: a post may hold many pictures, and one writes under one of them. */
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
