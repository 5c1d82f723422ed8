import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { names } from './names.ts';
import styles from './Button.module.css';

type ButtonProps = Readonly<
  Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
    /** `primary`: the one act of a place. `danger`: what takes something away. `quiet`: everything else. `plain`: in a line of text. */
    kind?: 'primary' | 'quiet' | 'danger' | 'plain';
    icon?: IconName;
    /** An arrow that says a menu will open. */
    opens?: boolean;
    wide?: boolean;
    ref?: Ref<HTMLButtonElement>;
    /** A verb. */
    children: ReactNode;
  }
>;

/** A button with words. Pending keeps its width and its focus. */
export function Button({
  kind = 'quiet',
  icon,
  opens = false,
  wide = false,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className={names(styles.button)} data-kind={kind} data-wide={wide || undefined}>
      {rest.isPending === true ? <Spinner /> : icon !== undefined && <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
      {opens && <Icon name="chevron-down" size={16} />}
    </AriaButton>
  );
}

/** Something is under way; the words beside it say what. */
function Spinner(): ReactNode {
  return <span className={styles.spinner} aria-hidden="true" />;
}
