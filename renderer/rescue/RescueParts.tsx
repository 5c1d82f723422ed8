import { useState, type ReactNode } from 'react';
import { AppError, type FailureCode } from '#contract/failure.ts';
import type { Situation, Recovered, RescueCopy } from '#contract/rescue.ts';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { CopyRows } from '../backups/CopyRows.tsx';
import { FolderDialog } from './use-rescue.tsx';
import { kindOf, showsCopies, waysOf } from './kinds.ts';
import type { RescueKind, Way } from './kinds.ts';
import type { Rescue } from './use-rescue.tsx';
import styles from './Rescue.module.css';

type Failure = NonNullable<Situation['failure']>;
type RescuePartsProps = Readonly<{
  rescue: Rescue;
  failure: Failure;
  situation: Situation;
  /** Whether the window stays below, with its content. */
  over: boolean;
}>;

/** The state of the library, the existing backups, and the possible ways out. */
export function RescueParts({ rescue, failure, situation, over }: RescuePartsProps): ReactNode {
  const { rescue: words, backups } = useMessages();
  const say = useFailureWords();
  const [unseen, setUnseen] = useState<unknown>(undefined);
  const kind = kindOf(failure);
  const { work } = situation;
  const busy = rescue.state !== 'idle' || work !== undefined;
  const error = rescue.failed ?? unseen;
  const press: Readonly<Record<Way, () => void>> = {
    retry: rescue.retry,
    other: rescue.chooseFolder,
    usual: rescue.chooseUsual,
    anew: rescue.beginAnew,
    file: rescue.chooseFile,
    reveal: rescue.reveal,
    log: () => void call('log.reveal', {}).then(() => setUnseen(undefined), setUnseen),
    quit: () => void call('windows.close', {}).catch(setUnseen),
  };
  if (rescue.recovered !== undefined && rescue.state !== 'opening')
    return (
      <>
        {rescue.failed !== undefined && <Notice tone="alert">{say(rescue.failed).sentence}</Notice>}
        <RecoveredReport
          recovered={rescue.recovered}
          busy={busy}
          onAccept={rescue.accept}
          onBack={rescue.dismiss}
        />
      </>
    );
  return (
    <>
      <Explanation kind={kind} failure={failure} situation={situation} />
      {over && <p className={styles.sentence}>{words.wordsKept}</p>}
      <div className={styles.live} aria-live="polite">
        {rescue.state === 'opening' && <Progress label={backups.restore.opening} />}
        {work !== undefined && (
          <>
            <Progress label={words.work[work.what]} value={work.share} />
            <Button kind="plain" aria-label={backups.stopWork(words.work[work.what])} onPress={rescue.stop}>
              {backups.stop}
            </Button>
          </>
        )}
      </div>
      {error !== undefined && <Notice tone="alert">{say(error).sentence}</Notice>}
      {showsCopies(kind) && (
        <RescueCopies
          copies={situation.copies}
          busy={busy}
          onRestore={({ id, folder }) => rescue.restore({ copy: id, folder })}
        />
      )}
      {kind === 'damaged' && situation.readable && (
        <div className={styles.recover}>
          <Button
            kind={situation.copies.length === 0 ? 'primary' : 'quiet'}
            isDisabled={busy}
            onPress={rescue.recover}
          >
            {words.recover}
          </Button>
          <p className={styles.sentence}>{words.recoverHint}</p>
        </div>
      )}
      <Ways kind={kind} situation={situation} busy={busy} press={press} />
      {rescue.folder !== undefined && (
        <FolderDialog
          title={words.otherFolder.replace('…', '')}
          folder={rescue.folder}
          onUse={() => rescue.folder !== undefined && rescue.takeFolder(rescue.folder.id)}
          onClose={rescue.forgetFolder}
        />
      )}
    </>
  );
}

type WaysProps = Readonly<{
  kind: RescueKind;
  situation: Situation;
  busy: boolean;
  press: Readonly<Record<Way, () => void>>;
}>;

function Ways({ kind, situation, busy, press }: WaysProps): ReactNode {
  const { rescue: words, window: common } = useMessages();
  const labels: Readonly<Record<Way, string>> = {
    retry: common.retry,
    other: words.otherFolder,
    usual: words.useUsual,
    anew: words.beginAnew,
    file: words.chooseFile,
    reveal: words.reveal,
    log: common.showLog,
    quit: words.quit,
  };
  return (
    <div className={styles.ways}>
      {waysOf(kind, situation.folderKind).map((way, index) => (
        <Button
          key={way}
          kind={index === 0 && !showsCopies(kind) ? 'primary' : 'quiet'}
          isDisabled={busy && way !== 'quit' && way !== 'log'}
          onPress={press[way]}
        >
          {labels[way]}
        </Button>
      ))}
    </div>
  );
}

function Explanation({
  kind,
  failure,
  situation,
}: Readonly<{ kind: RescueKind; failure: Failure; situation: Situation }>): ReactNode {
  const { rescue: words, window: common } = useMessages();
  const say = useFailureWords();
  const { params } = failure;
  const text = (name: string): string => String(params[name] ?? '');
  const { explain } = words;
  const sentences: Readonly<Record<RescueKind, () => readonly string[]>> = {
    damaged: () => [explain.damaged],
    missing: () => [explain.missing],
    newer: () => [explain.newer(text('found'), text('known'))],
    early: () => [explain.early],
    gone: () => [explain.gone],
    readOnly: () => [explain.readOnly],
    share: () => [
      explain.share,
      ...(situation.folderKind === 'usual' ? [] : [explain.shareLocal(situation.usual)]),
    ],
    inUse: () => [
      params['holder'] === 'app'
        ? explain.inUse.app
        : params['holder'] === 'command-line'
          ? explain.inUse.commandLine
          : explain.inUse.others,
      ...(params['process'] === undefined ? [] : [explain.process(text('process'))]),
    ],
    others: () => [say(new AppError(failure.code as FailureCode, params)).sentence],
  };
  return (
    <>
      {sentences[kind]().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className={styles.facts}>
        {words.folder(situation.folder)}
        {kind === 'others' && failure.incident !== '' && ` · ${common.incident(failure.incident)}`}
      </p>
    </>
  );
}

const SHOWN = 12;

type RecoveredReportProps = Readonly<{
  recovered: Recovered;
  busy: boolean;
  onAccept: () => void;
  onBack: () => void;
}>;

/** The recovered and lost parts of a damaged library. Nothing changes until it is accepted. */
function RecoveredReport({ recovered, busy, onAccept, onBack }: RecoveredReportProps): ReactNode {
  const { rescue } = useMessages();
  const language = useLanguage();
  const words = rescue.report;
  const { posts, revisions, rebuilt, doubtful, lostPosts, missing, partly } = recovered;
  const parts = new Intl.ListFormat(language).format(partly.map((part) => words.parts[part]));
  const isComplete = rebuilt.count + doubtful.count + lostPosts + missing + partly.length === 0;
  return (
    <section className={styles.report} aria-labelledby="rescue-report">
      <h2 id="rescue-report" className={styles.subtitle}>
        {words.title}
      </h2>
      <p>
        {words.recovered(posts, revisions)} {isComplete && words.whole}
      </p>
      {rebuilt.count > 0 && <Titles text={words.rebuilt(rebuilt.count)} {...rebuilt} />}
      {doubtful.count > 0 && <Titles text={words.doubtful(doubtful.count)} {...doubtful} />}
      {lostPosts > 0 && <p>{words.lost(lostPosts)}</p>}
      {missing > 0 && <p>{words.missing(missing)}</p>}
      {partly.length > 0 && <p className={styles.sentence}>{words.partly(parts)}</p>}
      <p className={styles.sentence}>{words.kept}</p>
      <div className={styles.ways}>
        <Button kind="primary" isDisabled={busy} onPress={onAccept}>
          {words.accept}
        </Button>
        <Button isDisabled={busy} onPress={onBack}>
          {words.back}
        </Button>
      </div>
    </section>
  );
}

function Titles({
  text,
  count,
  titles,
}: Readonly<{ text: string; count: number; titles: readonly string[] }>): ReactNode {
  const { rescue, window: common } = useMessages();
  const shownTitles = titles.slice(0, SHOWN);
  return (
    <div>
      <p>{text}</p>
      <ul className={styles.titles}>
        {shownTitles.map((title, index) => (
          // Two posts may have the same title.
          // oxlint-disable-next-line react/no-array-index-key -- a list that never changes
          <li key={index}>{title === '' ? common.lists.untitled : title}</li>
        ))}
        {count > shownTitles.length && <li>{rescue.report.others(count - shownTitles.length)}</li>}
      </ul>
    </div>
  );
}

type RescueCopiesProps = Readonly<{
  copies: readonly RescueCopy[];
  busy: boolean;
  onRestore: (copy: RescueCopy) => void;
}>;

/** The backups that can replace a damaged library. */
function RescueCopies({ copies, busy, onRestore }: RescueCopiesProps): ReactNode {
  const { rescue: words, backups } = useMessages();
  if (copies.length === 0) return <p className={styles.sentence}>{words.noCopies}</p>;
  return (
    <>
      <h2 className={styles.subtitle}>{words.copies}</h2>
      <CopyRows
        label={words.copies}
        copies={copies}
        shownFirst={4}
        keyOf={({ id, folder }) => `${folder} ${id}`}
        where={({ folder }) => (folder === 'second' ? backups.onlySecond : undefined)}
        button={{
          text: words.restore,
          nameOf: words.restoreOf,
          kind: 'quiet',
          kindOfNewest: 'primary',
          isDisabled: busy,
        }}
        onRestore={onRestore}
      />
    </>
  );
}
