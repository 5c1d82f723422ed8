import type { ReactNode } from 'react';
import { Popover as AriaPopover } from 'react-aria-components';
import type { PopoverProps as AriaPopoverProps } from 'react-aria-components';
import styles from './Popover.module.css';

type PopoverProps = Readonly<
  Omit<AriaPopoverProps, 'className' | 'style' | 'children'> & { children: ReactNode }
>;

/** A popover beside its anchor. */
export function Popover({ children, ...rest }: PopoverProps): ReactNode {
  return (
    <AriaPopover offset={6} {...rest} className={styles.popover ?? ''}>
      {children}
    </AriaPopover>
  );
}
