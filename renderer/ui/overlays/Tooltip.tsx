import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from '../Kbd.tsx';
import styles from './Tooltip.module.css';

type TooltipProps = Readonly<{
  text: string;
  /** The keyboard shortcut. */
  keys?: string;
  placement?: 'top' | 'bottom' | 'start' | 'end';
  /** A focusable react-aria element. */
  children: ReactNode;
}>;

/** Words shown on hover or focus, for an element without words. */
export function Tooltip({ text, keys, placement = 'bottom', children }: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
