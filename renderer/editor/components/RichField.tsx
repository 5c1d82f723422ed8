import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Inline } from '../../../interview/document.ts';
import { createLineEditor, registerLine, writeLine } from '../line-editor.ts';
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
export function RichField({ label, value, placeholder, onChange, onLeave }: RichFieldProps): ReactNode {
  const [parent] = useLexicalComposerContext();
  const [line] = useState(() => createLineEditor(value));
  const root = useRef<HTMLDivElement>(null);
  /** What the field is known to hold: what it said last, or was last given. */
  const held = useRef(JSON.stringify(value));
  const told = useRef({ changed: onChange, leave: onLeave });
  const id = useId();
  useEffect(() => {
    told.current = {
      changed: (next) => {
        held.current = JSON.stringify(next);
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
    if (given === held.current) return;
    held.current = given;
    writeLine(line, value);
  }, [line, value]);
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div
        ref={root}
        className={styles.line}
        role="textbox"
        tabIndex={0}
        contentEditable
        suppressContentEditableWarning
        spellCheck={false}
        aria-labelledby={id}
        aria-placeholder={placeholder}
        data-empty={value.length === 0 || undefined}
        data-placeholder={placeholder}
      />
    </div>
  );
}
