import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { $passageLanguage, languageName } from './passage-language.ts';

type LanguageDialogProps = Readonly<{
  onChoose: (language: string | null) => void;
  onClose: () => void;
}>;

/** Of Europe and its regions first, then the world's most written. */
const LANGUAGES = (
  'fr en es de it pt nl pl ro el ru uk tr ar he zh ja ko hi la ' +
  'br oc ca eu co gsw lb da sv nb fi cs sk hu bg hr sr sq hy ka fa vi'
).split(' ');
const NONE = 'none';

/** Which language the selected words are in, out of all that are foreseen. */
export function LanguageDialog({ onChoose, onClose }: LanguageDialogProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().typography;
  const [language, setLanguage] = useState(() => editor.read($passageLanguage) ?? NONE);
  const known = LANGUAGES.includes(language) || language === NONE ? LANGUAGES : [language, ...LANGUAGES];
  const named = known
    .map((id) => ({ id, label: languageName(id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Dialog
      title={words.passage}
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" onPress={() => onChoose(language === NONE ? null : language)}>
            {words.choose}
          </Button>
        </>
      }
    >
      <Select
        label={words.passageLanguage}
        hint={words.passageHint}
        value={language}
        choices={[{ id: NONE, label: words.passageNone }, ...named]}
        onChange={setLanguage}
      />
    </Dialog>
  );
}
