import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { classNames } from './class-names.ts';
import styles from './Button.module.css';

type ButtonProps = Readonly<
  Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
    /**
     * `primary`: the main act of a place. `danger`: removes something. `quiet`: any other. `plain`: in a line of text.
     */
    kind?: 'primary' | 'quiet' | 'danger' | 'plain';
    icon?: IconName;
    /** Shows the arrow of a menu button. */
    opens?: boolean;
    wide?: boolean;
    ref?: Ref<HTMLButtonElement>;
    /** A verb. */
    children: ReactNode;
  }
>;

/** A button with words. While pending it keeps its width and focus. */
export function Button({
  kind = 'quiet',
  icon,
  opens = false,
  wide = false,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <AriaButton
      {...rest}
      className={classNames(styles.button)}
      data-kind={kind}
      data-wide={wide || undefined}
    >
      {rest.isPending === true ? <Spinner /> : icon !== undefined && <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
      {opens && <Icon name="chevron-down" size={16} />}
    </AriaButton>
  );
}

/** An activity indicator; the words beside it name the activity. */
function Spinner(): ReactNode {
  return <span className={styles.spinner} aria-hidden="true" />;
}
