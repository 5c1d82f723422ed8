import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import styles from './HandGuide.module.css';

type HandStepProps = Readonly<{
  number: number;
  /** Undefined: nobody can tell whether it is done. */
  done?: boolean;
  /** What is to be done, as a button or, where another program does it, as words. */
  label: string;
  icon?: IconName;
  onPress?: () => void;
  isDisabled?: boolean;
  isPending?: boolean;
  children: ReactNode;
}>;

/** One step: what to do here, then in plain words what to do there. */
export function HandStep({
  number,
  done,
  label,
  icon,
  onPress,
  isDisabled = false,
  isPending = false,
  children,
}: HandStepProps): ReactNode {
  const words = useMessages().byHand;
  return (
    <li className={styles.step} data-done={done || undefined}>
      <span className={styles.number}>
        {done === true ? <Icon name="check" size={16} /> : <span aria-hidden="true">{number}</span>}
        {done === true && <VisuallyHidden elementType="span">{words.done}</VisuallyHidden>}
      </span>
      <div className={styles.what}>
        {onPress === undefined ? (
          <p className={styles.label}>{label}</p>
        ) : (
          <div>
            <Button
              onPress={onPress}
              isDisabled={isDisabled}
              isPending={isPending}
              {...(icon === undefined ? {} : { icon })}
            >
              {label}
            </Button>
          </div>
        )}
        {children}
      </div>
    </li>
  );
}
