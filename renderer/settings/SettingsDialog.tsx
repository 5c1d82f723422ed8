import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Dialog } from '../widgets/Dialog.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Select } from '../widgets/Select.tsx';
import { BinSettings } from './BinSettings.tsx';
import { BackupSettings } from '../backups/BackupSettings.tsx';
import { BlogSettings } from './BlogSettings.tsx';
import { EquivalentSettings } from './EquivalentSettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';
import { PreviewSettings } from './PreviewSettings.tsx';
import { SpellingSettings } from './SpellingSettings.tsx';
import { TypographySettings } from './TypographySettings.tsx';
import { useSettings } from './use-settings.tsx';
import styles from './SettingsDialog.module.css';

type SettingsDialogProps = Readonly<{
  /** `blogs`: opened to connect a blog; `backups`: from what the status line says of them. */
  part: 'general' | 'blogs' | 'backups';
  /** Everything that is not saved yet. Rejects with what keeps it from being saved. */
  save: () => Promise<unknown>;
  onClose: () => void;
  onPicturesOnline: () => void;
}>;

const LANGUAGES = ['system', 'fr', 'en'] as const;
const THEMES = ['system', 'light', 'dark'] as const;
const HOLDS = ['0', '10', '30'] as const;
const SECONDS = { '0': 0, '10': 10, '30': 30 } as const;

/** What the author can choose; each choice holds at once. */
export function SettingsDialog({ part, save, onClose, onPicturesOnline }: SettingsDialogProps): ReactNode {
  const words = useMessages().settings;
  const say = useFailureWords();
  const { settings, change, refusal } = useSettings();
  const posts: Readonly<Record<string, string>> = words.postLanguages;
  const known = Object.keys(posts);
  const postLanguages = known.includes(settings.postLanguage) ? known : [settings.postLanguage, ...known];

  const blogs = (
    <section className={styles.part} aria-labelledby="settings-blogs">
      <h3 id="settings-blogs" className={styles.title}>
        {words.blogs}
      </h3>
      <BlogSettings connecting={part === 'blogs'} onPicturesOnline={onPicturesOnline} />
    </section>
  );
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="m">
      <div className={styles.parts}>
        {refusal !== undefined && <Notice tone="alert">{say(refusal).sentence}</Notice>}
        {part === 'blogs' && blogs}
        {part === 'backups' && <BackupSettings save={save} />}
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
        <SpellingSettings />
        <TypographySettings />
        <EquivalentSettings />
        <IndexSettings />
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
        <BinSettings />
        {part !== 'blogs' && blogs}
        {part !== 'backups' && <BackupSettings save={save} />}
        <PreviewSettings />
      </div>
    </Dialog>
  );
}
