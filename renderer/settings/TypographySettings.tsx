import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Checkbox } from '../widgets/Checkbox.tsx';
import { useSettings } from './use-settings.tsx';
import styles from './SettingsDialog.module.css';

/** Whether typography is corrected as one types. */
export function TypographySettings(): ReactNode {
  const words = useMessages().typography;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-typography">
      <h3 id="settings-typography" className={styles.title}>
        {words.settings}
      </h3>
      <Checkbox
        isSelected={settings.typographyAsTyped}
        onChange={(typographyAsTyped) => change({ typographyAsTyped })}
      >
        {words.asTyped}
      </Checkbox>
      <p className={styles.hint}>{words.asTypedHint}</p>
    </section>
  );
}
