import { use, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { call } from '../bridge/call.ts';
import { useNotices } from '../ui/window/notices.tsx';
import type { DialogPlace } from '../ui/window/view.ts';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import type { Target } from './links.ts';
import { loadGuide } from './load-guide.ts';
import { MarkdownView } from './MarkdownView.tsx';
import { passagesOf, searchGuide } from './search-guide.ts';
import type { Page, GuideHit } from './search-guide.ts';
import { isSubject, type Subject } from './subjects.ts';
import styles from './GuideDialog.module.css';

type GuideDialogProps = Readonly<{
  /** The passage to open at; by default the page read last. */
  opensAt?: DialogPlace['guide'];
  onClose: () => void;
}>;

/** « Guide d’Escale », over the window. Suspends while its texts are loaded. */
export function GuideDialog({ opensAt, onClose }: GuideDialogProps): ReactNode {
  const words = useMessages().guide;
  const pages = use(loadGuide(useLanguage()));
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="full">
      <GuidePages pages={pages} opensAt={opensAt} />
    </Dialog>
  );
}

type GuidePagesProps = Readonly<{ pages: readonly Page[]; opensAt: DialogPlace['guide'] }>;

/** Subjects or search results on the left; the text on the right, which is focused first. */
function GuidePages({ pages, opensAt }: GuidePagesProps): ReactNode {
  const words = useMessages().guide;
  const notices = useNotices();
  const [query, setQuery] = useState('');
  const { place, before, show, follow, back } = useGuideHistory(opensAt);
  const text = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const passages = useMemo(() => passagesOf(pages), [pages]);
  const found = useMemo(() => searchGuide(passages, query), [passages, query]);
  const page = pages.find(({ subject }) => subject === place.subject) ?? pages[0];
  const searching = query.trim() !== '';

  useEffect(() => text.current?.focus({ preventScroll: true }), []);
  // Scrolls to the heading, or to the top of another page.
  useLayoutEffect(() => {
    const heading = place.anchor === undefined ? null : document.getElementById(`guide-${place.anchor}`);
    if (heading === null) text.current?.scrollTo({ top: 0 });
    else heading.scrollIntoView({ block: 'start' });
  }, [place]);

  const onFollow = (target: Exclude<Target, Readonly<{ kind: 'none' }>>): void => {
    if (target.kind === 'outside') {
      call('links.open', { url: target.url }).catch((thrown: unknown) => notices.fail('link', thrown));
      return;
    }
    follow({ subject: target.subject, anchor: target.anchor });
    text.current?.focus({ preventScroll: true });
  };
  const first = found[0];
  return (
    <div
      className={styles.guide}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || event.shiftKey || event.altKey) return;
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        search.current?.select();
      }}
    >
      <div className={styles.side}>
        <SearchField
          label={words.search}
          clearLabel={words.clear}
          inputRef={search}
          value={query}
          onChange={setQuery}
          onSubmit={() => {
            if (first === undefined) return;
            show({ subject: first.subject, anchor: first.anchor });
            text.current?.focus({ preventScroll: true });
          }}
        />
        <p role="status" className={styles.resultCount}>
          {searching ? (found.length === 0 ? words.none : words.passageCount(found.length)) : ''}
        </p>
        <GuideList pages={pages} found={searching ? found : undefined} place={place} onShow={show} />
      </div>
      {page !== undefined && (
        <div
          ref={text}
          className={styles.text}
          role="region"
          aria-label={`${words.text} : ${page.title}`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- longer than the window: the arrows scroll it
          tabIndex={0}
        >
          <article className={styles.page}>
            {before !== undefined && (
              <div className={styles.back}>
                <Button
                  onPress={() => {
                    back();
                    text.current?.focus({ preventScroll: true });
                  }}
                >
                  {words.back(pages.find(({ subject }) => subject === before.subject)?.title ?? '')}
                </Button>
              </div>
            )}
            <MarkdownView blocks={page.blocks} subject={page.subject} onFollow={onFollow} />
          </article>
        </div>
      )}
    </div>
  );
}

type GuideListProps = Readonly<{
  pages: readonly Page[];
  /** Search results, shown instead of the subjects. */
  found: readonly GuideHit[] | undefined;
  place: GuideTarget;
  onShow: (place: GuideTarget) => void;
}>;

const keyOf = ({ subject, anchor }: GuideTarget): string => `${subject}#${anchor ?? ''}`;

/** One tab stop; the arrow keys show each page. */
function GuideList({ pages, found, place, onShow }: GuideListProps): ReactNode {
  const words = useMessages().guide;
  const lines =
    found?.map((each) => ({
      key: keyOf(each),
      place: { subject: each.subject, anchor: each.anchor },
      title: each.heading,
      hint: each.heading === each.page ? each.excerpt : `${each.page}. ${each.excerpt}`,
    })) ??
    pages.map(({ subject, title }) => ({
      key: subject,
      place: { subject } as GuideTarget,
      title,
      hint: undefined,
    }));
  if (lines.length === 0) return null;
  const chosen = found === undefined ? place.subject : keyOf(place);
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={found === undefined ? words.subjects : words.results}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={lines.some(({ key }) => key === chosen) ? [chosen] : []}
      onSelectionChange={(keys) => {
        const line = keys === 'all' ? undefined : lines.find(({ key }) => keys.has(key));
        if (line !== undefined) onShow(line.place);
      }}
    >
      {lines.map(({ key, title, hint }) => (
        <ListBoxItem key={key} id={key} textValue={title} className={styles.line ?? ''}>
          <Text slot="label" className={styles.title ?? ''}>
            {title}
          </Text>
          {hint !== undefined && (
            <Text slot="description" className={styles.hint ?? ''}>
              {hint}
            </Text>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

type GuideTarget = Readonly<{ subject: Subject; anchor?: string | undefined }>;

/** The page last read in this session, since the guide is closed to follow its steps and reopened. */
let remembered: GuideTarget = { subject: 'first-interview' };

type Way = Readonly<{
  place: GuideTarget;
  /** The page from which a link led here. */
  before: GuideTarget | undefined;
  /** Shows a page chosen in the list, without a way back. */
  show: (place: GuideTarget) => void;
  /** Follows a link. */
  follow: (place: GuideTarget) => void;
  back: () => void;
}>;

function useGuideHistory(opensAt: DialogPlace['guide']): Way {
  const [way, setWay] = useState<readonly GuideTarget[]>(() => [
    opensAt !== undefined && isSubject(opensAt.subject)
      ? { subject: opensAt.subject, anchor: opensAt.anchor }
      : remembered,
  ]);
  const place = way.at(-1) ?? remembered;
  const go = (next: readonly GuideTarget[]): void => {
    remembered = { subject: (next.at(-1) ?? remembered).subject };
    setWay(next);
  };
  return {
    place,
    before: way.at(-2),
    show: (to) => go([to]),
    follow: (to) => go([...way, to]),
    back: () => go(way.slice(0, -1)),
  };
}
