import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { BackupSettings } from '../backups/BackupSettings.tsx';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { Button } from '../ui/Button.tsx';
import styles from '../ui/SettingsParts.module.css';
import {
  BinSettings,
  GeneralSettings,
  HoldSettings,
  PreviewSettings,
  SavingSettings,
  SpellingSettings,
  TypographySettings,
} from './GeneralSettings.tsx';
import { BlogSettings } from './BlogSettings.tsx';
import { EquivalentSettings } from './EquivalentSettings.tsx';
import { FolderSettings } from './FolderSettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';

type SettingsDialogProps = Readonly<{
  /** `blogs`: opened to connect a blog; the others: from what is said of them elsewhere. */
  part: 'general' | 'blogs' | 'backups' | 'folders' | 'updates';
  /** Everything that is not saved yet. Rejects with what keeps it from being saved. */
  save: () => Promise<unknown>;
  onClose: () => void;
  onPicturesOnline: () => void;
}>;

/** What the author can choose; each choice holds at once. The part that was asked for stands first. */
export function SettingsDialog({ part, save, onClose, onPicturesOnline }: SettingsDialogProps): ReactNode {
  const all = useMessages();
  const words = all.settings;
  const say = useFailureWords();
  const { refusal } = useSettings();
  const blogs = (
    <section className={styles.part} aria-labelledby="settings-blogs">
      <h3 id="settings-blogs" className={styles.title}>
        {words.blogs}
      </h3>
      <BlogSettings connecting={part === 'blogs'} onPicturesOnline={onPicturesOnline} />
    </section>
  );
  const sections = [
    { id: 'general', title: words.general, shown: <GeneralSettings /> },
    { id: 'saving', title: words.saving.title, shown: <SavingSettings /> },
    { id: 'folders', title: all.rescue.settings.title, shown: <FolderSettings save={save} /> },
    { id: 'backups', title: all.backups.title, shown: <BackupSettings save={save} /> },
    { id: 'blogs', title: words.blogs, shown: blogs },
    { id: 'publishing', title: words.publishing, shown: <HoldSettings /> },
    { id: 'preview', title: all.preview.settings, shown: <PreviewSettings /> },
    { id: 'spelling', title: all.spelling.title, shown: <SpellingSettings /> },
    { id: 'typography', title: all.typography.settings, shown: <TypographySettings /> },
    { id: 'equivalents', title: all.equivalents.title, shown: <EquivalentSettings /> },
    { id: 'archive', title: all.archiveHealth.title, shown: <IndexSettings /> },
    { id: 'bin', title: all.bin.settings, shown: <BinSettings /> },
    { id: 'updates', title: all.updates.title, shown: <UpdateSettings /> },
  ];
  const ordered = [...sections.filter(({ id }) => id === part), ...sections.filter(({ id }) => id !== part)];
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="l">
      <div className={styles.columns}>
        <SettingsIndex parts={ordered} />
        <div className={styles.parts}>
          {refusal !== undefined && <Notice tone="alert">{say(refusal).sentence}</Notice>}
          {ordered.map(({ id, shown }) => (
            <div key={id}>{shown}</div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

type SettingsIndexProps = Readonly<{ parts: readonly Readonly<{ id: string; title: string }>[] }>;

/** Where each part of the settings is: one press away, its heading then has the focus. */
function SettingsIndex({ parts }: SettingsIndexProps): ReactNode {
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
