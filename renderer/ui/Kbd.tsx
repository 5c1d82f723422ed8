import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

type KbdProps = Readonly<{ keys: string }>;

/** Keys as printed on the keyboard, in the reader's language: « Ctrl+Maj+F ». */
export function Kbd({ keys }: KbdProps): ReactNode {
  return <kbd className={styles.kbd}>{keys}</kbd>;
}
