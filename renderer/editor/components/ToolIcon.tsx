import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

// On the same 20 px grid, stroke 1.5, as the other icons of the app.
const PATHS = {
  bold: 'M6 4h4.600a2.900 2.900 0 0 1 0 5.800H6zM6 9.800h5.200a3.100 3.100 0 0 1 0 6.200H6z',
  italic: 'M8.500 4h5M6.500 16h5M11.800 4 8.200 16',
  link: 'M8.300 11.700a3 3 0 0 0 4.300 0l2.700-2.700a3 3 0 0 0-4.300-4.300l-1 1M11.700 8.300a3 3 0 0 0-4.300 0L4.700 11a3 3 0 0 0 4.300 4.300l1-1',
  bullets: 'M8 5.500h8.500M8 10h8.500M8 14.500h8.500M4.200 5.500h.1M4.200 10h.1M4.200 14.500h.1',
  numbers:
    'M8.500 5.500h8M8.500 10h8M8.500 14.500h8M3.500 4.500l1-.7v3.700M3.400 12.900c.2-.6 1.800-.8 1.800.3 0 .8-1.800 1.300-1.800 2.300h2',
  quote: 'M4 14.500c2-.6 3-2 3-4H4V6h4.500v4.500M11.500 14.500c2-.6 3-2 3-4h-3V6H16v4.500',
  picture: 'M3.500 4.500h13v11h-13zM3.800 13.500l3.700-3.700 3 3 2.200-2.200 3.600 3.500M12.800 7.700h.1',
  person:
    'M8.500 9.700a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 16.500c.4-3 2.500-4.700 5.500-4.700 1 0 2 .2 2.700.6M15 11.500v5M12.500 14h5',
  question:
    'M3.500 4.500h13v9h-6L7 16.500v-3H3.500zM8.400 7.700c.1-1.900 3.200-1.900 3.200 0 0 1.100-1.600 1.200-1.600 2.300M10 11.600v.1',
  undo: 'M7.500 4.500 4 8l3.500 3.500M4.200 8h7.600a4 4 0 0 1 0 8H8',
  redo: 'M12.500 4.500 16 8l-3.500 3.500M15.800 8H8.200a4 4 0 0 0 0 8H12',
} as const;

export type ToolIconName = keyof typeof PATHS;

/** A drawing of the toolbar; its button carries the words. */
export function ToolIcon({ name }: Readonly<{ name: ToolIconName }>): ReactNode {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
