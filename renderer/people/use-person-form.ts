import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Person } from '#contract/people.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { Draft, PersonSaves } from './person-saves.ts';
import { valuesOf, type PersonValues, type Written } from './person-values.ts';

export type PersonForm = Readonly<{
  values: PersonValues;
  state: Draft['state'];
  failure: Draft['failure'];
  /** As the directory says it now, what was just saved included. */
  person: Person;
  write: (written: Written) => void;
  /** A field was left. */
  rest: () => void;
}>;

/** What is written of a person: saved by itself, and at once when a field or the page is left. */
export function usePersonForm(person: Person, saves: PersonSaves): PersonForm {
  const { people: words } = useMessages();
  const notices = useNotices();
  const { id } = person;
  const draft = useSyncExternalStore(saves.listen, () => saves.draftOf(id));
  useEffect(() => saves.renew(person), [saves, person]);
  const unsaved = useRef('');
  useEffect(() => {
    unsaved.current = words.unsavedOf(person.name);
  });
  useEffect(
    () => () => {
      void saves.leave(id).then((failure) => {
        if (failure !== undefined) notices.show({ id: 'person', text: unsaved.current, tone: 'alert' });
      });
    },
    [saves, id, notices],
  );
  const current = draft?.person ?? person;
  return {
    values: { ...valuesOf(current), ...draft?.written },
    state: draft?.state,
    failure: draft?.failure,
    person: current,
    write: (written) => saves.write(current, written),
    rest: () => void saves.flush(id),
  };
}
