import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { PEOPLE_PLACES, PICTURE_LOOKS, type Presentation } from '#interview/render/presentation.ts';
import { call } from '../../bridge/call.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { SteadyFrame } from '../../preview/SteadyFrame.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import parts from '../../ui/SettingsParts.module.css';
import { StylePicker } from './StylePicker.tsx';
import { StyleSheetPart } from './StyleSheetPart.tsx';
import { TitleLevelPart } from './TitleLevelPart.tsx';
import styles from './PresentationSection.module.css';

type PresentationSectionProps = Readonly<{ blogId: string }>;

/** How the posts of one blog look to its readers; each choice holds at once, and shows at once on a sample. */
export function PresentationSection({ blogId }: PresentationSectionProps): ReactNode {
  const words = useMessages().presentation;
  const say = useFailureWords();
  const language = useLanguage();
  const stored = useQuery('presentations.get', { blogId }, ['blogs.changed']);
  const [chosen, setChosen] = useState<Presentation | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [sheet, setSheet] = useState(false);
  const presentation = chosen ?? stored.value;
  const failure = failed ?? stored.failure;
  // The blog takes seconds to say its level, and other choices are made meanwhile: each is added to the last of them.
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
  // The pages are made from what is stored: another address once it is.
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
          choices={PEOPLE_PLACES.map((id) => ({ id, label: words.peoplePlaces[id] }))}
          onChange={(people) => change({ people })}
        />
        <Select
          label={words.pictures}
          value={presentation.pictures}
          choices={PICTURE_LOOKS.map((id) => ({ id, label: words.pictureLooks[id] }))}
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
      <StyleSheetPart isShown={sheet} onShow={setSheet} />
      <TitleLevelPart
        blogId={blogId}
        level={presentation.titleLevel}
        onChange={(titleLevel) => change({ titleLevel })}
      />
    </section>
  );
}
