import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { BIN_RULES, FOCUS_PARTS, HOLD_SECONDS } from '#contract/library.ts';
import { APP_LANGUAGE_FACTS, APP_LANGUAGES } from '#interview/app-languages.ts';
import { HOUSES } from '#interview/typography/rules.ts';
import type { AppError } from '#contract/failure.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { asAppError, call } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import { Tags } from '../ui/fields/Tags.tsx';
import styles from '../ui/SettingsParts.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

/** Language and theme of the window, and the language of new posts. */
export function GeneralSettings(): ReactNode {
  const words = useMessages().settings;
  const { settings, change } = useSettings();
  const posts: Readonly<Record<string, string>> = words.postLanguages;
  const languages = Object.keys(posts);
  const postLanguages = languages.includes(settings.postLanguage)
    ? languages
    : [settings.postLanguage, ...languages];
  return (
    <section className={styles.part} aria-labelledby="settings-general">
      <h3 id="settings-general" className={styles.title}>
        {words.general}
      </h3>
      <Select
        label={words.language}
        value={settings.language}
        choices={[
          { id: 'system' as const, label: words.systemLanguage },
          ...APP_LANGUAGES.map((id) => ({ id, label: APP_LANGUAGE_FACTS[id].name })),
        ]}
        onChange={(language) => change({ language })}
      />
      <Select
        label={words.theme}
        value={settings.theme}
        choices={THEMES.map((id) => ({ id, label: words.themes[id] }))}
        onChange={(theme) => change({ theme })}
      />
      <Select
        label={words.postLanguage}
        value={settings.postLanguage}
        choices={postLanguages.map((id) => ({ id, label: posts[id] ?? id }))}
        onChange={(postLanguage) => change({ postLanguage })}
      />
      <div className={styles.tick}>
        <Checkbox isSelected={settings.noticesStay} onChange={(noticesStay) => change({ noticesStay })}>
          {words.noticesStay}
        </Checkbox>
        <p className={styles.hint}>{words.noticesStayHint}</p>
      </div>
    </section>
  );
}

/** Options of the concentration mode. */
export function FocusSettings(): ReactNode {
  const words = useMessages().settings.focus;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-focus">
      <h3 id="settings-focus" className={styles.title}>
        {words.title}
      </h3>
      <Select
        label={words.part}
        value={settings.focusPart}
        choices={FOCUS_PARTS.map((id) => ({ id, label: words.parts[id] }))}
        onChange={(focusPart) => change({ focusPart })}
      />
      <div className={styles.tick}>
        <Checkbox isSelected={settings.typewriter} onChange={(typewriter) => change({ typewriter })}>
          {words.typewriter}
        </Checkbox>
        <p className={styles.hint}>{words.typewriterHint}</p>
      </div>
    </section>
  );
}

/** The delay during which a first publication can be cancelled. */
export function HoldSettings(): ReactNode {
  const words = useMessages().settings;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-publishing">
      <h3 id="settings-publishing" className={styles.title}>
        {words.publishing}
      </h3>
      <Select
        label={words.hold}
        hint={words.holdHint}
        value={`${settings.holdSeconds}`}
        choices={HOLD_SECONDS.map((seconds) => ({ id: `${seconds}`, label: words.holdFor(seconds) }))}
        onChange={(id) => change({ holdSeconds: HOLD_SECONDS.find((seconds) => `${seconds}` === id) })}
      />
    </section>
  );
}

/** « Enregistrement »: information about automatic saving, without choices. */
export function SavingSettings(): ReactNode {
  const words = useMessages().settings.saving;
  const language = useLanguage();
  const now = useNow(60_000);
  const last = useQuery('posts.list', { list: 'all', limit: 1 }, ['posts.changed']).value?.items[0];
  return (
    <section className={styles.part} aria-labelledby="settings-saving">
      <h3 id="settings-saving" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.sentence}>{words.how}</p>
      <p className={styles.sentence}>
        {last === undefined ? words.never : words.last(formatMoment(last.updatedAt, now, language))}
      </p>
      <p className={styles.hint}>{words.kept}</p>
    </section>
  );
}

/** The delay after which posts in the bin are erased, the only automatic erasure. */
export function BinSettings(): ReactNode {
  const words = useMessages().bin;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-bin">
      <h3 id="settings-bin" className={styles.title}>
        {words.settings}
      </h3>
      <Select
        label={words.settingsRule}
        hint={words.settingsHint}
        value={settings.binRule}
        choices={BIN_RULES.map((id) => ({ id, label: words.rules[id] }))}
        onChange={(binRule) => change({ binRule })}
      />
    </section>
  );
}

/** The limit of the contract. */
const LONGEST_STYLE = 100_000;

/** The style of the preview: the blog's own CSS, if any. Saved when the field or the settings close. */
export function PreviewSettings(): ReactNode {
  const words = useMessages().preview;
  const { settings, change } = useSettings();
  const [style, setStyle] = useState(settings.previewStyle);
  const tooLong = style.length > LONGEST_STYLE;
  const keep = useRef<() => void>(() => undefined);
  useEffect(() => {
    keep.current = () => {
      if (!tooLong && style !== settings.previewStyle) change({ previewStyle: style });
    };
  });
  // Escape closes the settings while the field has the focus.
  useEffect(() => () => keep.current(), []);
  return (
    <section className={styles.part} aria-labelledby="settings-preview">
      <h3 id="settings-preview" className={styles.title}>
        {words.settings}
      </h3>
      <TextField
        label={words.style}
        hint={words.styleHint}
        rows={4}
        value={style}
        onChange={setStyle}
        onBlur={() => keep.current()}
        validationBehavior="aria"
        {...(tooLong ? { error: words.styleTooLong } : {})}
      />
    </section>
  );
}

/** Typographic correction during typing. */
export function TypographySettings(): ReactNode {
  const words = useMessages().typography;
  const { settings, change } = useSettings();
  return (
    <section className={styles.part} aria-labelledby="settings-typography">
      <h3 id="settings-typography" className={styles.title}>
        {words.settings}
      </h3>
      <div className={styles.tick}>
        <Checkbox
          isSelected={settings.typographyAsTyped}
          onChange={(typographyAsTyped) => change({ typographyAsTyped })}
        >
          {words.asTyped}
        </Checkbox>
        <p className={styles.hint}>{words.asTypedHint}</p>
      </div>
      <Select
        label={words.house}
        hint={words.houseHint}
        value={settings.typographyHouse}
        choices={HOUSES.map((id) => ({ id, label: words.houses[id] }))}
        onChange={(typographyHouse) => change({ typographyHouse })}
      />
    </section>
  );
}

/** Spelling check, and the author's own words. */
export function SpellingSettings(): ReactNode {
  const words = useMessages().spelling;
  const say = useFailureWords();
  const { settings, change, about } = useSettings();
  const personal = useQuery('spelling.words', {}, ['words.changed']);
  const [refusal, setRefusal] = useState<AppError>();
  const failure = refusal ?? personal.failure;

  function remove(word: string): void {
    call('spelling.remove', { word }).then(
      () => setRefusal(undefined),
      (thrown: unknown) => setRefusal(asAppError(thrown)),
    );
  }

  return (
    <section className={styles.part} aria-labelledby="settings-spelling">
      <h3 id="settings-spelling" className={styles.title}>
        {words.title}
      </h3>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      <div className={styles.tick}>
        <Checkbox isSelected={settings.spelling} onChange={(spelling) => change({ spelling })}>
          {words.check}
        </Checkbox>
        <p className={styles.hint}>{about.platform.startsWith('darwin') ? words.bySystem : words.hint}</p>
      </div>
      <Tags
        label={words.words}
        words={personal.value?.words ?? []}
        empty={words.noWords}
        removeLabel={words.remove}
        onRemove={remove}
      />
    </section>
  );
}
