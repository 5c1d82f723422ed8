import { useEffect, useMemo, useState } from 'react';
import { creditOf } from '#interview/people/person-fields.ts';
import { foldKey } from '#interview/fold-key.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { loadGuide } from '../guide/load-guide.ts';
import { passagesOf, searchGuide, type Passage } from '../guide/search-guide.ts';
import type { IconName } from '../ui/Icon.tsx';
import { formatDay } from '../ui/format.ts';
import { useSettings } from '../ui/window/use-settings.tsx';
import { filterText } from './query-filters.ts';
import { locationOf, type HitLocation } from './result-location.ts';
import type { SearchOrder } from './search-memory.ts';

/** An item of « Aller à… ». */
export type GoToItem = Readonly<{
  /** Unique among all groups. */
  key: string;
  label: string;
  icon: IconName;
  note?: string;
  /** The keyboard shortcut. */
  keys?: string;
  run: () => void;
}>;

export type GoToGroup = Readonly<{ id: string; title: string; items: readonly GoToItem[] }>;

/** Items known in advance, filtered by the query. */
export type ListedGroup = GoToGroup &
  Readonly<{
    /** The number of items shown for an empty query. */
    atFirst: number;
  }>;

/** The acts on items from the library or the guide. */
export type GoToActs = Readonly<{
  onPost: (location: HitLocation) => void;
  onPerson: (participantId: string) => void;
  onSearch: (query: string, order?: SearchOrder) => void;
  onGuide: (subject: string, anchor: string) => void;
}>;

/** The largest number of items per group. */
const MOST = 6;
/** Shorter queries match almost every text, so only titles and names are searched. */
const LETTERS_FOR_TEXTS = 3;

/**
 * The items of « Aller à… » for a query, in groups without empty ones. Texts come last, since they may be answered
 * later and must not move the others. `waiting`: the first groups are not complete.
 *
 * @param listed items of the window itself: actions, screens, exports, settings
 */
export function useGoToGroups(
  query: string,
  listed: readonly ListedGroup[],
  acts: GoToActs,
): Readonly<{ groups: readonly GoToGroup[]; waiting: boolean }> {
  const words = useMessages().search;
  const language = useLanguage();
  const trimmed = query.trim();
  const inTexts = trimmed.length >= LETTERS_FOR_TEXTS;
  const titles = useQuery('search.titles', { query, limit: MOST });
  const directory = useQuery('participants.list', trimmed === '' ? null : { query, limit: MOST });
  const texts = useQuery('search.find', inTexts ? { query: trimmed, limit: 20, typed: true } : null);
  // Read once: the list of labels is short.
  const labels = useQuery('labels.list', {});
  const { savedSearches } = useSettings().settings;
  const guide = useGuidePassages();
  const guideHits = useMemo(() => (inTexts ? searchGuide(guide, trimmed) : []), [guide, inTexts, trimmed]);

  const untitled = (title: string): string => (title === '' ? words.untitled : title);
  const posts = titles.value?.items ?? [];
  const listedIds = new Set(posts.map(({ postId }) => postId));
  const passages = (texts.value?.hits ?? []).flatMap((hit) => {
    const passage = hit.passages.find(({ type }) => type !== 'title' && type !== 'label');
    // Its title is listed above.
    return passage === undefined && listedIds.has(hit.postId) ? [] : [{ hit, passage }];
  });
  const groups: GoToGroup[] = [
    {
      id: 'posts',
      title: words.posts,
      items: posts.map(({ postId, kind, title, updatedAt }) => ({
        key: `post ${postId}`,
        label: untitled(title),
        icon: kind === 'interview' ? 'interview' : 'posts',
        note: formatDay(updatedAt, language, 'medium'),
        run: () => acts.onPost({ postId }),
      })),
    },
    {
      id: 'people',
      title: words.people,
      items: (directory.value?.items ?? []).map((person) => ({
        key: `person ${person.id}`,
        label: person.name,
        icon: 'person',
        note: creditOf(person)[0] ?? '',
        run: () => acts.onPerson(person.id),
      })),
    },
    {
      id: 'labels',
      title: words.labels,
      items: (trimmed === '' ? [] : (labels.value?.items ?? []))
        .filter(({ label }) => holdsAll(label, trimmed))
        .slice(0, MOST)
        .map(({ label, count }) => ({
          key: `label ${label}`,
          label,
          icon: 'label',
          note: words.postCount(count),
          run: () => acts.onSearch(filterText('label', label, language)),
        })),
    },
    {
      id: 'searches',
      title: words.searches,
      items: savedSearches
        .filter(({ name }) => holdsAll(name, trimmed))
        .slice(0, MOST)
        .map(({ name, query: searched, order }) => ({
          key: `search ${name}`,
          label: name,
          icon: 'bookmark',
          note: searched,
          run: () => acts.onSearch(searched, order),
        })),
    },
    ...listed.map(({ id, title, items, atFirst }) => ({
      id,
      title,
      items:
        trimmed === ''
          ? items.slice(0, atFirst)
          : items
              .filter(({ label, note = '' }) => holdsAll(`${title} ${note} ${label}`, trimmed))
              .slice(0, MOST + 2),
    })),
    {
      id: 'guide',
      title: words.guidePages,
      items: guideHits.slice(0, MOST).map(({ subject, anchor, heading, page }) => ({
        key: `guide ${subject} ${anchor}`,
        label: heading,
        icon: 'lifebuoy',
        note: heading === page ? '' : page,
        run: () => acts.onGuide(subject, anchor),
      })),
    },
    {
      id: 'texts',
      title: words.texts,
      items: passages.slice(0, MOST).map(({ hit, passage }) => ({
        key: `text ${hit.postId}`,
        label: passage === undefined ? untitled(hit.title) : passage.excerpt.replace(/\s+/g, ' '),
        icon: 'quote',
        note: passage === undefined ? '' : untitled(hit.title),
        run: () => acts.onPost(locationOf(hit, passage ?? hit.passages[0])),
      })),
    },
    {
      id: 'everywhere',
      title: words.everywhere,
      items: inTexts
        ? [
            {
              key: 'everywhere',
              label: words.searchEverywhere(trimmed),
              icon: 'search',
              run: () => acts.onSearch(trimmed),
            },
          ]
        : [],
    },
  ];
  const nothingElse = groups.every(({ id, items }) => items.length === 0 || id === 'everywhere');
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    waiting: titles.waiting || directory.waiting || labels.waiting || (nothingElse && texts.waiting),
  };
}

/** Whether the text contains each word of the query, ignoring accents and case. */
function holdsAll(text: string, query: string): boolean {
  const folded = foldKey(text);
  return foldKey(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

const NONE: readonly Passage[] = [];

/** The guide in the window's language; empty until loaded. */
function useGuidePassages(): readonly Passage[] {
  const language = useLanguage();
  const [passages, setPassages] = useState(NONE);
  useEffect(() => {
    let mounted = true;
    loadGuide(language).then(
      (pages) => mounted && setPassages(passagesOf(pages)),
      // Without the guide, the other items are still offered; the guide reports its own failure.
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [language]);
  return passages;
}
