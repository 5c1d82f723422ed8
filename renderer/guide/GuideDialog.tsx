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
  const { target, before, show, follow, back } = useGuideHistory(opensAt);
  const text = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const passages = useMemo(() => passagesOf(pages), [pages]);
  const hits = useMemo(() => searchGuide(passages, query), [passages, query]);
  const page = pages.find(({ subject }) => subject === target.subject) ?? pages[0];
  const searching = query.trim() !== '';

  useEffect(() => text.current?.focus({ preventScroll: true }), []);
  // Scrolls to the heading, or to the top of another page.
  useLayoutEffect(() => {
    const heading = target.anchor === undefined ? null : document.getElementById(`guide-${target.anchor}`);
    if (heading === null) text.current?.scrollTo({ top: 0 });
    else heading.scrollIntoView({ block: 'start' });
  }, [target]);

  const onFollow = (link: Exclude<Target, Readonly<{ kind: 'none' }>>): void => {
    if (link.kind === 'outside') {
      call('links.open', { url: link.url }).catch((thrown: unknown) => notices.fail('link', thrown));
      return;
    }
    follow({ subject: link.subject, anchor: link.anchor });
    text.current?.focus({ preventScroll: true });
  };
  const first = hits[0];
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
          {searching ? (hits.length === 0 ? words.none : words.passageCount(hits.length)) : ''}
        </p>
        <GuideList pages={pages} hits={searching ? hits : undefined} target={target} onShow={show} />
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
  hits: readonly GuideHit[] | undefined;
  target: GuideTarget;
  onShow: (target: GuideTarget) => void;
}>;

const keyOf = ({ subject, anchor }: GuideTarget): string => `${subject}#${anchor ?? ''}`;

/** One tab stop; the arrow keys show each page. */
function GuideList({ pages, hits, target, onShow }: GuideListProps): ReactNode {
  const words = useMessages().guide;
  const lines =
    hits?.map((each) => ({
      key: keyOf(each),
      target: { subject: each.subject, anchor: each.anchor },
      title: each.heading,
      hint: each.heading === each.page ? each.excerpt : `${each.page}. ${each.excerpt}`,
    })) ??
    pages.map(({ subject, title }) => ({
      key: subject,
      target: { subject } as GuideTarget,
      title,
      hint: undefined,
    }));
  if (lines.length === 0) return null;
  const chosen = hits === undefined ? target.subject : keyOf(target);
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={hits === undefined ? words.subjects : words.results}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={lines.some(({ key }) => key === chosen) ? [chosen] : []}
      onSelectionChange={(keys) => {
        const line = keys === 'all' ? undefined : lines.find(({ key }) => keys.has(key));
        if (line !== undefined) onShow(line.target);
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

type GuideHistory = Readonly<{
  target: GuideTarget;
  /** The page from which a link led here. */
  before: GuideTarget | undefined;
  /** Shows a page chosen in the list, without a way back. */
  show: (target: GuideTarget) => void;
  /** Follows a link. */
  follow: (target: GuideTarget) => void;
  back: () => void;
}>;

function useGuideHistory(opensAt: DialogPlace['guide']): GuideHistory {
  const [way, setWay] = useState<readonly GuideTarget[]>(() => [
    opensAt !== undefined && isSubject(opensAt.subject)
      ? { subject: opensAt.subject, anchor: opensAt.anchor }
      : remembered,
  ]);
  const target = way.at(-1) ?? remembered;
  const go = (next: readonly GuideTarget[]): void => {
    remembered = { subject: (next.at(-1) ?? remembered).subject };
    setWay(next);
  };
  return {
    target,
    before: way.at(-2),
    show: (to) => go([to]),
    follow: (to) => go([...way, to]),
    back: () => go(way.slice(0, -1)),
  };
}
