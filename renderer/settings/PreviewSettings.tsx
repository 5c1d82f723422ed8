import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

/** As the contract bounds it. */
const LONGEST_STYLE = 100_000;

/** The look of the preview: the blog's own, where its CSS is given. Kept when the field or the settings are left. */
export function PreviewSettings(): ReactNode {
  const words = useMessages().preview;
  const { settings, change } = useSettings();
  const [style, setStyle] = useState(settings.previewStyle);
  const tooLong = style.length > LONGEST_STYLE;
  const keep = useRef<() => void>(() => undefined);
  useEffect(() => {
    keep.current = () => {
      if (!tooLong && style !== settings.previewStyle) change({ previewStyle: style });
    };
  });
  // Escape closes the settings with the focus still in the field.
  useEffect(() => () => keep.current(), []);
  return (
    <section className={styles.part} aria-labelledby="settings-preview">
      <h3 id="settings-preview" className={styles.title}>
        {words.settings}
      </h3>
      <TextField
        label={words.style}
        hint={words.styleHint}
        rows={4}
        value={style}
        onChange={setStyle}
        onBlur={() => keep.current()}
        validationBehavior="aria"
        {...(tooLong ? { error: words.styleTooLong } : {})}
      />
    </section>
  );
}
