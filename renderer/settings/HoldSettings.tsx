import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Select } from '../ui/Select.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

const HOLDS = ['0', '10', '30'] as const;
const SECONDS = { '0': 0, '10': 10, '30': 30 } as const;

/** How long a first publication can be called back. */
export function HoldSettings(): ReactNode {
  const words = useMessages().settings;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-publishing">
      <h3 id="settings-publishing" className={styles.title}>
        {words.publishing}
      </h3>
      <Select
        label={words.hold}
        hint={words.holdHint}
        value={HOLDS.find((id) => SECONDS[id] === settings.holdSeconds) ?? '10'}
        choices={HOLDS.map((id) => ({ id, label: words.holds[id] }))}
        onChange={(id) => change({ holdSeconds: SECONDS[id] })}
      />
    </section>
  );
}
