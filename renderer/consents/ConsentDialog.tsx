import { useState, type ReactNode } from 'react';
import type { CalendarDateTime } from '@internationalized/date';
import type { Consent } from '#contract/consents.ts';
import { foldKey } from '#interview/fold-key.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAct } from '../bridge/use-last-act.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { chosenHour, endOfDay, hourIn, instantOfDay } from '../ui/hours.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { ConsentSubjects, ConsentUse, LONGEST_TEXT } from './ConsentTerms.tsx';
import type { ConsentsOf } from './consents-of.ts';
import styles from './Consents.module.css';

type ConsentDialogProps = Readonly<{
  of: ConsentsOf;
  /** The entry to change; absent for a new one. */
  consent?: Consent;
  onClose: () => void;
}>;

const LONGEST_NAME = 200;

/** « Enregistrer un accord… »: who allows what, for which posts, where, until when, and how it was given. */
export function ConsentDialog({ of, consent, onClose }: ConsentDialogProps): ReactNode {
  const { consents, sending: dateWords, window } = useMessages();
  const words = consents.dialog;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [now] = useState(() => Date.now());
  const givenAt = consent?.givenAt ?? now;
  const [terms, setTerms] = useState({
    name: consent?.name ?? ('name' in of ? of.name : ''),
    subjects: consent === undefined ? [] : [consent.subject],
    scope:
      consent === undefined ? ('postId' in of ? 'post' : 'all') : consent.post === undefined ? 'all' : 'post',
    places: consent?.places ?? '',
    purpose: consent?.purpose ?? '',
    hasEnd: consent?.validUntil !== undefined,
    lastDay: hourIn(consent?.validUntil ?? now, zone) as CalendarDateTime | null,
    manner: consent?.manner ?? 'paper',
    day: hourIn(givenAt, zone) as CalendarDateTime | null,
    isMinor: consent?.isMinor ?? false,
    guardians: consent?.guardians ?? '',
    note: consent?.note ?? '',
  } satisfies Terms as Terms);
  const set = (changed: Partial<Terms>): void => setTerms({ ...terms, ...changed });
  const [asked, setAsked] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { pending, failure, run } = useLastAct();

  const name = terms.name.trim().slice(0, LONGEST_NAME);
  const people = 'postId' in of ? of.people : [of.name];
  const post = consent?.post ?? ('postId' in of ? { id: of.postId, title: undefined } : undefined);
  const isThisPost = 'postId' in of && post?.id === of.postId;
  const personId =
    consent !== undefined && name === consent.name
      ? consent.personId
      : 'name' in of && name === of.name
        ? of.personId
        : undefined;
  const missing = {
    who: name === '',
    what: terms.subjects.length === 0,
    guardians: terms.isMinor && terms.guardians.trim() === '',
    day: terms.day === null,
    lastDay: terms.hasEnd && terms.lastDay === null,
  };

  async function save(): Promise<void> {
    setAsked(true);
    const { day, lastDay, hasEnd, scope, subjects, manner, isMinor } = terms;
    if (Object.values(missing).includes(true) || day === null) return;
    await run(async () => {
      await call('consents.save', {
        ...(consent === undefined ? {} : { id: consent.id }),
        ...(scope === 'post' && post !== undefined ? { postId: post.id } : {}),
        ...(personId === undefined ? {} : { personId }),
        name,
        subjects,
        places: terms.places.trim(),
        purpose: terms.purpose.trim(),
        ...(hasEnd && lastDay !== null ? { validUntil: chosenHour(endOfDay(lastDay), zone).at } : {}),
        manner,
        givenAt: instantOfDay(day, givenAt, zone),
        isMinor,
        guardians: terms.guardians.trim(),
        note: terms.note.trim(),
      });
      onClose();
    });
  }
  const remove = (id: string): void =>
    void run(async () => {
      await call('consents.remove', { id });
      onClose();
    });
  return (
    <Dialog
      title={consent === undefined ? words.add : words.change}
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.cancel}
          </Button>
          <Button kind="primary" isPending={pending} onPress={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FailureNotice failure={failure} />
        <SuggestField
          label={words.who}
          error={asked && missing.who ? words.whoMissing : undefined}
          suggestions={people
            .filter((one) => foldKey(one).includes(foldKey(name)))
            .map((one) => ({ id: one, label: one }))}
          text={terms.name}
          onText={(text) => set({ name: text })}
          onChoose={(chosen) => set({ name: chosen })}
          onSubmit={() => void save()}
        />
        <ConsentSubjects
          label={words.what}
          subjects={terms.subjects}
          onChange={(subjects) => set({ subjects })}
          {...(asked && missing.what ? { error: words.whatMissing } : {})}
        />
        {post !== undefined && (
          <Choice
            label={words.posts}
            value={terms.scope}
            onChange={(scope) => set({ scope })}
            options={[
              { id: 'post', label: isThisPost ? words.thisPost : words.post(post.title ?? '') },
              { id: 'all', label: words.allPosts },
            ]}
          />
        )}
        <ConsentUse use={terms} onChange={set} />
        <Choice
          label={words.end}
          value={terms.hasEnd ? 'until' : 'endless'}
          onChange={(end) => set({ hasEnd: end === 'until' })}
          options={(['endless', 'until'] as const).map((id) => ({ id, label: words[id] }))}
        />
        {terms.hasEnd && (
          <DateTimeField
            label={words.lastDay}
            value={terms.lastDay}
            onChange={(lastDay) => set({ lastDay })}
            dayOnly
            words={dateWords}
            {...(asked && missing.lastDay ? { error: words.dayMissing } : {})}
          />
        )}
        <Select
          label={words.manner}
          value={terms.manner}
          onChange={(manner) => set({ manner })}
          choices={(['paper', 'mail', 'oral', 'return'] as const)
            .filter((id) => id !== 'return' || consent?.manner === 'return')
            .map((id) => ({ id, label: words.manners[id] }))}
        />
        <DateTimeField
          label={words.day}
          value={terms.day}
          onChange={(day) => set({ day })}
          last={endOfDay(hourIn(now, zone))}
          dayOnly
          words={dateWords}
          {...(asked && missing.day ? { error: words.dayMissing } : {})}
        />
        <Checkbox isSelected={terms.isMinor} onChange={(isMinor) => set({ isMinor })}>
          {words.minor}
        </Checkbox>
        {terms.isMinor && (
          <TextField
            label={words.guardians}
            hint={words.guardiansHint}
            value={terms.guardians}
            onChange={(guardians) => set({ guardians })}
            maxLength={LONGEST_TEXT}
            {...(asked && missing.guardians ? { error: words.guardiansMissing } : {})}
          />
        )}
        <TextField
          label={words.note}
          hint={words.noteHint}
          value={terms.note}
          onChange={(note) => set({ note })}
          maxLength={LONGEST_TEXT}
        />
        <p className={styles.hint}>{consents.lawyer}</p>
        {consent !== undefined && !removing && (
          <div>
            <Button kind="plain" onPress={() => setRemoving(true)}>
              {words.remove}
            </Button>
          </div>
        )}
        {consent !== undefined && removing && (
          <Notice tone="alert" action={{ label: words.removeAnyway, onPress: () => remove(consent.id) }}>
            {words.removeWhy}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

type Terms = Pick<Consent, 'name' | 'places' | 'purpose' | 'manner' | 'isMinor' | 'guardians' | 'note'> &
  Readonly<{
    subjects: Consent['subject'][];
    scope: 'post' | 'all';
    hasEnd: boolean;
    lastDay: CalendarDateTime | null;
    day: CalendarDateTime | null;
  }>;
