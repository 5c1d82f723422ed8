import type { CalendarDateTime } from '@internationalized/date';
import type { ReactNode } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Text,
} from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import { Popover } from '../overlays/Popover.tsx';
import field from './Field.module.css';
import styles from './DateTimeField.module.css';

type DateTimeFieldProps = Readonly<{
  label: string;
  value: CalendarDateTime | null;
  onChange: (value: CalendarDateTime | null) => void;
  /** The first day that can be chosen. */
  first?: CalendarDateTime;
  /** The last day that can be chosen. */
  last?: CalendarDateTime;
  /** Whether there is no hour. */
  dayOnly?: boolean;
  hint?: string;
  error?: string;
  words: Readonly<{ calendar: string; previousMonth: string; nextMonth: string }>;
}>;

/** A day with or without hour, typed by segment or chosen in a calendar, in the window's language. */
export function DateTimeField({
  label,
  value,
  onChange,
  first,
  last,
  dayOnly = false,
  hint,
  error,
  words,
}: DateTimeFieldProps): ReactNode {
  return (
    <DatePicker
      className={field.field ?? ''}
      granularity={dayOnly ? 'day' : 'minute'}
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      value={value}
      onChange={onChange}
      {...(first === undefined ? {} : { minValue: first })}
      {...(last === undefined ? {} : { maxValue: last })}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <Group className={styles.group ?? ''}>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''} aria-label={words.calendar}>
          <Icon name="calendar" size={16} />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={field.hint ?? ''}>
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <Text slot="errorMessage" className={field.error ?? ''}>
          {error}
        </Text>
      )}
      <Popover>
        <Dialog className={styles.dialog ?? ''}>
          <Calendar className={styles.calendar ?? ''}>
            <header className={styles.header}>
              <Button slot="previous" className={styles.turn ?? ''} aria-label={words.previousMonth}>
                <Icon name="chevron-left" size={16} />
              </Button>
              <Heading className={styles.month ?? ''} />
              <Button slot="next" className={styles.turn ?? ''} aria-label={words.nextMonth}>
                <Icon name="chevron-right" size={16} />
              </Button>
            </header>
            <CalendarGrid className={styles.grid ?? ''}>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
