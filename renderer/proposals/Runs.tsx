import type { ReactNode } from 'react';
import type { Inline } from '#interview/document.ts';
import styles from './Proposed.module.css';

type RunsProps = Readonly<{ content: readonly Inline[] }>;

/** Words with their marks, to be read only: a link leads nowhere. */
export function Runs({ content }: RunsProps): ReactNode {
  return content.map((inline, index) => {
    if (inline.type === 'lineBreak') return <br key={index} />;
    if (inline.type === 'link')
      return (
        <span key={index} className={styles.link}>
          <Runs content={inline.content} />
        </span>
      );
    let words: ReactNode = inline.text;
    for (const mark of inline.marks ?? []) {
      const Tag = TAGS[mark];
      words = <Tag>{words}</Tag>;
    }
    return (
      <span key={index} lang={inline.language}>
        {words}
      </span>
    );
  });
}

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
} as const;
