import { useEffect, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useMessages } from '../bridge/messages.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import styles from './ActionBar.module.css';
import proposalsScreen from './ProposalsScreen.module.css';

export type ProposalAction = Readonly<{
  label: string;
  keys: string;
  run: () => void;
  primary?: boolean;
  disabled?: boolean;
}>;

type ActionBarProps = Readonly<{ actions: readonly ProposalAction[]; others: readonly ProposalAction[] }>;

/** The acts on the current item, each with its key. */
export function ActionBar({ actions, others }: ActionBarProps): ReactNode {
  return (
    <div className={styles.bar}>
      <div className={styles.group}>
        {others.map((action) => (
          <Act key={action.label} action={action} kind="plain" />
        ))}
      </div>
      <div className={styles.group}>
        {actions.map((action) => (
          <Act key={action.label} action={action} kind={action.primary === true ? 'primary' : 'quiet'} />
        ))}
      </div>
    </div>
  );
}

type ActProps = Readonly<{ action: ProposalAction; kind: 'primary' | 'quiet' | 'plain' }>;

function Act({ action, kind }: ActProps): ReactNode {
  return (
    <span className={styles.act}>
      <Button kind={kind} isDisabled={action.disabled ?? false} onPress={action.run}>
        {action.label}
      </Button>
      <Kbd keys={action.keys} />
    </span>
  );
}

type AskAgainProps = Readonly<{ failure: AppError; onRetry: () => void }>;

/** A failed part, with a button to retry. */
export function AskAgain({ failure, onRetry }: AskAgainProps): ReactNode {
  const words = useMessages().window;
  return (
    <div className={proposalsScreen.failure}>
      <FailureNotice failure={failure} action={{ label: words.retry, onPress: onRetry }} />
    </div>
  );
}

/**
 * Handles single letters while the focus is on this screen and not in a field or a choice. Keys are `event.key` in
 * lower case.
 */
export function useLetters(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      // After a focused element is removed, the body has the focus for a moment; the key is meant for the screen.
      if (!(target instanceof Element)) return;
      if (target !== document.body && target.closest('[data-proposals]') === null) return;
      if (target.matches('input, textarea, [role="textbox"], [role="combobox"]')) return;
      // Arrows belong to a focused group of choices.
      if (event.key.startsWith('Arrow') && target.closest('[role="radiogroup"], [role="toolbar"]') !== null)
        return;
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
