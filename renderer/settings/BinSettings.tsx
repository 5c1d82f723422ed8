import type { ReactNode } from 'react';
import { BIN_RULES } from '#contract/library.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Select } from '../ui/Select.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

/** The one rule by which anything is ever erased without being asked for. */
export function BinSettings(): ReactNode {
  const words = useMessages().bin;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-bin">
      <h3 id="settings-bin" className={styles.title}>
        {words.settings}
      </h3>
      <Select
        label={words.settingsRule}
        hint={words.settingsHint}
        value={settings.binRule}
        choices={BIN_RULES.map((id) => ({ id, label: words.rules[id] }))}
        onChange={(binRule) => change({ binRule })}
      />
    </section>
  );
}
