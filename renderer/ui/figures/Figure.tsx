import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../IconButton.tsx';
import styles from './Figure.module.css';

type FigureProps = Readonly<{
  title: string;
  level?: 2 | 3;
  /** The data of the figure as a table; the first cell names the row. */
  columns: readonly string[];
  rows: readonly Readonly<{ id: string; cells: readonly string[] }>[];
  /** The figure. */
  children: ReactNode;
}>;

/** A figure, which can be switched to a table of its numbers. */
export function Figure({ title, level = 2, columns, rows, children }: FigureProps): ReactNode {
  const words = useMessages().window.figure;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        <IconButton
          icon="table"
          label={words.asTable(title)}
          pressed={asTable}
          onPress={() => setAsTable(!asTable)}
        />
      </div>
      {asTable ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long table is scrolled by its keys
        <div className={styles.scroll} role="region" aria-labelledby={id} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {row.cells.map((cell, at) =>
                    at === 0 ? (
                      <th key={columns[at]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={columns[at]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </section>
  );
}
