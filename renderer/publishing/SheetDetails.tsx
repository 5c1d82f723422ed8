import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { addressSlug } from '#interview/foreseen-address.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { SheetApprovals } from '../history/Approvals.tsx';
import { HowItShows } from '../exports/Description.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { formatTime } from '../ui/format.ts';
import { Choice } from '../ui/fields/Choice.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import { hourIn, momentIn, sameHour } from '../ui/hours.ts';
import { Changes } from './Changes.tsx';
import { picturesNote, SheetPictures } from './pictures/SheetPictures.tsx';
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
  const hands = !prepared.blog.capabilities.sends;
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
        <Row title={words.labels}>{words.labelCount(prepared.labels, prepared.blog.limits.labels)}</Row>
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

type SheetAddressProps = Readonly<{ when: When; address: string }>;

/** Choosing the words of an address that is not fixed yet: Blogger takes them from the title of the first publication. */
function SheetAddress({ when, address }: SheetAddressProps): ReactNode {
  const { sending: words } = useMessages();
  const chosen = when.addressTitle.trim();
  return (
    <Disclosure title={words.chooseAddress}>
      <TextField
        label={words.addressWords}
        hint={
          chosen === ''
            ? words.addressWordsHint
            : `${words.addressNow(address.replace(/[^/]*$/, `${addressSlug(chosen)}.html`))} ${words.addressWordsHint}`
        }
        maxLength={200}
        value={when.addressTitle}
        onChange={when.setAddressTitle}
      />
    </Disclosure>
  );
}

type SheetWhenProps = Readonly<{ when: When; publishedAt: number | undefined }>;

/** « Quand »: the ways in sight, the hour in the author's zone and in the blog's. */
function SheetWhen({ when, publishedAt }: SheetWhenProps): ReactNode {
  const { sending: words } = useMessages();
  const language = useLanguage();
  const { zone, blogZone, openedAt, hour } = when;
  const moment = (at: number, there = zone): string => momentIn(at, there, openedAt, language);
  const labels = {
    now: words.when.now,
    keep: publishedAt === undefined ? words.when.now : words.when.keep(moment(publishedAt)),
    tomorrow: words.when.tomorrow(formatTime(when.tomorrow, language)),
    other: words.when.other,
    deposit: words.when.deposit,
  };
  return (
    <section className={styles.when}>
      <Choice
        label={words.when.label}
        value={when.way}
        onChange={when.choose}
        options={when.ways.map((id) => ({
          id,
          label: labels[id],
          ...(id === 'deposit' ? { hint: words.when.depositHint } : {}),
        }))}
      />
      {when.way === 'other' && (
        <DateTimeField
          label={words.date}
          value={when.other}
          onChange={when.setOther}
          first={hourIn(openedAt, zone).set({ hour: 0, minute: 0 })}
          words={words}
          {...(when.lacks === undefined
            ? {}
            : { error: when.lacks === 'hour' ? words.hourMissing : words.hourPast })}
        />
      )}
      {hour !== undefined && (
        <p className={styles.sheetWhenNote} role="status">
          {hour.change === 'skipped' && <span>{words.hourSkipped(moment(hour.at))}</span>}
          {hour.change === 'twice' && <span>{words.hourTwice(moment(hour.at))}</span>}
          <span>{words.hourHere(moment(hour.at))}</span>
          {blogZone !== undefined && !sameHour(hour.at, zone, blogZone) && (
            <span>{words.hourThere(moment(hour.at, blogZone), blogZone)}</span>
          )}
          <span>{words.byBlogger}</span>
        </p>
      )}
    </section>
  );
}
