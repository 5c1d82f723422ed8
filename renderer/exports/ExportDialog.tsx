import { useState, useEffect, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { safeBaseName } from '#interview/file-names.ts';
import type { ExportFormat, Export } from '#contract/exports.ts';
import { AppError, type FailureCode } from '#contract/failure.ts';
import type { RequestInput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Progress } from '../ui/Progress.tsx';
import { call } from '../bridge/call.ts';
import styles from './Exports.module.css';

type ExportDialogProps = Readonly<{
  of: Readonly<
    | { kind: 'post'; postId: string; title: string; language: string }
    | { kind: 'several'; ids: readonly string[] }
    | { kind: 'all' }
  >;
  /** Saves first, since the stored text is exported. The same function at each render. */
  save: () => Promise<unknown>;
  /** The initial format, if not the default. */
  opensWith?: ExportFormat | undefined;
  onClose: () => void;
}>;

const FORMATS_OF_ONE: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'markdown', 'feed'];
const FORMATS_OF_ALL: readonly ExportFormat[] = ['feed', 'markdown', 'html', 'docx', 'pdf'];
const LISTS = ['all', 'drafts', 'reading', 'scheduled', 'published'] as const;
type ListId = (typeof LISTS)[number];

/** « Exporter… » for one or several posts, and « Exporter tout… »: format, posts, location, progress, and report. */
export function ExportDialog({ of, save, opensWith, onClose }: ExportDialogProps): ReactNode {
  const words = useMessages().exports;
  const cancel = useMessages().window.cancel;
  const one = of.kind === 'post';
  const all = of.kind === 'all';
  const [format, setFormat] = useState<ExportFormat>(opensWith ?? (one ? 'docx' : 'feed'));
  const [list, setList] = useState<ListId>('all');
  const counts = useQuery('posts.counts', all ? {} : null).value;
  const exporting = useExport(save);
  const { current, thrown, isStarting } = exporting;
  const title = of.kind === 'several' ? words.several(of.ids.length) : one ? words.one : words.all;
  const none = all && counts !== undefined && counts[list] === 0;

  const toFile = one && format !== 'feed';
  const begin = (): void =>
    void exporting.begin(
      format,
      of.kind === 'all' ? { list } : { ids: of.kind === 'post' ? [of.postId] : [...of.ids] },
      of.kind === 'post' && toFile ? safeBaseName(of.title, words.untitled) : undefined,
    );
  const asking = (
    <>
      <Button onPress={onClose}>{cancel}</Button>
      <Button kind="primary" isDisabled={none} isPending={isStarting} onPress={begin}>
        {toFile ? words.chooseFile : words.chooseFolder}
      </Button>
    </>
  );
  const running = current?.state === 'running';
  return (
    <Dialog
      title={title}
      isOpen
      dismissable={!running}
      onClose={onClose}
      actions={current === undefined ? asking : <After exporting={exporting} onClose={onClose} />}
    >
      {current !== undefined &&
        (running ? <ExportRunning current={current} /> : <ExportReport current={current} />)}
      {current === undefined && (
        <div className={styles.form}>
          <FailureNotice failure={thrown} />
          <Choice
            label={words.format}
            value={format}
            onChange={setFormat}
            options={(one ? FORMATS_OF_ONE : FORMATS_OF_ALL).map((id) => ({
              id,
              label: words.formats[id].name,
              hint: words.formats[id].hint,
            }))}
          />
          {all && (
            <Select
              label={words.which}
              value={list}
              onChange={setList}
              choices={LISTS.map((id) => ({
                id,
                label:
                  counts === undefined
                    ? words.lists[id]
                    : `${words.lists[id]} (${words.postCount(counts[id])})`,
              }))}
              {...(none ? { hint: words.nothingToExport } : {})}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

type AfterProps = Readonly<{ exporting: Exporting; onClose: () => void }>;

/** The buttons after a location was chosen. They take the focus of the removed ones. */
function After({ exporting: { current, stop, reveal }, onClose }: AfterProps): ReactNode {
  const words = useMessages().exports;
  if (current?.state === 'running')
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone
      <Button key="stop" autoFocus onPress={stop}>
        {words.stop}
      </Button>
    );
  return (
    <>
      {(current?.fileCount ?? 0) > 0 && <Button onPress={reveal}>{words.openFolder}</Button>}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone */}
      <Button key="finish" kind="primary" autoFocus onPress={onClose}>
        {words.finish}
      </Button>
    </>
  );
}

type ExportRunningProps = Readonly<{ current: Export }>;

/** The progress of an export. Announced four times, not for each post. */
function ExportRunning({ current }: ExportRunningProps): ReactNode {
  const words = useMessages().exports;
  const { done, total } = current;
  const several = total > 1;
  const share = total === 0 ? 0 : done / total;
  const quarter = Math.floor(share * 4) * 25;
  return (
    <div className={styles.form}>
      <Progress
        label={several ? words.writingTitle : words.writingOne}
        {...(several ? { value: share } : {})}
      />
      {several && <p className={styles.numbers}>{words.writing(done, total)}</p>}
      <VisuallyHidden role="status">
        {several && quarter > 0 ? `${words.writingTitle} ${quarter}\u00a0%` : words.writingOne}
      </VisuallyHidden>
    </div>
  );
}

type ExportReportProps = Readonly<{ current: Export }>;

/** Files and remarks listed; the counts are complete. */
const SHOWN = 12;

/** The written files, and omissions with their reasons. */
function ExportReport({ current }: ExportReportProps): ReactNode {
  const words = useMessages().exports;
  const { state, files, fileCount, skipped, skippedCount, notes, failure } = current;
  const about = (one: Readonly<{ title: string }>): string =>
    one.title.trim() === '' ? words.untitled : one.title;
  return (
    <div className={styles.form} role="status">
      {failure === undefined ? (
        <Notice isAnnounced tone={state === 'done' && fileCount > 0 ? 'good' : 'plain'}>
          {state === 'cancelled' ? words.ended.cancelled(fileCount) : words.ended.done(fileCount)}
        </Notice>
      ) : (
        <FailureNotice
          isAnnounced
          failure={new AppError(failure.code as FailureCode, failure.params, { incident: failure.incident })}
        />
      )}
      {files.length > 0 && (
        <Listed title={words.files} more={fileCount - Math.min(files.length, SHOWN)}>
          {files.slice(0, SHOWN).map((file) => (
            <li key={file} className={styles.line}>
              {file}
            </li>
          ))}
        </Listed>
      )}
      {skippedCount > 0 && (
        <Listed
          title={words.skippedTitle(skippedCount)}
          more={skippedCount - Math.min(skipped.length, SHOWN)}
        >
          {skipped.slice(0, SHOWN).map((one) => (
            <li key={one.id} className={styles.line}>
              {words.remark(about(one), words.skipped[one.reason])}
            </li>
          ))}
        </Listed>
      )}
      {notes.length > 0 && (
        <Listed title={words.notesTitle} more={notes.length - Math.min(notes.length, SHOWN)}>
          {notes.slice(0, SHOWN).map((one) => (
            <li key={`${one.id} ${one.code}`} className={styles.line}>
              {words.remark(about(one), words.notes[one.code](one.count))}
            </li>
          ))}
        </Listed>
      )}
    </div>
  );
}

type ListedProps = Readonly<{ title: string; more: number; children: ReactNode }>;

function Listed({ title, more, children }: ListedProps): ReactNode {
  const words = useMessages().exports;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.lines}>
        {children}
        {more > 0 && <li className={styles.more}>{words.moreFiles(more)}</li>}
      </ul>
    </section>
  );
}

type Exporting = Readonly<{
  /** Undefined until a location is chosen. */
  current: Export | undefined;
  thrown: unknown;
  /** Whether the location is chosen and the first answer is pending. */
  isStarting: boolean;
  begin: (
    format: ExportFormat,
    posts: RequestInput<'exports.start'>['posts'],
    /** The file name for one post; without it, the author chooses a folder. */
    name?: string,
  ) => Promise<void>;
  stop: () => void;
  reveal: () => void;
}>;

/**
 * An export: asks for the location, runs, and reports its progress.
 * @param save called first, since the stored text is exported
 */
function useExport(save: () => Promise<unknown>): Exporting {
  const [run, setRun] = useState<Readonly<{ id: string; token: string }>>();
  const [thrown, setThrown] = useState<unknown>();
  const [isStarting, setIsStarting] = useState(false);
  const { value, failure } = useQuery('exports.get', run === undefined ? null : { id: run.id }, [
    'exports.changed',
  ]);

  async function begin(...[format, posts, name]: Parameters<Exporting['begin']>): Promise<void> {
    setThrown(undefined);
    setIsStarting(true);
    try {
      const { destination } = await call(
        'dialogs.choose-destination',
        name === undefined || format === 'feed' ? { what: 'folder' } : { what: 'file', format, name },
      );
      if (destination === undefined) return;
      await save();
      const { id } = await call('exports.start', { destination: destination.token, format, posts });
      setRun({ id, token: destination.token });
    } catch (error) {
      setThrown(error);
    } finally {
      setIsStarting(false);
    }
  }

  const running = value?.state === 'running';
  const id = run?.id;
  // Stops the export when its dialog closes.
  useEffect(() => {
    if (!running || id === undefined) return undefined;
    return () => void call('exports.cancel', { id }).catch(() => undefined);
  }, [running, id]);

  return {
    current: value,
    thrown: thrown ?? failure,
    isStarting,
    begin,
    stop: () => {
      if (id !== undefined) call('exports.cancel', { id }).catch(setThrown);
    },
    reveal: () => {
      if (run !== undefined) call('destinations.reveal', { token: run.token }).catch(setThrown);
    },
  };
}
