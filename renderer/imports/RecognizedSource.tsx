import { useState, type ReactNode } from 'react';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { StepHeading } from './step-parts.tsx';
import { sourceName } from './use-imports.ts';
import type { ImportActs, Import, StartImport } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type RecognizedSourceProps = Readonly<{
  one: Import;
  recognized: NonNullable<Import['recognized']>;
  acts: ImportActs;
  start: StartImport;
  onAddress: () => void;
  /** Decides the changes of a single document one by one. */
  onOneByOne: () => void;
}>;

/** The content of the source, and the question whether to import it. */
export function RecognizedSource({
  one,
  recognized,
  acts,
  start,
  onAddress,
  onOneByOne,
}: RecognizedSourceProps): ReactNode {
  const words = useMessages().imports;
  const [comments, setComments] = useState(false);
  const [changes, setChanges] = useState<ReviewedWay>('accepted');
  const { id } = one;
  const { damaged } = recognized;
  const count = recognized.posts + recognized.pages;
  const begin = (partial: boolean): void =>
    acts.act('imports.begin', { id, comments: comments && recognized.comments > 0, partial, changes });
  const facts = [
    ...(one.blogs.length > 0 ? words.factsOfBlog : []),
    words.factAgain,
    ...(recognized.pictures > 0 ? [words.factPictures] : []),
  ];
  const short = recognized.feed === 'short' || recognized.feed === 'none';
  const latest = recognized.feed === 'latest' && count > 0;
  return (
    <>
      <StepHeading
        title={
          damaged === undefined
            ? words.recognized(recognized.posts, recognized.pages)
            : words.damaged(damaged.file)
        }
      >
        <RecognizedBlogs blogs={one.blogs} name={one.name} />
      </StepHeading>
      {damaged !== undefined && (
        <DamagedNotice damaged={damaged} posts={recognized.posts} pages={recognized.pages} />
      )}
      {short && <Notice tone="alert">{count === 0 ? words.feedNone : words.feedShort}</Notice>}
      {latest && <Notice tone="alert">{words.feedLatest(recognized.posts)}</Notice>}
      {count === 0 && !short && damaged === undefined && <Notice>{words.noPosts}</Notice>}
      {count > 0 && (
        <>
          <div className={styles.sides}>
            <RecognizedCounts recognized={recognized} />
            <ul className={styles.facts}>
              {facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </div>
          {recognized.comments > 0 && (
            <div className={styles.choice}>
              <Checkbox isSelected={comments} onChange={setComments}>
                {words.withComments(recognized.comments)}
              </Checkbox>
              <p className={styles.hint}>{words.commentsHint(recognized.comments)}</p>
            </div>
          )}
          {recognized.reviewed !== undefined && (
            <FoundChanges
              reviewed={recognized.reviewed}
              way={changes}
              onWay={setChanges}
              onOneByOne={onOneByOne}
            />
          )}
          <div className={styles.buttons}>
            <Button kind={short ? 'quiet' : 'primary'} onPress={() => begin(damaged !== undefined)}>
              {damaged === undefined
                ? words.begin(recognized.posts, recognized.pages)
                : words.beginPartial(recognized.posts, recognized.pages)}
            </Button>
            <Button onPress={() => acts.act('imports.cancel', { id })}>
              {damaged === undefined ? words.nothing : words.changeNothing}
            </Button>
          </div>
        </>
      )}
      {(short || latest || count === 0) && (
        <OtherWays start={start} {...(one.kind === 'address' && count === 0 ? { onAddress } : {})} />
      )}
    </>
  );
}

const WHOLE = ['posts', 'pages', 'comments', 'pictures'] as const;
const PART = ['drafts', 'scheduled', 'trashed'] as const;

type RecognizedCountsProps = Readonly<{ recognized: NonNullable<Import['recognized']> }>;

/** The counts above zero. */
function RecognizedCounts({ recognized }: RecognizedCountsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const parts = PART.filter((kind) => recognized[kind] > 0);
  return (
    <table className={styles.counts} aria-label={words.contents}>
      <tbody>
        {WHOLE.filter((kind) => recognized[kind] > 0 || kind === 'posts').flatMap((kind) => [
          <tr key={kind}>
            <th scope="row">{words.kinds[kind]}</th>
            <td>{number.format(recognized[kind])}</td>
          </tr>,
          ...(kind === 'posts' || (kind === 'pages' && recognized.posts === 0)
            ? parts.map((part) => (
                <tr key={part} data-part>
                  <th scope="row">{words.kindsWithin[part]}</th>
                  <td>{number.format(recognized[part])}</td>
                </tr>
              ))
            : []),
        ])}
      </tbody>
    </table>
  );
}

type ReviewedWay = 'accepted' | 'original';
type Reviewed = NonNullable<NonNullable<Import['recognized']>['reviewed']>;

type FoundChangesProps = Readonly<{
  reviewed: Reviewed;
  way: ReviewedWay;
  onWay: (way: ReviewedWay) => void;
  onOneByOne: () => void;
}>;

/** The tracked changes of the documents: their authors, and one choice for all. */
function FoundChanges({ reviewed, way, onWay, onOneByOne }: FoundChangesProps): ReactNode {
  const { reviewed: words, imports } = useMessages();
  const { changes, comments } = reviewed;
  return (
    <div className={styles.choice}>
      {changes.length > 0 && (
        <>
          <p>{words.changes(sum(changes), changes)}</p>
          <Choice
            label={words.what}
            value={way}
            onChange={onWay}
            options={[
              { id: 'accepted', label: words.accepted, hint: words.acceptedHint },
              { id: 'original', label: words.original, hint: words.originalHint },
            ]}
          />
          <p className={styles.hint}>
            {imports.oneByOne}{' '}
            <Button kind="plain" onPress={onOneByOne}>
              {words.each}
            </Button>
          </p>
        </>
      )}
      {comments.length > 0 && (
        <>
          <p>{words.comments(sum(comments), comments)}</p>
          <p className={styles.hint}>{words.commentsHint(sum(comments))}</p>
        </>
      )}
    </div>
  );
}

const sum = (by: Reviewed['changes']): number => by.reduce((total, { count }) => total + count, 0);

type RecognizedBlogsProps = Readonly<{
  blogs: Import['blogs'];
  /** The name of the source, if it names no blog. */
  name: string;
}>;

/** The blogs in a source, each with its address. */
export function RecognizedBlogs({ blogs, name }: RecognizedBlogsProps): ReactNode {
  const words = useMessages().imports;
  if (blogs.length === 0) return <p className={styles.sentence}>{sourceName(name)}</p>;
  return (
    <>
      {blogs.length > 1 && <p className={styles.sentence}>{words.manyBlogs(blogs.length)}</p>}
      <ul className={styles.blogs} aria-label={words.blogs}>
        {blogs.map((blog) => (
          <li key={blog.remoteId} className={styles.blog}>
            <Icon name="globe" size={16} />
            <span className={styles.blogName} title={blog.name}>
              {blog.name === '' ? words.unnamedBlog : blog.name}
            </span>
            <span className={styles.blogAddress} title={blog.url}>
              {sourceName(blog.url)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Damaged = NonNullable<NonNullable<Import['recognized']>['damaged']>;
type DamagedNoticeProps = Readonly<{
  damaged: Damaged;
  /** Complete posts and pages. */
  posts: number;
  pages: number;
}>;

/** The position and reason of damage in a file, and the readable part. */
function DamagedNotice({ damaged, posts, pages }: DamagedNoticeProps): ReactNode {
  const words = useMessages().imports;
  const { entry, text, line, damage, passed } = damaged;
  const why = damage === undefined ? undefined : words.damage[damage];
  return (
    <Notice tone="alert">
      {[
        ...(passed === true
          ? [words.passedAt(entry, text, line)]
          : [words.damagedAt(entry, text, line), ...(why === undefined ? [] : [why])]),
        words.readable(posts, pages),
      ].join(' ')}
    </Notice>
  );
}

type OtherWaysProps = Readonly<{
  start: StartImport;
  /** Reads the source again. */
  onRetry?: () => void;
  /** Returns to the address field. */
  onAddress?: () => void;
}>;

/** Other sources, offered when one fails. */
export function OtherWays({ start, onRetry, onAddress }: OtherWaysProps): ReactNode {
  const { imports: words, window } = useMessages();
  return (
    <>
      <FailureNotice failure={start.failed} />
      <div className={styles.buttons}>
        <Button onPress={() => start.choose('files')}>{words.otherBackup}</Button>
        <Button onPress={() => start.choose('files')}>{words.otherTexts}</Button>
        {onRetry !== undefined && <Button onPress={onRetry}>{window.retry}</Button>}
        {onAddress !== undefined && (
          <Button kind="plain" onPress={onAddress}>
            {words.otherAddress}
          </Button>
        )}
      </div>
    </>
  );
}
