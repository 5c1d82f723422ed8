import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, HISTORY_PUSH_TAG } from 'lexical';
import { useEffect, useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useSettings } from '../../ui/window/use-settings.tsx';
import { TypographyExtension } from './typography-extension.ts';
import { servicesOf } from '../core/services.ts';
import type { Command } from '../model/types.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import {
  $setPassageLanguage,
  postLanguage,
  showPassages,
  $passageLanguage,
  languageName,
} from './passage-language.ts';
import { TypographyDialog } from './TypographyDialog.tsx';
import { showSpaces } from './show-spaces.ts';

const SPACES: Readonly<Partial<Record<Command, string>>> = {
  'no-break-space': '\u00a0',
  'thin-space': '\u202f',
};

/** Typography of one editor: its commands, dialogs and settings. */
export function useTypography(
  focusText: () => void,
): Readonly<{ dialog: ReactNode; run: (command: Command) => boolean }> {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().typography;
  const { settings, change } = useSettings();
  const [open, setOpen] = useState<'changes' | 'language' | null>(null);
  const { typographyAsTyped, typographyHouse, spacesShown } = settings;

  useEffect(() => {
    const choice = getExtensionDependencyFromEditor(editor, TypographyExtension).output;
    choice.asTyped = typographyAsTyped;
    choice.house = typographyHouse;
  }, [editor, typographyAsTyped, typographyHouse]);
  useEffect(() => (spacesShown ? showSpaces(editor) : undefined), [editor, spacesShown]);
  useEffect(() => showPassages(editor), [editor]);

  function giveLanguage(language: string | null): void {
    let done = false;
    editor.update(
      () => {
        done = $setPassageLanguage(language, postLanguage(editor));
      },
      { tag: HISTORY_PUSH_TAG, discrete: true },
    );
    if (!done) servicesOf(editor).notify({ tone: 'info', text: words.passageWords });
    focusText();
  }

  function insert(space: string): void {
    editor.update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(space);
    });
  }

  function close(): void {
    setOpen(null);
    focusText();
  }

  /** Runs a typography command; false for other commands. */
  function run(command: Command): boolean {
    const space = SPACES[command];
    if (space !== undefined) insert(space);
    else if (command === 'typography') setOpen('changes');
    else if (command === 'show-spaces') change({ spacesShown: !spacesShown });
    else if (command === 'passage-language') {
      if (editor.read(() => $getSelection()?.isCollapsed() ?? true)) giveLanguage(null);
      else setOpen('language');
    } else if (command.startsWith('language-'))
      giveLanguage(command === 'language-none' ? null : command.slice('language-'.length));
    else return false;
    return true;
  }

  const dialog =
    open === 'changes' ? (
      <TypographyDialog onClose={close} />
    ) : open === 'language' ? (
      <LanguageDialog
        onClose={close}
        onChoose={(language) => {
          setOpen(null);
          giveLanguage(language);
        }}
      />
    ) : null;
  return { dialog, run };
}

type LanguageDialogProps = Readonly<{
  onChoose: (language: string | null) => void;
  onClose: () => void;
}>;

/** European languages first, then the most written ones of the world. */
const LANGUAGES = (
  'fr en es de it pt nl pl ro el ru uk tr ar he zh ja ko hi la ' +
  'br oc ca eu co gsw lb da sv nb fi cs sk hu bg hr sr sq hy ka fa vi'
).split(' ');
const NONE = 'none';

/** The dialog for the language of the selected words. */
function LanguageDialog({ onChoose, onClose }: LanguageDialogProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().typography;
  const [language, setLanguage] = useState(() => editor.read($passageLanguage) ?? NONE);
  const offeredLanguages =
    LANGUAGES.includes(language) || language === NONE ? LANGUAGES : [language, ...LANGUAGES];
  const named = offeredLanguages
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
