import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { foldKey } from '#interview/fold-key.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { BackupSettings } from '../backups/BackupSettings.tsx';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { Select } from '../ui/fields/Select.tsx';
import styles from '../ui/SettingsParts.module.css';
import {
  BinSettings,
  FocusSettings,
  GeneralSettings,
  HoldSettings,
  PreviewSettings,
  SavingSettings,
  SpellingSettings,
  TypographySettings,
} from './GeneralSettings.tsx';
import type { View } from '../ui/window/view.ts';
import { BlogSettings } from './BlogSettings.tsx';
import { EquivalentSettings } from './EquivalentSettings.tsx';
import { FolderSettings } from './FolderSettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';

type SettingsDialogProps = Readonly<{
  /** All but `general`: from what is said of them elsewhere. */
  part: View['settingsPart'];
  /** Everything that is not saved yet. Rejects with what keeps it from being saved. */
  save: () => Promise<unknown>;
  onClose: () => void;
  onPicturesOnline: () => void;
}>;

/** What the author can choose; each choice holds at once. One page of it at a time, the one that was asked for first. */
export function SettingsDialog({ part, save, onClose, onPicturesOnline }: SettingsDialogProps): ReactNode {
  const all = useMessages();
  const words = all.settings;
  const say = useFailureWords();
  const { refusal } = useSettings();
  const connecting =
    part === 'connect' || part === 'connect-wordpress' || part === 'connect-folder' || part === 'sign-in'
      ? part
      : undefined;
  const [current, setCurrent] = useState<string>(connecting === undefined ? part : 'blogs');
  const [sought, setSought] = useState('');
  const blogs = (
    <section className={styles.part} aria-labelledby="settings-blogs">
      <h3 id="settings-blogs" className={styles.title}>
        {words.blogs}
      </h3>
      <BlogSettings opens={connecting} onOpenedDone={onClose} onPicturesOnline={onPicturesOnline} />
    </section>
  );
  const pages: readonly SettingsPage[] = [
    {
      id: 'general',
      title: words.general,
      said: [
        words.language,
        words.theme,
        words.themes,
        words.postLanguage,
        words.noticesStay,
        words.noticesStayHint,
        words.saving,
      ],
      shown: (
        <>
          <GeneralSettings />
          <SavingSettings />
        </>
      ),
    },
    {
      id: 'writing',
      title: words.writing,
      said: [
        all.spelling,
        all.typography.settings,
        all.typography.asTyped,
        all.typography.asTypedHint,
        all.typography.house,
        all.typography.houseHint,
        words.focus,
      ],
      shown: (
        <>
          <SpellingSettings />
          <TypographySettings />
          <FocusSettings />
        </>
      ),
    },
    {
      id: 'blogs',
      title: words.blogs,
      said: [
        all.publishing.connectBlogger,
        all.wordpress.connect,
        all.publishing.tryPractice,
        all.byHand.add,
        all.photos.online.open,
      ],
      shown: blogs,
    },
    {
      id: 'publishing',
      title: words.publishing,
      said: [words.hold, words.holdHint, all.preview.settings, all.preview.style, all.preview.styleHint],
      shown: (
        <>
          <HoldSettings />
          <PreviewSettings />
        </>
      ),
    },
    {
      id: 'folders',
      title: all.rescue.settings.title,
      said: [all.rescue.settings],
      shown: <FolderSettings save={save} />,
    },
    {
      id: 'backups',
      title: all.backups.title,
      said: [all.backups],
      shown: <BackupSettings save={save} />,
    },
    {
      id: 'search',
      title: words.search,
      said: [all.equivalents, all.archiveHealth],
      shown: (
        <>
          <EquivalentSettings />
          <IndexSettings />
        </>
      ),
    },
    {
      id: 'bin',
      title: all.bin.settings,
      said: [all.bin.settingsRule, all.bin.settingsHint, all.bin.rules],
      shown: <BinSettings />,
    },
    {
      id: 'updates',
      title: all.updates.title,
      said: [all.updates.mode, all.updates.modes, all.updates.check],
      shown: <UpdateSettings />,
    },
  ];
  const listed = pages.filter((page) => speaksOf(page, sought));
  const shown = listed.find(({ id }) => id === current) ?? listed[0];
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="l">
      <Tabs
        orientation="vertical"
        className={styles.columns ?? ''}
        selectedKey={shown?.id ?? current}
        onSelectionChange={(id) => setCurrent(String(id))}
      >
        <div className={styles.index}>
          <SearchField
            label={words.seek}
            clearLabel={words.seekClear}
            placeholder={words.seekHint}
            value={sought}
            onChange={setSought}
          />
          <TabList className={styles.tabs ?? ''} aria-label={words.parts} items={listed}>
            {({ id, title }) => (
              <Tab id={id} className={styles.tab ?? ''}>
                {title}
              </Tab>
            )}
          </TabList>
          {shown !== undefined && (
            <div className={styles.choice}>
              <Select
                label={words.parts}
                labelHidden
                value={shown.id}
                choices={listed.map(({ id, title }) => ({ id, label: title }))}
                onChange={setCurrent}
              />
            </div>
          )}
        </div>
        <div className={styles.pages}>
          {refusal !== undefined && <Notice tone="alert">{say(refusal).sentence}</Notice>}
          <p className={styles.hint} role="status">
            {shown === undefined && words.seekNothing(sought)}
          </p>
          {/* What was begun on another page stays as it was left. */}
          {pages.map((page) => (
            <TabPanel key={page.id} id={page.id} className={styles.parts ?? ''} shouldForceMount>
              {page.shown}
            </TabPanel>
          ))}
        </div>
      </Tabs>
    </Dialog>
  );
}

type SettingsPage = Readonly<{
  id: string;
  title: string;
  /** Messages in which a setting is sought: whatever the page says. */
  said: readonly unknown[];
  shown: ReactNode;
}>;

/** True where each word that is sought begins a word of the page, whatever its accents and capitals. */
function speaksOf({ title, said }: SettingsPage, sought: string): boolean {
  const keys = foldKey(sought).split(/\s+/).filter(Boolean);
  if (keys.length === 0) return true;
  const words = foldKey(sentencesOf([title, said]).join(' ')).split(/[\s’'«»(),.:;?!-]+/);
  return keys.every((key) => words.some((word) => word.startsWith(key)));
}

/** The sentences of messages; those made of a value are left out. */
function sentencesOf(said: unknown): string[] {
  if (typeof said === 'string') return [said];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(sentencesOf) : [];
}
