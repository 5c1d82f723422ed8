import { useId, type ReactNode } from 'react';
import type { Consent } from '#contract/consents.ts';
import { CONSENT_SUBJECTS } from '#interview/returns/read-return.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import field from '../ui/fields/Field.module.css';
import { TextField } from '../ui/fields/TextField.tsx';

export const LONGEST_TEXT = 2_000;

type ConsentSubjectsProps = Readonly<{
  label: string;
  subjects: readonly Consent['subject'][];
  onChange: (subjects: Consent['subject'][]) => void;
  error?: string;
}>;

/** A checkbox for each subject of consent. */
export function ConsentSubjects({ label, subjects, onChange, error }: ConsentSubjectsProps): ReactNode {
  const words = useMessages().consents;
  const labelId = useId();
  return (
    <div className={field.field} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={field.label}>
        {label}
      </span>
      {CONSENT_SUBJECTS.map((subject) => (
        <Checkbox
          key={subject}
          isSelected={subjects.includes(subject)}
          onChange={(isSelected) =>
            onChange(
              CONSENT_SUBJECTS.filter((one) => (one === subject ? isSelected : subjects.includes(one))),
            )
          }
        >
          {words.subjects[subject]}
        </Checkbox>
      ))}
      {error !== undefined && (
        <p className={field.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

type Use = Pick<Consent, 'places' | 'purpose'>;
type ConsentUseProps = Readonly<{ use: Use; onChange: (changed: Partial<Use>) => void }>;

/** The fields of a consent for its places and its purpose. */
export function ConsentUse({ use, onChange }: ConsentUseProps): ReactNode {
  const words = useMessages().consents;
  return (
    <>
      <TextField
        label={words.places}
        hint={words.placesHint}
        value={use.places}
        onChange={(places) => onChange({ places })}
        maxLength={LONGEST_TEXT}
      />
      <TextField
        label={words.purpose}
        value={use.purpose}
        onChange={(purpose) => onChange({ purpose })}
        maxLength={LONGEST_TEXT}
      />
    </>
  );
}
