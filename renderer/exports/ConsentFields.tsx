import type { ReactNode } from 'react';
import type { CalendarDateTime } from '@internationalized/date';
import type { AskedConsents } from '#contract/exports.ts';
import { useMessages } from '../bridge/messages.tsx';
import { ConsentSubjects, ConsentUse } from '../consents/ConsentTerms.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import field from '../ui/fields/Field.module.css';
import { chosenHour, endOfDay } from '../ui/hours.ts';

export type ConsentTerms = Readonly<
  Omit<AskedConsents, 'until' | 'isAlone'> & {
    isAlone: boolean;
    /** Null without an end. */
    lastDay: CalendarDateTime | null;
  }
>;
export const NO_CONSENT: ConsentTerms = {
  subjects: [],
  places: '',
  purpose: '',
  lastDay: null,
  isMinor: false,
  isAlone: false,
};

/** The consents as they are asked for; undefined if none is. */
export function askedConsents({ lastDay, ...terms }: ConsentTerms): AskedConsents | undefined {
  if (terms.subjects.length === 0) return undefined;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    ...terms,
    ...(lastDay !== null && { until: chosenHour(endOfDay(lastDay), zone).at }),
  };
}

type ConsentFieldsProps = Readonly<{
  terms: ConsentTerms;
  onChange: (changed: Partial<ConsentTerms>) => void;
}>;

/** The subjects of consent in a form: none at first; the terms appear with the first subject. */
export function ConsentFields({ terms, onChange }: ConsentFieldsProps): ReactNode {
  const { exports, consents, sending: dateWords } = useMessages();
  const words = exports.consents;
  return (
    <>
      <ConsentSubjects
        label={words.label}
        subjects={terms.subjects}
        onChange={(subjects) => onChange({ subjects })}
      />
      {terms.subjects.length > 0 && (
        <>
          <ConsentUse use={terms} onChange={onChange} />
          <DateTimeField
            label={consents.dialog.lastDay}
            hint={words.lastDayHint}
            value={terms.lastDay}
            onChange={(lastDay) => onChange({ lastDay })}
            dayOnly
            words={dateWords}
          />
          <Checkbox isSelected={terms.isMinor} onChange={(isMinor) => onChange({ isMinor })}>
            {words.minor}
          </Checkbox>
          <Checkbox isSelected={terms.isAlone} onChange={(isAlone) => onChange({ isAlone })}>
            {words.alone}
          </Checkbox>
          <p className={field.hint}>{words.lawyer}</p>
        </>
      )}
    </>
  );
}
