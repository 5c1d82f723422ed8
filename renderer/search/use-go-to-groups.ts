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

/** Something « Aller à… » leads to. */
export type GoToItem = Readonly<{
  /** Unique among all groups. */
  key: string;
  label: string;
  icon: IconName;
  note?: string;
  /** The keys that do the same. */
  keys?: string;
  run: () => void;
}>;

export type GoToGroup = Readonly<{ id: string; title: string; items: readonly GoToItem[] }>;

/** Items that are here already, of which those whose words hold the query are shown. */
export type ListedGroup = GoToGroup &
  Readonly<{
    /** How many are shown before anything is typed. */
    atFirst: number;
  }>;

/** Where the items lead that come from the library or from the guide. */
export type GoToActs = Readonly<{
  onPost: (location: HitLocation) => void;
  onPerson: (participantId: string) => void;
  onSearch: (query: string, order?: SearchOrder) => void;
  onGuide: (subject: string, anchor: string) => void;
}>;

/** The most items of a group. */
const MOST = 6;
/** Fewer letters are in almost every text: titles and names alone are looked through. */
const LETTERS_FOR_TEXTS = 3;

/**
 * What « Aller à… » offers for these letters, in groups; those without an item are left out. The texts come last: they may
 * be answered after the rest, and move nothing. `waiting`: what comes first is not answered yet.
 *
 * @param listed actions, screens, exports, settings: of the window itself
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
  const titles = useQuery('archive.titles', { query, limit: MOST });
  const directory = useQuery('participants.list', trimmed === '' ? null : { query, limit: MOST });
  const texts = useQuery('archive.search', inTexts ? { query: trimmed, limit: 20, typed: true } : null);
  // Once for all letters: a list of labels is short beside a library.
  const labels = useQuery('labels.list', {});
  const { savedSearches } = useSettings().settings;
  const guide = useGuidePassages();
  const guideHits = useMemo(() => (inTexts ? searchGuide(guide, trimmed) : []), [guide, inTexts, trimmed]);

  const untitled = (title: string): string => (title === '' ? words.untitled : title);
  const posts = titles.value?.items ?? [];
  const listedIds = new Set(posts.map(({ postId }) => postId));
  const passages = (texts.value?.hits ?? []).flatMap((hit) => {
    const passage = hit.passages.find(({ type }) => type !== 'title' && type !== 'label');
    // Its title is above.
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

/** Whether the text holds each word of the query, accents and capitals apart. */
function holdsAll(text: string, query: string): boolean {
  const folded = foldKey(text);
  return foldKey(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

const NONE: readonly Passage[] = [];

/** The guide in the language of the window; empty until its texts are loaded. */
function useGuidePassages(): readonly Passage[] {
  const language = useLanguage();
  const [passages, setPassages] = useState(NONE);
  useEffect(() => {
    let mounted = true;
    loadGuide(language).then(
      (pages) => mounted && setPassages(passagesOf(pages)),
      // The rest is offered without the guide, which says itself that it cannot be opened.
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [language]);
  return passages;
}
