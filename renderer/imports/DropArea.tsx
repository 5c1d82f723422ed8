import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import styles from './ImportScreen.module.css';

type DropAreaProps = Readonly<{
  /** Said over the place while files are held above it. */
  label: string;
  onDrop: (files: readonly File[]) => void;
  children: ReactNode;
}>;

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files and folders can be dropped anywhere on it. For the keyboard, buttons in it do the same. */
export function DropArea({ label, onDrop, children }: DropAreaProps): ReactNode {
  const [over, setOver] = useState(false);
  return (
    <div
      role="presentation"
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        onDrop([...event.dataTransfer.files]);
      }}
    >
      <div className={styles.scroll}>{children}</div>
      {over && (
        <div className={styles.veil} aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}
