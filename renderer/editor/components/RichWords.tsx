import type { ReactNode } from 'react';
import type { Inline } from '#interview/document.ts';
import { THEME } from '../theme.ts';

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
export function RichWords({ value }: Readonly<{ value: readonly Inline[] }>): ReactNode {
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
