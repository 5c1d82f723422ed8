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
    /** Its accessible name, and what the tooltip says. */
    label: string;
    keys?: string;
    placement?: 'top' | 'bottom' | 'start' | 'end';
    /** For a button that stays down: whether it is. */
    pressed?: boolean;
    /** False for the cross of a window: its tooltip would take the Escape that is meant for the window. */
    tooltip?: boolean;
  }
>;

/** A button without words; they come with hover and focus. */
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
