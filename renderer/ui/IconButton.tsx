import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ButtonProps } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { Tooltip } from './overlays/Tooltip.tsx';
import styles from './IconButton.module.css';

export type IconButtonProps = Readonly<
  Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
    icon: IconName;
    /** The accessible name and the tooltip. */
    label: string;
    keys?: string;
    placement?: 'top' | 'bottom' | 'start' | 'end';
    /** Whether a toggle button is pressed. */
    pressed?: boolean;
    /** False for a close button, whose tooltip would take the Escape meant for the window. */
    tooltip?: boolean;
  }
>;

/** A button with an icon only; its words are shown on hover and focus. */
export function IconButton({
  icon,
  label,
  keys,
  placement = 'bottom',
  pressed,
  tooltip = true,
  ...rest
}: IconButtonProps): ReactNode {
  const button = (
    <Button
      {...rest}
      className={styles.button ?? ''}
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <Icon name={icon} />
    </Button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip text={label} placement={placement} {...(keys === undefined ? {} : { keys })}>
      {button}
    </Tooltip>
  );
}
