import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { ToolIcon, type ToolIconName } from './ToolIcon.tsx';
import styles from './Toolbar.module.css';

type ToolProps = Readonly<{
  icon: ToolIconName;
  label: string;
  keys?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}>;

/** One button of the toolbar; the focus stays in the text when it is pressed with the mouse. */
export function Tool({ icon, label, keys, pressed, disabled = false, onPress }: ToolProps): ReactNode {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button
        className={styles.tool ?? ''}
        aria-label={label}
        isDisabled={disabled}
        preventFocusOnPress
        onPress={onPress}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <ToolIcon name={icon} />
      </Button>
    </Tooltip>
  );
}
