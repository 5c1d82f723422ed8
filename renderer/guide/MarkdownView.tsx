import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { Target } from './links.ts';
import { targetOf } from './links.ts';
import type { Block, Inline } from './markdown.ts';
import type { Subject } from './subjects.ts';
import styles from './MarkdownView.module.css';

type Follow = (target: Exclude<Target, Readonly<{ kind: 'none' }>>) => void;
type Reading = Readonly<{ subject: Subject; onFollow: Follow }>;
type MarkdownViewProps = Reading & Readonly<{ blocks: readonly Block[] }>;

/** A page of the guide; its title is one level below the window's. */
export function MarkdownView({ blocks, ...reading }: MarkdownViewProps): ReactNode {
  return blocks.map((block, index) => <Blocked key={index} block={block} {...reading} />);
}

const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

function Blocked({ block, ...reading }: Reading & Readonly<{ block: Block }>): ReactNode {
  switch (block.type) {
    case 'heading': {
      const Heading = HEADINGS[block.level];
      return (
        <Heading id={`guide-${block.id}`} className={styles.heading} tabIndex={-1} data-level={block.level}>
          <Inlines inlines={block.content} {...reading} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Inlines inlines={block.content} {...reading} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List className={styles.list}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Item blocks={item} {...reading} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} {...reading} />;
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
    case 'picture':
      return null;
  }
}

/** A list item; its first paragraph is on the line of the marker. */
function Item({ blocks, ...reading }: Reading & Readonly<{ blocks: readonly Block[] }>): ReactNode {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return <MarkdownView blocks={blocks} {...reading} />;
  return (
    <>
      <Inlines inlines={first.content} {...reading} />
      <MarkdownView blocks={rest} {...reading} />
    </>
  );
}

type TableProps = Reading & Pick<Extract<Block, { type: 'table' }>, 'head' | 'rows'>;

function Table({ head, rows, ...reading }: TableProps): ReactNode {
  const headed = head.some((cell) => cell.length > 0);
  return (
    <table className={styles.table}>
      {headed && (
        <thead>
          <tr>
            {head.map((cell, index) =>
              cell.length === 0 ? (
                // The empty header above row names.
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- an empty cell is no control
                <td key={index} />
              ) : (
                <th key={index} scope="col">
                  <Inlines inlines={cell} {...reading} />
                </th>
              ),
            )}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => {
              const words = <Inlines inlines={cell} {...reading} />;
              return column === 0 ? (
                <th key={column} scope="row">
                  {words}
                </th>
              ) : (
                <td key={column}>{words}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Inlines({ inlines, ...reading }: Reading & Readonly<{ inlines: readonly Inline[] }>): ReactNode {
  return inlines.map((inline, index) => <Inlined key={index} inline={inline} {...reading} />);
}

function Inlined({ inline, ...reading }: Reading & Readonly<{ inline: Inline }>): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return <code className={styles.inlineCode}>{inline.text}</code>;
    case 'words':
      return (
        <b className={styles.words}>
          <Inlines inlines={inline.content} {...reading} />
        </b>
      );
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.content} {...reading} />
        </strong>
      );
    case 'link': {
      const target = targetOf(inline.href, reading.subject);
      const words = <Inlines inlines={inline.content} {...reading} />;
      if (target.kind === 'none') return words;
      return (
        <Link className={styles.link ?? ''} onPress={() => reading.onFollow(target)}>
          {words}
        </Link>
      );
    }
  }
}
