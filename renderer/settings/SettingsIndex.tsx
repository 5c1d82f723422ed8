import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import styles from '../ui/SettingsParts.module.css';

type SettingsIndexProps = Readonly<{ parts: readonly Readonly<{ id: string; title: string }>[] }>;

/** Where each part of the settings is: one press away, its heading then has the focus. */
export function SettingsIndex({ parts }: SettingsIndexProps): ReactNode {
  const words = useMessages().settings;
  const go = (id: string): void => {
    const heading = document.getElementById(`settings-${id}`);
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  };
  return (
    <nav className={styles.index} aria-label={words.parts}>
      {parts.map(({ id, title }) => (
        <Button key={id} kind="plain" onPress={() => go(id)}>
          {title}
        </Button>
      ))}
    </nav>
  );
}
