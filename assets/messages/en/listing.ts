import { number } from '../plural.ts';

/** Which posts of a list, and in which order. */
export const listing = {
  some: (shown: number, whole: number) => `${number('en', shown)} of ${number('en', whole)}`,
  number: (count: number) => number('en', count),
  filter: 'Filter',
  filterBy: 'Filter the list',
  chosen: 'Filters of the list',
  removeFilter: (name: string) => `Remove the filter “${name}”`,
  clearFilters: 'Clear the filters',
  noneLeft: 'No post matches these filters.',
  facets: { status: 'Status', label: 'Label', year: 'Year', participant: 'Person' },
  any: { status: 'Any status', year: 'Any year' },
  unknown: { label: 'No label of this name here.', participant: 'Nobody of this name here.' },
  value: (name: string, count: number) => `${name} (${number('en', count)})`,
  sort: 'Sort',
  sorts: {
    changed: 'Last changed',
    newest: 'Newest',
    oldest: 'Oldest',
    title: 'Title, A to Z',
  },
};
