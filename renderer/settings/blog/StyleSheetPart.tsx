import { useState } from 'react';
import type { ReactNode } from 'react';
import { themeCss } from '#interview/render/theme-css.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import parts from '../../ui/SettingsParts.module.css';
import styles from './PresentationSection.module.css';

type StyleSheetPartProps = Readonly<{ isShown: boolean; onShow: (isShown: boolean) => void }>;

/** The style sheet for the theme: looked at in the preview, then copied. */
export function StyleSheetPart({ isShown, onShow }: StyleSheetPartProps): ReactNode {
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
          <Notice said tone="good">
            {words.copied}
          </Notice>
        )}
      </div>
    </>
  );
}
