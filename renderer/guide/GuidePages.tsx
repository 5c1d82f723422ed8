import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { GuideList } from './GuideList.tsx';
import type { Target } from './links.ts';
import { MarkdownView } from './MarkdownView.tsx';
import type { Page } from './search-guide.ts';
import { passagesOf, searchGuide } from './search-guide.ts';
import { useGuidePlace } from './use-guide-place.ts';
import styles from './GuidePages.module.css';

type GuidePagesProps = Readonly<{ pages: readonly Page[] }>;

/** The subjects, or what was found, at the left; the text at the right, which has the focus at first. */
export function GuidePages({ pages }: GuidePagesProps): ReactNode {
  const words = useMessages().guide;
  const notices = useNotices();
  const [query, setQuery] = useState('');
  const { place, before, show, follow, back } = useGuidePlace();
  const text = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const passages = useMemo(() => passagesOf(pages), [pages]);
  const found = useMemo(() => searchGuide(passages, query), [passages, query]);
  const page = pages.find(({ subject }) => subject === place.subject) ?? pages[0];
  const searching = query.trim() !== '';

  useEffect(() => text.current?.focus({ preventScroll: true }), []);
  // To the place under its heading, or to the top of another page.
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
        <p role="status" className={styles.found}>
          {searching ? (found.length === 0 ? words.none : words.found(found.length)) : ''}
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
