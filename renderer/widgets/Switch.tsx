import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

type SwitchProps = Readonly<{
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
}>;

/** On or off, at once. */
export function Switch({ label, isSelected, onChange, isDisabled = false }: SwitchProps): ReactNode {
  return (
    <AriaSwitch
      className={styles.switch ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      <span>{label}</span>
    </AriaSwitch>
  );
}
