import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { HOUSES } from '#interview/typography/rules.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

/** Whether typography is corrected as one types. */
export function TypographySettings(): ReactNode {
  const words = useMessages().typography;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-typography">
      <h3 id="settings-typography" className={styles.title}>
        {words.settings}
      </h3>
      <div className={styles.tick}>
        <Checkbox
          isSelected={settings.typographyAsTyped}
          onChange={(typographyAsTyped) => change({ typographyAsTyped })}
        >
          {words.asTyped}
        </Checkbox>
        <p className={styles.hint}>{words.asTypedHint}</p>
      </div>
      <Select
        label={words.house}
        hint={words.houseHint}
        value={settings.typographyHouse}
        choices={HOUSES.map((id) => ({ id, label: words.houses[id] }))}
        onChange={(typographyHouse) => change({ typographyHouse })}
      />
    </section>
  );
}
