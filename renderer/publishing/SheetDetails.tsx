import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { addressRuleOf } from '#interview/destinations.ts';
import { useLocalPageWords, useMessages, useLanguage } from '../bridge/messages.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { SheetApprovals } from '../history/Approvals.tsx';
import { SharePreview } from '../exports/Description.tsx';
import { LabelsPart, useLabelWords } from '../labels/LabelsPart.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { formatTime } from '../ui/format.ts';
import { Choice } from '../ui/fields/Choice.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import { hourIn, momentIn, sameHour } from '../ui/hours.ts';
import { isNearLimit } from '../ui/fields/near-limit.ts';
import { Changes } from './Changes.tsx';
import { SheetBeside } from './SheetBeside.tsx';
import { picturesNote, SheetPictures } from './pictures/SheetPictures.tsx';
import type { Beside } from './use-beside.ts';
import type { When } from './use-when.ts';
import styles from './SheetDetails.module.css';

export type Prepared = RequestOutput<'publications.prepare'>;
type SheetDetailsProps = Readonly<{
  postId: string;
  title: string;
  prepared: Prepared;
  when: When;
  beside: Beside;
  labels: readonly string[];
  onLabels: (labels: string[]) => void;
  /** Puts « Lire la suite » in the text. */
  onAddBreak: () => void;
  checks: ReactNode;
  /** The preview, for windows too narrow to show it next to the details. */
  preview: ReactNode;
}>;

/** The author's decisions in order of importance: time, labels, warnings; then a row for each of the other details. */
export function SheetDetails({
  postId,
  title,
  prepared,
  when,
  beside,
  labels,
  onLabels,
  onAddBreak,
  checks,
  preview,
}: SheetDetailsProps): ReactNode {
  const { publishing: words, byHand, sending } = useMessages();
  const { limits, capabilities } = prepared.blog;
  const shared = useSharedPicture(prepared, beside);
  const isByHand = !capabilities.canSend;
  const update = prepared.intent === 'update';
  const labelsTitle = useLabelWords(capabilities.callsLabelsTags).labels;
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
            <Changes changes={prepared.changes} tags={capabilities.callsLabelsTags} />
          )}
        </Disclosure>
      )}
      {when.ways.length > 1 ? (
        <SheetWhen when={when} publishedAt={prepared.publishedAt} practice={!capabilities.isPublic} />
      ) : (
        <dl className={styles.row}>
          <dt>{sending.when.label}</dt>
          <dd>{isByHand ? byHand.when : sending.when[when.proposes ? 'propose' : 'now']}</dd>
        </dl>
      )}
      <section className={styles.labels} aria-label={labelsTitle}>
        <p className={styles.labelsTitle}>
          {labelsTitle}
          {isNearLimit(labels.length, limits.labels) && (
            <span className={styles.note}> {words.labelCount(labels.length, limits.labels)}</span>
          )}
        </p>
        <LabelsPart labels={labels} limits={limits} tags={capabilities.callsLabelsTags} onChange={onLabels} />
      </section>
      {checks}
      <SheetApprovals postId={postId} />
      <div className={styles.lines}>
        <SheetBeside prepared={prepared} beside={beside} />
        <SheetAddress
          prepared={prepared}
          beside={beside}
          title={title}
          choosable={
            prepared.addressOpen &&
            (capabilities.canForeseeAddress || capabilities.takesAddressWords) &&
            !when.proposes &&
            when.way !== 'deposit' &&
            !isByHand
          }
        />
        <PicturesLine key={prepared.blog.id} postId={postId} prepared={prepared} onAddBreak={onAddBreak} />
        {preview}
        <SharePreview
          postId={postId}
          address={prepared.address}
          pictureInside={prepared.photos.host === 'inline' && prepared.photos.count > 0}
          excerpt={capabilities.takesExcerpt ? (beside.shown.excerpt ?? '') : undefined}
          shared={shared}
        />
      </div>
    </>
  );
}

/** The picture that a page of a folder names for shared links. It needs the public address of the site. */
function useSharedPicture(
  { blog }: Prepared,
  { shown: { featured } }: Beside,
): Readonly<{ asset?: string; hint?: string }> | undefined {
  const words = useLocalPageWords();
  if (!blog.capabilities.hasLocalPages) return undefined;
  if (blog.url === '') return { hint: words.sharedWithoutAddress };
  return featured && 'asset' in featured ? { asset: featured.asset } : {};
}

type SheetAddressProps = Readonly<{
  prepared: Prepared;
  beside: Beside;
  title: string;
  /** It is not fixed yet, and its words are those of the title of the first publication. */
  choosable: boolean;
}>;

/**
 * The address in one line. Expanded, it shows the full address, its consequences and the choice of its words; or that
 * the blog chooses it alone.
 */
function SheetAddress({ prepared, beside, title, choosable }: SheetAddressProps): ReactNode {
  const { publishing, sending: words } = useMessages();
  const { address, addressOpen, blog } = prepared;
  const slugOf = addressRuleOf(blog.kind).slug;
  if (addressOpen && !blog.capabilities.canForeseeAddress && choosable)
    return (
      <Disclosure
        title={publishing.address}
        note={slugOf(beside.addressTitle.trim() || title) || publishing.addressByBlog}
      >
        <div className={styles.part}>
          <TextField
            label={words.addressWords}
            hint={words.addressOwn}
            placeholder={slugOf(title)}
            maxLength={200}
            value={beside.addressTitle}
            onChange={beside.setAddressTitle}
          />
        </div>
      </Disclosure>
    );
  if (addressOpen && !blog.capabilities.canForeseeAddress)
    return (
      <dl className={styles.row}>
        <dt>{publishing.address}</dt>
        <dd>{publishing.addressByBlog}</dd>
      </dl>
    );
  const chosen = beside.addressTitle.trim();
  const foreseen = chosen === '' ? address : address.replace(/[^/]*$/, `${slugOf(chosen)}.html`);
  return (
    <Disclosure title={publishing.address} note={foreseen.replace(/^.*\/(?=[^/])/, '')}>
      <div className={styles.part}>
        <p className={styles.address}>{foreseen}</p>
        <p className={styles.note}>{addressOpen ? publishing.addressForeseen : publishing.addressKept}</p>
        {choosable && (
          <TextField
            label={words.addressWords}
            hint={words.addressWordsHint}
            maxLength={200}
            value={beside.addressTitle}
            onChange={beside.setAddressTitle}
          />
        )}
      </div>
    </Disclosure>
  );
}

type PicturesLineProps = Pick<SheetDetailsProps, 'postId' | 'prepared' | 'onAddBreak'>;

/** The pictures in a line, open wherever the author has something to decide about them. */
function PicturesLine({ postId, prepared, onAddBreak }: PicturesLineProps): ReactNode {
  const { publishing: words, photos: photoWords } = useMessages();
  const { photos, checks, pictures } = prepared;
  const pictureNote = picturesNote(prepared, photoWords);
  const asks =
    photos.count > 0 &&
    (photos.host === undefined ||
      photos.missing.length > 0 ||
      photos.breakProposed ||
      checks.some(({ code }) => code === 'too-heavy'));
  const [open, setOpen] = useState(asks);
  const [asked, setAsked] = useState(asks);
  // Opens automatically once; sections opened by the author stay open.
  if (asks !== asked) {
    setAsked(asks);
    if (asks) setOpen(true);
  }
  if (pictures === 0)
    return (
      <dl className={styles.row}>
        <dt>{words.pictures}</dt>
        <dd>{words.pictureCount(0)}</dd>
      </dl>
    );
  return (
    <Disclosure
      title={words.pictures}
      note={words.pictureCount(pictures)}
      isExpanded={open}
      onExpandedChange={setOpen}
    >
      <div className={styles.part}>
        {pictureNote !== undefined && <p className={styles.note}>{pictureNote}</p>}
        <SheetPictures postId={postId} prepared={prepared} onAddBreak={onAddBreak} />
      </div>
    </Disclosure>
  );
}

type SheetWhenProps = Readonly<{
  when: When;
  publishedAt: number | undefined;
  /** The practice blog has no other readers. */
  practice: boolean;
}>;

/** « Quand »: the ways in sight, the hour in the author's zone and in the blog's. */
function SheetWhen({ when, publishedAt, practice }: SheetWhenProps): ReactNode {
  const { sending: words } = useMessages();
  const language = useLanguage();
  const { zone, blogZone, openedAt, hour } = when;
  const moment = (at: number, there = zone): string => momentIn(at, there, openedAt, language);
  const labels = {
    now: when.proposes ? words.when.propose : words.when.now,
    keep: publishedAt === undefined ? words.when.now : words.when.keep(moment(publishedAt)),
    tomorrow: words.when.tomorrow(formatTime(when.tomorrow, language)),
    other: words.when.other,
    deposit: practice ? words.when.depositPractice : words.when.deposit,
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
          ...(id === 'deposit' && !practice ? { hint: words.when.depositHint } : {}),
          ...(id === 'now' && when.proposes ? { hint: words.when.proposeHint } : {}),
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
          <span>{practice ? words.byPractice : words.byBlog}</span>
        </p>
      )}
    </section>
  );
}
