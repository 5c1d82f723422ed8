/** The menu of a place in the text: what the word should be, and what one does with a selection. Pure: gives a template. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { MenuMessages, spelling } from '#assets/messages/fr/menu.ts';

type Place = Pick<
  ContextMenuParams,
  'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText'
> &
  Readonly<{
    editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
  }>;

export type TextMenuOptions = Readonly<{
  place: Place;
  words: MenuMessages;
  spelled: (typeof spelling)['menu'];
  onReplace(suggestion: string): void;
  onAdd(word: string): void;
  /** The page's own command: it knows where a paste without formatting goes. */
  onPastePlain(): void;
}>;

const MOST_SUGGESTIONS = 5;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** Empty where there is nothing to do. */
export function textMenuTemplate({
  place,
  words,
  spelled,
  onReplace,
  onAdd,
  onPastePlain,
}: TextMenuOptions): MenuItemConstructorOptions[] {
  const { editFlags, misspelledWord } = place;
  const role = (
    name: 'cut' | 'copy' | 'paste' | 'selectAll',
    enabled: boolean,
  ): MenuItemConstructorOptions => ({ id: name, role: name, label: words.roles[name], enabled });
  if (!place.isEditable) return place.selectionText.trim() === '' ? [] : [role('copy', editFlags.canCopy)];

  const suggestions = place.dictionarySuggestions.slice(0, MOST_SUGGESTIONS);
  const ofWord: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggestions.length === 0
            ? [{ id: 'no-suggestion', label: spelled.noSuggestion, enabled: false }]
            : suggestions.map((suggestion, index) => ({
                id: `suggestion-${index}`,
                // An ampersand would be taken for the mark of a key.
                label: suggestion.replaceAll('&', '&&'),
                click: () => onReplace(suggestion),
              }))),
          SEPARATOR,
          { id: 'add-word', label: spelled.add, click: () => onAdd(misspelledWord) },
          SEPARATOR,
        ];
  return [
    ...ofWord,
    role('cut', editFlags.canCut),
    role('copy', editFlags.canCopy),
    role('paste', editFlags.canPaste),
    {
      id: 'paste-plain',
      label: words.commands['paste-plain'],
      enabled: editFlags.canPaste,
      click: onPastePlain,
    },
    SEPARATOR,
    role('selectAll', editFlags.canSelectAll),
  ];
}
