import { useState, type ReactNode } from 'react';
import { call, isCancelled } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { FolderDialog, chosenFolder } from '../rescue/use-rescue.tsx';
import type { ChosenFolder } from '../rescue/use-rescue.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from '../ui/SettingsParts.module.css';

type FolderSettingsProps = Readonly<{
  /** Saves pending edits. Rejects with the failure of the save. */
  save: () => Promise<unknown>;
}>;

type Asked = Readonly<{ folder: ChosenFolder; what: 'open' | 'move' }>;

/** « Dossiers »: the library's folder, and ways to move or change it. Opening another library reloads the window. */
export function FolderSettings({ save }: FolderSettingsProps): ReactNode {
  const { rescue, window: common, backups } = useMessages();
  const words = rescue.settings;
  const say = useFailureWords();
  const { value: situation } = useQuery('rescue.situation', {}, ['rescue.changed', 'settings.changed']);
  const [asked, setAsked] = useState<Asked>();
  const [failed, setFailed] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);

  const act = (work: () => Promise<unknown>): void => {
    setFailed(undefined);
    setBusy(true);
    work().then(
      () => undefined,
      (thrown: unknown) => {
        if (!isCancelled(thrown)) setFailed(thrown);
        setBusy(false);
      },
    );
  };
  const choose = (what: Asked['what'], folder: () => Promise<ChosenFolder | undefined>): void => {
    setFailed(undefined);
    folder().then(
      (chosenFolder) => chosenFolder !== undefined && setAsked({ folder: chosenFolder, what }),
      setFailed,
    );
  };
  const go = ({ folder, what }: Asked): void => {
    setAsked(undefined);
    act(async () => {
      await save();
      await (what === 'move'
        ? call('folder.move-to', { id: folder.id })
        : call('folder.use', { id: folder.id, keepPage: false }));
    });
  };
  const work = situation?.work;
  return (
    <section className={styles.part} aria-labelledby="settings-folders">
      <h3 id="settings-folders" className={styles.title}>
        {words.title}
      </h3>
      {situation !== undefined && (
        <p className={styles.sentence}>
          {words.library(situation.folder)} {words.by[situation.folderKind]}
        </p>
      )}
      {situation?.synced !== undefined && <Notice>{words.synced(situation.synced)}</Notice>}
      <div className={styles.live} aria-live="polite">
        {busy && (
          <Progress
            label={work === undefined ? backups.restore.opening : rescue.work[work.what]}
            {...(work === undefined ? {} : { value: work.share })}
          />
        )}
        {busy && work !== undefined && (
          <Button
            kind="plain"
            aria-label={backups.stopWork(rescue.work[work.what])}
            onPress={() => void call('rescue.cancel', {}).catch(setFailed)}
          >
            {backups.stop}
          </Button>
        )}
      </div>
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      <div className={styles.acts}>
        <Button onPress={() => void call('rescue.reveal', {}).catch(setFailed)}>{rescue.reveal}</Button>
        {situation?.folderKind !== 'set' && (
          <Button isDisabled={busy} onPress={() => choose('move', chosenFolder)}>
            {words.move}
          </Button>
        )}
        <Button isDisabled={busy} onPress={() => choose('open', chosenFolder)}>
          {words.open}
        </Button>
        {situation?.folderKind === 'chosen' && (
          <Button
            isDisabled={busy}
            onPress={() => choose('open', () => call('folder.examine', { usual: true }))}
          >
            {rescue.useUsual}
          </Button>
        )}
      </div>
      {situation?.folderKind !== 'set' && <p className={styles.hint}>{words.moveHint}</p>}
      {asked !== undefined && (asked.what === 'open' || asked.folder.same) && (
        <FolderDialog
          title={words.open.replace('…', '')}
          folder={asked.folder}
          onUse={() => go(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.what === 'move' && !asked.folder.same && (
        <Dialog
          title={words.move.replace('…', '')}
          isOpen
          size="s"
          onClose={() => setAsked(undefined)}
          actions={
            <>
              <Button onPress={() => setAsked(undefined)}>{common.cancel}</Button>
              <Button kind="primary" onPress={() => go(asked)}>
                {words.moveIt}
              </Button>
            </>
          }
        >
          <p>{words.moveThere(asked.folder.name)}</p>
          <p>{words.moveHint}</p>
        </Dialog>
      )}
    </section>
  );
}
