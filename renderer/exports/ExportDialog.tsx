import { useState } from 'react';
import type { ReactNode } from 'react';
import { safeBaseName } from '#interview/file-names.ts';
import type { ExportFormat } from '#contract/exports.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/Select.tsx';
import { ExportReport } from './ExportReport.tsx';
import { ExportRunning } from './ExportRunning.tsx';
import { useExport, type Exporting } from './use-export.ts';
import styles from './Exports.module.css';

type ExportDialogProps = Readonly<{
  of: Readonly<{ kind: 'post'; postId: string; title: string; language: string } | { kind: 'all' }>;
  /** What is written is what is saved. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

const FORMATS_OF_ONE: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'markdown', 'feed'];
const FORMATS_OF_ALL: readonly ExportFormat[] = ['feed', 'markdown', 'html', 'docx', 'pdf'];
const LISTS = ['all', 'drafts', 'published'] as const;
type ListId = (typeof LISTS)[number];

/** « Exporter… » and « Exporter tout… »: which format, which posts; where; how far; what was written. */
export function ExportDialog({ of, save, onClose }: ExportDialogProps): ReactNode {
  const words = useMessages().exports;
  const cancel = useMessages().window.cancel;
  const one = of.kind === 'post';
  const [format, setFormat] = useState<ExportFormat>(one ? 'docx' : 'feed');
  const [list, setList] = useState<ListId>('all');
  const counts = useQuery('posts.counts', one ? null : {}).value;
  const exporting = useExport(save);
  const { current, failure, beginning } = exporting;
  const title = one ? words.one : words.all;
  const none = !one && counts !== undefined && counts[list] === 0;

  const toFile = one && format !== 'feed';
  const begin = (): void =>
    void exporting.begin(
      format,
      of.kind === 'post' ? { ids: [of.postId] } : { list },
      of.kind === 'post' && toFile ? safeBaseName(of.title, words.untitled) : undefined,
    );
  const asking = (
    <>
      <Button onPress={onClose}>{cancel}</Button>
      <Button kind="primary" isDisabled={none} isPending={beginning} onPress={begin}>
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
          {failure !== undefined && (
            <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
              {failure.sentence}
            </Notice>
          )}
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
          {!one && (
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

/** The buttons once a place is chosen. They take the focus: what had it is gone. */
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
