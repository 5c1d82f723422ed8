import { useId, type ReactNode } from 'react';
import type { CalendarDateTime } from '@internationalized/date';
import { CONSENT_SUBJECTS } from '#interview/returns/read-return.ts';
import type { AskedConsents } from '#contract/exports.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import field from '../ui/fields/Field.module.css';
import { TextField } from '../ui/fields/TextField.tsx';
import { chosenHour } from '../ui/hours.ts';

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
const LONGEST_TEXT = 2_000;

/** The consents as they are asked for; undefined if none is. */
export function askedConsents({ lastDay, ...terms }: ConsentTerms): AskedConsents | undefined {
  if (terms.subjects.length === 0) return undefined;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    ...terms,
    ...(lastDay !== null && { until: chosenHour(lastDay.set({ hour: 23, minute: 59 }), zone).at }),
  };
}

type ConsentFieldsProps = Readonly<{
  terms: ConsentTerms;
  onChange: (changed: Partial<ConsentTerms>) => void;
}>;

/** The subjects of consent in a form: none at first; the terms appear with the first subject. */
export function ConsentFields({ terms, onChange }: ConsentFieldsProps): ReactNode {
  const { exports, sending: dateWords } = useMessages();
  const words = exports.consents;
  const labelId = useId();
  return (
    <>
      <div className={field.field} role="group" aria-labelledby={labelId}>
        <span id={labelId} className={field.label}>
          {words.label}
        </span>
        {CONSENT_SUBJECTS.map((subject) => (
          <Checkbox
            key={subject}
            isSelected={terms.subjects.includes(subject)}
            onChange={(isSelected) =>
              onChange({
                subjects: CONSENT_SUBJECTS.filter((one) =>
                  one === subject ? isSelected : terms.subjects.includes(one),
                ),
              })
            }
          >
            {words.subjects[subject]}
          </Checkbox>
        ))}
      </div>
      {terms.subjects.length > 0 && (
        <>
          <TextField
            label={words.places}
            hint={words.placesHint}
            value={terms.places}
            onChange={(places) => onChange({ places })}
            maxLength={LONGEST_TEXT}
          />
          <TextField
            label={words.purpose}
            value={terms.purpose}
            onChange={(purpose) => onChange({ purpose })}
            maxLength={LONGEST_TEXT}
          />
          <DateTimeField
            label={words.lastDay}
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
