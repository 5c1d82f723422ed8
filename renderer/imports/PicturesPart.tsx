import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useCalmEvent } from '../bridge/use-calm-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { NoteList } from './NoteList.tsx';
import { missingNotes } from './report-notes.ts';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import lines from './Report.module.css';
import styles from './ImportScreen.module.css';

type PicturesPartProps = Readonly<{ one: Import; report: NonNullable<Import['report']>; acts: ImportActs }>;

/** The pictures of the posts, which are still on the blog: how many and how heavy, then copied, missing ones named. */
export function PicturesPart({ one, report, acts }: PicturesPartProps): ReactNode {
  const words = useMessages().imports;
  const pictures = useQuery('imports.pictures', { id: one.id });
  useCalmEvent('imports.changed', pictures.refresh, 1_000);
  const { fetched, missing } = report.pictures;
  const left = pictures.value;
  const weight = left === undefined ? undefined : weightOf(left);
  if ((left?.pictures ?? 0) === 0 && fetched === 0 && missing.length === 0) return null;
  const fetch = (): void => acts.act('imports.fetch-pictures', { id: one.id });
  return (
    <section className={lines.pictures} aria-labelledby="import-pictures">
      <h3 id="import-pictures" className={styles.part}>
        {words.pictures}
      </h3>
      {fetched > 0 && <Notice tone="good">{words.fetched(fetched)}</Notice>}
      {left !== undefined && left.pictures > 0 && (
        <>
          {missing.length < left.pictures && <p>{words.picturesOnBlog(left.pictures - missing.length)}</p>}
          <div className={styles.buttons}>
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

/** Enough of them have said their size for the whole to be told from these. */
const ENOUGH = 12;

/** Bytes in all; undefined while too few are known for it to be a fair guess. */
export function weightOf(
  left: Readonly<{ pictures: number; known: number; bytes?: number | undefined }>,
): number | undefined {
  const { pictures, known, bytes } = left;
  if (bytes === undefined || known === 0 || known < Math.min(ENOUGH, pictures)) return undefined;
  return Math.round((bytes / known) * pictures);
}
