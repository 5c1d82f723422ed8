import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from '../Kbd.tsx';
import styles from './Tooltip.module.css';

type TooltipProps = Readonly<{
  text: string;
  /** The keys that do the same. */
  keys?: string;
  placement?: 'top' | 'bottom' | 'start' | 'end';
  /** One react-aria element that can take the focus. */
  children: ReactNode;
}>;

/** Words that come with hover or focus, for what has none of its own. */
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
