import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { Disclosure } from '../ui/Disclosure.tsx';
import type { Note } from './report-notes.ts';
import lines from './Report.module.css';

const ROW = 52;
const MOST_IN_SIGHT = 7;

type NoteListProps = Readonly<{
  title: string;
  notes: readonly Note[];
  /** Open at first: where there are few, or nothing else to read. */
  open: boolean;
}>;

/** Lines of the report, three or three thousand: only those in sight exist. */
export function NoteList({ title, notes, open }: NoteListProps): ReactNode {
  if (notes.length === 0) return null;
  return (
    <Disclosure title={title} level={3} defaultExpanded={open}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
        <GridList
          aria-label={title}
          className={lines.notes ?? ''}
          style={{ blockSize: Math.min(notes.length, MOST_IN_SIGHT) * ROW + 2 }}
        >
          {notes.map(({ key, text, detail }) => (
            <GridListItem key={key} id={key} className={lines.note ?? ''} textValue={text}>
              <span className={lines.noteText} title={text}>
                {text}
              </span>
              <span className={lines.noteDetail} title={detail}>
                {detail}
              </span>
            </GridListItem>
          ))}
        </GridList>
      </Virtualizer>
    </Disclosure>
  );
}
