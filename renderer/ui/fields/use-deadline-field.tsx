import { toCalendarDateTime, type CalendarDateTime } from '@internationalized/date';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { chosenHour, endOfDay, hourIn } from '../hours.ts';
import { DateTimeField } from './DateTimeField.tsx';

type Deadline = Readonly<{
  field: ReactNode;
  /** The end of the chosen day in the computer's time zone; undefined without one. */
  at: number | undefined;
}>;

/** An optional last day, today or later. */
export function useDeadlineField(label: string, hint: string): Deadline {
  const { sending: words } = useMessages();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [today] = useState(() => hourIn(Date.now(), zone).set({ hour: 0, minute: 0 }));
  const [day, setDay] = useState<CalendarDateTime | null>(null);
  return {
    field: (
      <DateTimeField
        label={label}
        hint={hint}
        value={day}
        onChange={setDay}
        first={today}
        dayOnly
        words={words}
      />
    ),
    // A field that began empty gives a date without an hour.
    at: day === null ? undefined : chosenHour(endOfDay(toCalendarDateTime(day)), zone).at,
  };
}
