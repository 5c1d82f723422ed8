import { useState, type ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './Disclosure.module.css';

type DisclosureProps = Readonly<{
  title: string;
  /** A short state at the end of the line, open or closed: « 3/20 », « 2 à voir ». */
  note?: string;
  level?: 2 | 3 | 4;
  isExpanded?: boolean;
  defaultExpanded?: boolean;
  onExpandedChange?: (isExpanded: boolean) => void;
  /** Renders the content only once opened, and keeps it from then on. */
  isLazy?: boolean;
  children: ReactNode;
}>;

/** A titled section that expands and collapses. */
export function Disclosure({
  title,
  note,
  level = 3,
  isLazy = false,
  children,
  onExpandedChange,
  ...state
}: DisclosureProps): ReactNode {
  const [opened, setOpened] = useState(
    !isLazy || state.isExpanded === true || state.defaultExpanded === true,
  );
  return (
    <AriaDisclosure
      {...state}
      onExpandedChange={(on) => {
        if (on) setOpened(true);
        onExpandedChange?.(on);
      }}
      className={styles.disclosure ?? ''}
    >
      <Heading level={level} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.button ?? ''}>
          <Icon name="chevron-right" size={16} />
          <span className={styles.title}>{title}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{opened && children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
