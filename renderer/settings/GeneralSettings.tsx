import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Select } from '../ui/Select.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

const LANGUAGES = ['system', 'fr', 'en'] as const;
const THEMES = ['system', 'light', 'dark'] as const;

/** Language and look of the window, and the language of new posts. */
export function GeneralSettings(): ReactNode {
  const words = useMessages().settings;
  const { settings, change } = useSettings();
  const posts: Readonly<Record<string, string>> = words.postLanguages;
  const known = Object.keys(posts);
  const postLanguages = known.includes(settings.postLanguage) ? known : [settings.postLanguage, ...known];
  return (
    <section className={styles.part} aria-labelledby="settings-general">
      <h3 id="settings-general" className={styles.title}>
        {words.general}
      </h3>
      <Select
        label={words.language}
        value={settings.language}
        choices={LANGUAGES.map((id) => ({ id, label: words.languages[id] }))}
        onChange={(language) => change({ language })}
      />
      <Select
        label={words.theme}
        value={settings.theme}
        choices={THEMES.map((id) => ({ id, label: words.themes[id] }))}
        onChange={(theme) => change({ theme })}
      />
      <Select
        label={words.postLanguage}
        value={settings.postLanguage}
        choices={postLanguages.map((id) => ({ id, label: posts[id] ?? id }))}
        onChange={(postLanguage) => change({ postLanguage })}
      />
    </section>
  );
}
