import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import styles from './Checkbox.module.css';

type CheckboxProps = Readonly<{
  isSelected: boolean;
  /** Whether only some of the items it represents are selected. */
  isIndeterminate?: boolean;
  onChange: (isSelected: boolean) => void;
  /** The accessible name, if the content is not words. */
  label?: string;
  children: ReactNode;
}>;

/** A checkbox with its label. */
export function Checkbox({ label, children, isIndeterminate = false, ...rest }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox
      {...rest}
      isIndeterminate={isIndeterminate}
      className={styles.checkbox ?? ''}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles.box} aria-hidden="true">
        {isIndeterminate ? (
          <span className={styles.some} />
        ) : (
          rest.isSelected && <Icon name="check" size={16} />
        )}
      </span>
      <span className={styles.words}>{children}</span>
    </AriaCheckbox>
  );
}
