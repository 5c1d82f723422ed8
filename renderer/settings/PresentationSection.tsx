import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import {
  PEOPLE_POSITIONS,
  PICTURE_APPEARANCES,
  STYLES,
  TITLE_LEVELS,
} from '#interview/render/presentation.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import { themeCss } from '#interview/render/theme-css.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { SteadyFrame } from '../preview/PreviewFrame.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { Button } from '../ui/Button.tsx';
import parts from '../ui/SettingsParts.module.css';
import field from '../ui/fields/Field.module.css';
import styles from './PresentationSection.module.css';

type PresentationSectionProps = Readonly<{ blogId: string; kind: DestinationKind }>;

/** The presentation of a blog's posts; each choice applies at once, with a sample. */
export function PresentationSection({ blogId, kind }: PresentationSectionProps): ReactNode {
  const words = useMessages().presentation;
  const say = useFailureWords();
  const language = useLanguage();
  const stored = useQuery('presentations.get', { blogId }, ['blogs.changed']);
  const [chosen, setChosen] = useState<Presentation | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [sheet, setSheet] = useState(false);
  const presentation = chosen ?? stored.value;
  const failure = failed ?? stored.failure;
  // The blog takes seconds to report its title level; other choices made meanwhile are kept.
  const latest = useRef(presentation);
  useEffect(() => {
    latest.current = presentation;
  });
  if (presentation === undefined)
    return failure === undefined ? null : <Notice tone="alert">{say(failure).sentence}</Notice>;

  const change = (choice: Partial<Presentation>): void => {
    const next = { ...(latest.current ?? presentation), ...choice };
    latest.current = next;
    setChosen(next);
    setFailed(undefined);
    call('presentations.set', { blogId, presentation: next }).catch((thrown: unknown) => {
      setChosen(undefined);
      setFailed(thrown);
    });
  };
  // Changes with the stored presentation, from which the pages are made.
  const state = Object.values(stored.value ?? presentation).join('-');
  const sample = (style: Presentation['style']): string =>
    `app://preview/sample/${encodeURIComponent(blogId)}?style=${style}&sheet=${sheet ? 'on' : 'off'}&language=${language}&state=${state}`;

  return (
    <section className={parts.part} aria-labelledby="blog-presentation">
      <h3 id="blog-presentation" className={parts.title}>
        {words.title}
      </h3>
      <p className={parts.hint}>{words.hint}</p>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      <StylePicker value={presentation.style} onChange={(style) => change({ style })} sample={sample} />
      <div className={styles.choices}>
        <Select
          label={words.people}
          hint={words.peopleHint}
          value={presentation.people}
          choices={PEOPLE_POSITIONS.map((id) => ({ id, label: words.peoplePositions[id] }))}
          onChange={(people) => change({ people })}
        />
        <Select
          label={words.pictures}
          value={presentation.pictures}
          choices={PICTURE_APPEARANCES.map((id) => ({ id, label: words.pictureAppearances[id] }))}
          onChange={(pictures) => change({ pictures })}
        />
      </div>
      <Switch isSelected={presentation.summary} onChange={(summary) => change({ summary })}>
        {words.summary}
      </Switch>
      <div className={styles.choice}>
        <Switch isSelected={presentation.enlarge} onChange={(enlarge) => change({ enlarge })}>
          {words.enlarge}
        </Switch>
        <p className={parts.hint}>{words.enlargeHint}</p>
      </div>
      <div className={styles.room}>
        <SteadyFrame src={sample(presentation.style)} title={words.previewFrame} />
      </div>
      {/* Pages made by Escale have their own style and title; others have those of their theme. */}
      {!capabilitiesOf(kind).hasLocalPages && (
        <>
          <StyleSheetPart isShown={sheet} onShow={setSheet} />
          <TitleLevelPart
            blogId={blogId}
            level={presentation.titleLevel}
            onChange={(titleLevel) => change({ titleLevel })}
          />
        </>
      )}
    </section>
  );
}

type StylePickerProps = Readonly<{
  value: Presentation['style'];
  onChange: (style: Presentation['style']) => void;
  /** The address of the sample in a style. */
  sample: (style: Presentation['style']) => string;
}>;

/** The styles, each with a sample. */
function StylePicker({ value, onChange, sample }: StylePickerProps): ReactNode {
  const words = useMessages().presentation;
  return (
    <RadioGroup
      className={field.field ?? ''}
      value={value}
      onChange={(chosen) => {
        const style = STYLES.find((one) => one === chosen);
        if (style !== undefined) onChange(style);
      }}
    >
      <Label className={field.label ?? ''}>{words.style}</Label>
      <div className={styles.styles}>
        {STYLES.map((style) => (
          <Radio key={style} value={style} className={styles.style ?? ''}>
            <span className={styles.window} aria-hidden="true">
              <span className={styles.page}>
                <SteadyFrame src={`${sample(style)}&turns=on`} title={words.styles[style]} picture />
              </span>
            </span>
            <span className={styles.name}>
              <span className={styles.mark} aria-hidden="true" />
              {words.styles[style]}
            </span>
            <Text slot="description" className={styles.hint ?? ''}>
              {words.styleHints[style]}
            </Text>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

type StyleSheetPartProps = Readonly<{ isShown: boolean; onShow: (isShown: boolean) => void }>;

/** The style sheet for the theme: previewed, then copied. */
function StyleSheetPart({ isShown, onShow }: StyleSheetPartProps): ReactNode {
  const words = useMessages().presentation;
  const say = useFailureWords();
  const [copied, setCopied] = useState(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  const copy = (): void => {
    setFailed(undefined);
    call('clipboard.write', { text: themeCss() }).then(() => setCopied(true), setFailed);
  };
  return (
    <>
      <Switch isSelected={isShown} onChange={onShow}>
        {words.withSheet}
      </Switch>
      <div className={styles.choice}>
        <div className={parts.acts}>
          <Button icon="copy" onPress={copy}>
            {words.copySheet}
          </Button>
        </div>
        <p className={parts.hint}>{words.sheetHint}</p>
      </div>
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      <div aria-live="polite">
        {copied && (
          <Notice isAnnounced tone="good">
            {words.copied}
          </Notice>
        )}
      </div>
    </>
  );
}

type Level = Presentation['titleLevel'];
type TitleLevelPartProps = Readonly<{ blogId: string; level: Level; onChange: (level: Level) => void }>;

const NAMES = { 1: '1', 2: '2', 3: '3', 4: '4' } as const;

/** The heading level of post titles in the blog's theme: chosen, or read from a page of the blog. */
function TitleLevelPart({ blogId, level, onChange }: TitleLevelPartProps): ReactNode {
  const words = useMessages().presentation;
  const say = useFailureWords();
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<BackendOutput<'presentations.read-level'> | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);

  const ask = async (): Promise<void> => {
    setReading(true);
    setRead(undefined);
    setFailed(undefined);
    try {
      const answer = await call('presentations.read-level', { blogId });
      setRead(answer);
      if ('level' in answer) onChange(answer.level);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setReading(false);
    }
  };

  return (
    <>
      <div className={styles.choice}>
        <div className={styles.beside}>
          <Select
            label={words.level}
            value={NAMES[level]}
            choices={TITLE_LEVELS.map((one) => ({ id: NAMES[one], label: words.levels[one] }))}
            onChange={(id) => {
              const chosen = TITLE_LEVELS.find((one) => NAMES[one] === id);
              if (chosen !== undefined) onChange(chosen);
            }}
          />
          <Button isPending={reading} onPress={() => void ask()}>
            {words.read}
          </Button>
        </div>
        <p className={parts.hint}>{words.levelHint}</p>
      </div>
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      <div aria-live="polite">
        {read !== undefined &&
          ('level' in read ? (
            <Notice isAnnounced tone="good">
              {words.levelRead(read.level, read.url)}
            </Notice>
          ) : (
            <Notice>{words.notFound[read.why]}</Notice>
          ))}
      </div>
    </>
  );
}
