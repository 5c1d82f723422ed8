import { useState, type ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { useThrottledEvent } from '../bridge/use-event.ts';
import { Notice } from '../ui/Notice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { StepHeading } from './step-parts.tsx';
import { RecognizedBlogs } from './RecognizedSource.tsx';
import { asThrown, type ImportActs, type Import } from './use-imports.ts';
import {
  countsOf,
  IMPORT_COUNTS,
  reportText,
  commentsWords,
  kindsOf,
  skippedNotes,
  warningNotes,
  missingNotes,
} from './report-notes.ts';
import type { Note } from './report-notes.ts';
import importScreen from './ImportScreen.module.css';
import styles from './Report.module.css';

type ReportProps = Readonly<{
  one: Import;
  acts: ImportActs;
  onPosts: () => void;
  onProposals: () => void;
}>;

/** The report of an import: imported posts, omissions with reasons, and next steps. */
export function Report({ one, acts, onPosts, onProposals }: ReportProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const notices = useNotices();
  const openProposals = useQuery('posts.counts', {}, ['proposals.changed']).value?.proposals ?? 0;
  const { report, state } = one;
  const undone = state === 'undone';
  const title =
    state === 'undone' || state === 'failed'
      ? words.reportTitle[state]
      : words.reportTitle[state === 'cancelled' ? 'cancelled' : 'done'](report?.added ?? 0);
  const copy = (): void => {
    const at = one.finishedAt ?? one.startedAt;
    call('clipboard.write', { text: reportText(one, words, formatMoment(at, at, language)) }).then(
      () => notices.show({ id: 'import-report', text: words.reportCopied, tone: 'good' }),
      (thrown: unknown) => notices.fail('import-report', thrown),
    );
  };
  return (
    <>
      <StepHeading title={title}>
        <RecognizedBlogs blogs={one.blogs} name={one.name} />
      </StepHeading>
      {one.failure !== undefined && <FailureNotice failure={asThrown(one.failure)} />}
      {undone && <p className={importScreen.sentence}>{words.undone}</p>}
      {report !== undefined && !undone && <ReportCounts one={one} report={report} />}
      {!undone && (
        <div className={importScreen.buttons}>
          {state === 'failed' && (
            <Button kind="primary" onPress={() => acts.act('imports.resume', { id: one.id })}>
              {words.resume}
            </Button>
          )}
          <Button kind={state === 'failed' ? 'quiet' : 'primary'} onPress={onPosts}>
            {words.seePosts}
          </Button>
          {openProposals > 0 && <Button onPress={onProposals}>{words.proposals}</Button>}
        </div>
      )}
      {report !== undefined && (
        <>
          {(state === 'done' || state === 'cancelled') && (
            <PicturesPart one={one} report={report} acts={acts} />
          )}
          <ReportNotes report={report} undone={undone} />
          <div className={importScreen.buttons}>
            <Button icon="copy" onPress={copy}>
              {words.copyReport}
            </Button>
            {report.added + report.updated > 0 && !undone && (
              <UndoImport one={one} report={report} acts={acts} />
            )}
          </div>
        </>
      )}
    </>
  );
}

type ReportCountsProps = Readonly<{ one: Import; report: NonNullable<Import['report']> }>;

/** The counts above zero, and the kinds of posts. */
function ReportCounts({ one, report }: ReportCountsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const kinds = kindsOf(report, words);
  const sentences = [
    ...(kinds.length > 0 ? [words.ofThem(kinds.join(', '))] : []),
    ...(report.comments > 0 ? [commentsWords(one, report, words)] : []),
  ];
  const counts = countsOf(report);
  return (
    <>
      <dl className={styles.tiles}>
        {IMPORT_COUNTS.filter((kind) => kind === 'added' || counts[kind] > 0).map((kind) => (
          <div key={kind} className={styles.tile} data-none={counts[kind] === 0 || undefined}>
            <dt>{words.imported[kind]}</dt>
            <dd>{number.format(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {sentences.length > 0 && <p className={importScreen.hint}>{sentences.join(' ')}</p>}
    </>
  );
}

type ReportNotesProps = Readonly<{
  report: NonNullable<Import['report']>;
  /** After an undo, only the kept posts are reported. */
  undone: boolean;
}>;

const KEPT = 'kept-changed';
/** The limit of the contract (IMPORT_LIMITS.notes): a list of this length is truncated. */
const MOST_KEPT = 10_000;

/** Omissions and warnings by group. */
function ReportNotes({ report, undone }: ReportNotesProps): ReactNode {
  const words = useMessages().imports;
  const keptPosts = warningNotes(report, words, (code) => code === KEPT);
  if (undone) return <NoteList title={words.undoneKept(keptPosts.length)} notes={keptPosts} open />;
  const skipped = skippedNotes(report, words);
  const warnings = warningNotes(report, words, (code) => code !== KEPT);
  if (skipped.length + warnings.length === 0) return <p className={importScreen.hint}>{words.allImported}</p>;
  return (
    <div className={styles.groups}>
      {Math.max(skipped.length, warnings.length) >= MOST_KEPT && (
        <p className={importScreen.hint}>{words.more}</p>
      )}
      <NoteList title={words.skipped(skipped.length)} notes={skipped} open />
      <NoteList title={words.warnings(warnings.length)} notes={warnings} open={skipped.length === 0} />
    </div>
  );
}

type PicturesPartProps = Readonly<{ one: Import; report: NonNullable<Import['report']>; acts: ImportActs }>;

/** Pictures still on the blog: number and size, then the copy, with missing ones named. */
function PicturesPart({ one, report, acts }: PicturesPartProps): ReactNode {
  const words = useMessages().imports;
  const pictures = useQuery('imports.pictures', { id: one.id });
  useThrottledEvent('imports.changed', pictures.refresh, 1_000);
  const { fetched, missing } = report.pictures;
  const left = pictures.value;
  const weight = left === undefined ? undefined : weightOf(left);
  if ((left?.pictures ?? 0) === 0 && fetched === 0 && missing.length === 0) return null;
  const fetch = (): void => acts.act('imports.fetch-pictures', { id: one.id });
  return (
    <section className={styles.pictures} aria-labelledby="import-pictures">
      <h3 id="import-pictures" className={importScreen.part}>
        {words.pictures}
      </h3>
      {fetched > 0 && <Notice tone="good">{words.fetched(fetched)}</Notice>}
      {left !== undefined && left.pictures > 0 && (
        <>
          {missing.length < left.pictures && <p>{words.picturesOnBlog(left.pictures - missing.length)}</p>}
          <div className={importScreen.buttons}>
            <Button onPress={fetch}>
              {missing.length >= left.pictures
                ? words.retryPictures
                : words.fetchPictures(left.pictures, weight)}
            </Button>
          </div>
        </>
      )}
      <NoteList title={words.missing(missing.length)} notes={missingNotes(report, words)} open />
    </section>
  );
}

/** The number of known sizes from which the total is estimated. */
const ENOUGH = 12;

/** Estimated bytes in total; undefined if too few sizes are known. */
export function weightOf(
  left: Readonly<{ pictures: number; known: number; bytes?: number | undefined }>,
): number | undefined {
  const { pictures, known, bytes } = left;
  if (bytes === undefined || known === 0 || known < Math.min(ENOUGH, pictures)) return undefined;
  return Math.round((bytes / known) * pictures);
}

const ROW = 52;
const MOST_IN_SIGHT = 7;

type NoteListProps = Readonly<{
  title: string;
  notes: readonly Note[];
  /** Whether it is expanded at first: short lists, or if nothing else is shown. */
  open: boolean;
}>;

/** The lines of a report, virtualised. */
function NoteList({ title, notes, open }: NoteListProps): ReactNode {
  if (notes.length === 0) return null;
  return (
    <Disclosure title={title} level={3} defaultExpanded={open}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
        <GridList
          aria-label={title}
          className={styles.notes ?? ''}
          style={{ blockSize: Math.min(notes.length, MOST_IN_SIGHT) * ROW + 2 }}
        >
          {notes.map(({ key, text, detail }) => (
            <GridListItem key={key} id={key} className={styles.note ?? ''} textValue={text}>
              <span className={styles.noteText} title={text}>
                {text}
              </span>
              <span className={styles.noteDetail} title={detail}>
                {detail}
              </span>
            </GridListItem>
          ))}
        </GridList>
      </Virtualizer>
    </Disclosure>
  );
}

type UndoImportProps = Readonly<{ one: Import; report: NonNullable<Import['report']>; acts: ImportActs }>;

/** « Annuler cette importation… »: shows the effects, then undoes the import. */
function UndoImport({ one, report, acts }: UndoImportProps): ReactNode {
  const words = useMessages().imports;
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <Button icon="restore" onPress={() => setAsking(true)}>
        {words.undo}
      </Button>
      <Dialog
        title={words.undoTitle}
        role="alertdialog"
        size="s"
        isOpen={asking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{words.undoKeep}</Button>
            <Button
              kind="danger"
              onPress={() => {
                close();
                acts.act('imports.undo', { id: one.id });
              }}
            >
              {words.undoNow}
            </Button>
          </>
        }
      >
        <ul className={importScreen.facts}>
          <li>{words.undoAdded(report.added)}</li>
          {report.updated > 0 && <li>{words.undoUpdated(report.updated)}</li>}
          <li>{words.undoKept}</li>
          <li>{words.undoBlog}</li>
        </ul>
      </Dialog>
    </>
  );
}
