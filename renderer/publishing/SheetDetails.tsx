import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { SheetApprovals } from '../history/SheetApprovals.tsx';
import { HowItShows } from '../exports/HowItShows.tsx';
import { Changes } from './Changes.tsx';
import { picturesNote } from './pictures/pictures-note.ts';
import { SheetPictures } from './pictures/SheetPictures.tsx';
import { SheetAddress } from './SheetAddress.tsx';
import { SheetWhen } from './SheetWhen.tsx';
import type { When } from './use-when.ts';
import styles from './SheetDetails.module.css';

export type Prepared = RequestOutput<'publications.prepare'>;
type SheetDetailsProps = Readonly<{
  postId: string;
  prepared: Prepared;
  when: When;
  /** Puts « Lire la suite » in the text. */
  onAddBreak: () => void;
  checks: ReactNode;
}>;

/** The rows of the publish sheet, in the order in which an author decides. An update opens on what changes. */
export function SheetDetails({ postId, prepared, when, onAddBreak, checks }: SheetDetailsProps): ReactNode {
  const { publishing: words, byHand, sending, photos } = useMessages();
  const picturesSaid = picturesNote(prepared, photos);
  const hands = prepared.blog.state === 'by-hand';
  const update = prepared.intent === 'update';
  return (
    <>
      {update && (
        <Disclosure
          title={words.changes}
          {...(prepared.changes.length === 0 ? {} : { note: words.changeCount(prepared.changes.length) })}
          defaultExpanded
        >
          {prepared.changes.length === 0 ? (
            <p className={styles.quiet}>{words.changesNone}</p>
          ) : (
            <Changes changes={prepared.changes} />
          )}
        </Disclosure>
      )}
      {when.ways.length > 1 && <SheetWhen when={when} publishedAt={prepared.publishedAt} />}
      <dl className={styles.rows}>
        {when.ways.length === 1 && (
          <Row title={sending.when.label}>{hands ? byHand.when : sending.when.now}</Row>
        )}
        <Row title={words.address} note={prepared.addressOpen ? words.addressForeseen : words.addressKept}>
          <span className={styles.address}>{prepared.address}</span>
        </Row>
        <Row title={words.labels}>{words.labelCount(prepared.labels)}</Row>
        <Row title={words.pictures} {...(picturesSaid === undefined ? {} : { note: picturesSaid })}>
          {words.pictureCount(prepared.pictures)}
        </Row>
      </dl>
      <SheetPictures postId={postId} prepared={prepared} onAddBreak={onAddBreak} />
      {prepared.addressOpen && when.way !== 'deposit' && !hands && (
        <SheetAddress when={when} address={prepared.address} />
      )}
      <SheetApprovals postId={postId} />
      {checks}
      <Disclosure title={words.preview} late>
        {/* Its own host and policy, no script, no rights: what the post holds stays in the frame. */}
        <iframe
          className={styles.preview}
          title={words.previewTitle}
          src={`app://preview/post/${postId}?blog=${prepared.blog.id}`}
          sandbox=""
        />
      </Disclosure>
      <HowItShows
        postId={postId}
        address={prepared.address}
        pictureInside={prepared.photos.host === 'inline' && prepared.photos.count > 0}
      />
    </>
  );
}

type RowProps = Readonly<{ title: string; note?: string; children: ReactNode }>;

function Row({ title, note, children }: RowProps): ReactNode {
  return (
    <div className={styles.row}>
      <dt>{title}</dt>
      <dd>
        {children}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}
