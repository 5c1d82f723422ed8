import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
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
import type { SettingsPageId, View } from '../ui/window/view.ts';
import { BlogSettings } from './BlogSettings.tsx';
import { EquivalentSettings } from './EquivalentSettings.tsx';
import { FolderSettings } from './FolderSettings.tsx';
import { focusSetting } from './focus-setting.ts';
import { IndexSettings } from './IndexSettings.tsx';
import { holdsWords, settingsPages } from './settings-pages.ts';

type SettingsDialogProps = Readonly<{
  /** The initial page; others than `general` when opened from elsewhere. */
  part: View['settingsPart'];
  /** The label of the setting to focus. */
  setting?: string | undefined;
  /** Saves all posts. Rejects with the error that prevents saving. */
  save: () => Promise<unknown>;
  onClose: () => void;
  onPicturesOnline: () => void;
}>;

/** The settings; each choice applies at once. One page is shown at a time. */
export function SettingsDialog({
  part,
  setting,
  save,
  onClose,
  onPicturesOnline,
}: SettingsDialogProps): ReactNode {
  const all = useMessages();
  const words = all.settings;
  const say = useFailureWords();
  const { refusal } = useSettings();
  const [connecting, firstPage] =
    part === 'sign-in' || typeof part === 'object' ? [part, 'blogs'] : [undefined, part];
  const [current, setCurrent] = useState<string>(firstPage);
  const [sought, setSought] = useState('');
  const pagesRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (setting === undefined || pagesRef.current === null) return undefined;
    return focusSetting(pagesRef.current, setting);
  }, [setting]);
  const blogs = (
    <section className={styles.part} aria-labelledby="settings-blogs">
      <h3 id="settings-blogs" className={styles.title}>
        {words.blogs}
      </h3>
      <BlogSettings opens={connecting} onOpenedDone={onClose} onPicturesOnline={onPicturesOnline} />
    </section>
  );
  const shownOn: Readonly<Record<SettingsPageId, ReactNode>> = {
    general: (
      <>
        <GeneralSettings />
        <SavingSettings />
      </>
    ),
    writing: (
      <>
        <SpellingSettings />
        <TypographySettings />
        <FocusSettings />
      </>
    ),
    blogs,
    publishing: (
      <>
        <HoldSettings />
        <PreviewSettings />
      </>
    ),
    folders: <FolderSettings save={save} />,
    backups: <BackupSettings save={save} />,
    search: (
      <>
        <EquivalentSettings />
        <IndexSettings />
      </>
    ),
    bin: <BinSettings />,
    updates: <UpdateSettings />,
  };
  const pages = settingsPages(all);
  const listed = pages.filter((page) => holdsWords(page, sought));
  const shownPage = listed.find(({ id }) => id === current) ?? listed[0];
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="l">
      <Tabs
        orientation="vertical"
        className={styles.columns ?? ''}
        selectedKey={shownPage?.id ?? current}
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
          {shownPage !== undefined && (
            <div className={styles.choice}>
              <Select
                label={words.parts}
                labelHidden
                value={shownPage.id}
                choices={listed.map(({ id, title }) => ({ id, label: title }))}
                onChange={setCurrent}
              />
            </div>
          )}
        </div>
        <div ref={pagesRef} className={styles.pages}>
          {refusal !== undefined && <Notice tone="alert">{say(refusal).sentence}</Notice>}
          <p className={styles.hint} role="status">
            {shownPage === undefined && words.seekNothing(sought)}
          </p>
          {/* Pages stay mounted, so that their state is kept. */}
          {pages.map((page) => (
            <TabPanel key={page.id} id={page.id} className={styles.parts ?? ''} shouldForceMount>
              {shownOn[page.id]}
            </TabPanel>
          ))}
        </div>
      </Tabs>
    </Dialog>
  );
}
