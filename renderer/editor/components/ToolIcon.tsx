import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

// On the same 20 px grid, stroke 1.5, as the other icons of the app.
const PATHS = {
  bold: 'M6 4h4.600a2.900 2.900 0 0 1 0 5.800H6zM6 9.800h5.200a3.100 3.100 0 0 1 0 6.200H6z',
  italic: 'M8.500 4h5M6.500 16h5M11.800 4 8.200 16',
  underline: 'M6 4v5.500a4 4 0 0 0 8 0V4M5 16.500h10',
  more: 'M5 10h.1M10 10h.1M15 10h.1',
  insert: 'M10 4.500v11M4.500 10h11',
  source: 'M4 15.500h7M4 5.500h12M4 10h12M13.500 15.500h2.500',
  link: 'M8.300 11.700a3 3 0 0 0 4.300 0l2.700-2.700a3 3 0 0 0-4.300-4.300l-1 1M11.700 8.300a3 3 0 0 0-4.300 0L4.700 11a3 3 0 0 0 4.300 4.300l1-1',
  bullets: 'M8 5.500h8.500M8 10h8.500M8 14.500h8.500M4.200 5.500h.1M4.200 10h.1M4.200 14.500h.1',
  numbers:
    'M8.500 5.500h8M8.500 10h8M8.500 14.500h8M3.500 4.500l1-.7v3.700M3.400 12.900c.2-.6 1.800-.8 1.800.3 0 .8-1.800 1.300-1.800 2.300h2',
  quote: 'M4 14.500c2-.6 3-2 3-4H4V6h4.500v4.500M11.500 14.500c2-.6 3-2 3-4h-3V6H16v4.500',
  picture: 'M3.500 4.500h13v11h-13zM3.800 13.500l3.700-3.700 3 3 2.200-2.200 3.600 3.500M12.800 7.700h.1',
  gallery:
    'M2.500 6h7v8h-7zM10.500 6h7v8h-7zM2.800 12.500l2-2 1.500 1.500 1.200-1.200 1.700 1.700M10.800 12.500l2-2 1.500 1.500 1.200-1.200 1.700 1.700',
  video: 'M3.500 5h13v10h-13zM8.500 7.800v4.400l3.700-2.200z',
  person:
    'M8.500 9.700a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 16.500c.4-3 2.500-4.700 5.500-4.700 1 0 2 .2 2.700.6M15 11.500v5M12.500 14h5',
  question:
    'M3.500 4.500h13v9h-6L7 16.500v-3H3.500zM8.400 7.700c.1-1.900 3.200-1.900 3.200 0 0 1.100-1.600 1.200-1.600 2.300M10 11.600v.1',
  answer: 'M3.500 4.500h13v9h-6L7 16.500v-3H3.500zM6.500 7.500h7M6.500 10.300h4.500',
  paragraph: 'M4 5.500h12M4 10h12M4 14.500h7.500',
  heading2:
    'M3.500 5v10M9.500 5v10M3.500 10h6M13 8.300c.3-1.800 3.500-1.800 3.500.2 0 1.800-3.500 3.700-3.500 6.500h3.700',
  heading3:
    'M3.500 5v10M9.500 5v10M3.500 10h6M13 7h3.500l-2 3c2.800 0 2.900 4.500-.2 4.700-.8 0-1.400-.3-1.700-.8',
  heading4: 'M3.500 5v10M9.500 5v10M3.500 10h6M15.800 15V7l-3.300 5.300h4.300',
  rule: 'M3.500 10h13M7 5.500h6M7 14.500h6',
  jump: 'M3 10h2.500M8.700 10h2.600M14.500 10H17M10 3v3.500M8.300 5l1.700 1.700L11.700 5M10 17v-3.500M8.300 15l1.700-1.700 1.700 1.700',
  table: 'M3.500 4.500h13v11h-13zM3.500 8.200h13M3.500 11.800h13M9.800 8.200v7.300',
  codeBlock: 'M7 6 3 10l4 4M13 6l4 4-4 4M11.300 4.500l-2.600 11',
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
