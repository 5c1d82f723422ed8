/**
 * The control that a dialog opens on, and the keys of its main button: one rule for all dialogs
 * (docs/design/editor.md#dialogs). It reads the elements, since the fields of a dialog come from many components.
 */

/** The control that has the focus at first: the first field, or the main button once it can be pressed. */
type OpensOn = 'field' | 'act';

export type DialogKeys = Readonly<{
  /** `field` if absent. */
  opensOn?: OpensOn | undefined;
  /** False where Enter in a field must not press the main button: readers would see it, or it cannot be taken back. */
  enterActs?: boolean | undefined;
}>;

const all = (within: Element, selector: string): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

/** False for a disabled button, and for one whose act is under way. */
const canBePressed = (button: HTMLElement): boolean => !button.matches(':disabled, [aria-disabled="true"]');

/** False for a control that is disabled, folded away, or passed over by Tab (a radio button that is not chosen). */
const isReachable = (control: HTMLElement): boolean =>
  !control.matches(':disabled, [type="hidden"], [tabindex="-1"]') &&
  control.closest('[hidden], [inert], [aria-hidden="true"]') === null;

/** The main button of the foot, or of the form that has the focus. */
const mainButton = (dialog: HTMLElement): HTMLElement | undefined =>
  all(dialog, ':scope > footer :is([data-kind="primary"], [data-kind="danger"])').at(-1) ??
  document.activeElement?.closest('form')?.querySelector<HTMLElement>('[data-kind="primary"]') ??
  undefined;

/** Undefined while nothing useful can have the focus: the dialog itself has it meanwhile. */
function firstControl(dialog: HTMLElement, opensOn: OpensOn): HTMLElement | undefined {
  const read = dialog.querySelector<HTMLElement>(':scope > [data-reads]');
  if (read !== null) return read;
  if (opensOn === 'field') {
    const fields = all(dialog, 'input, textarea, button[aria-haspopup="listbox"]').filter(isReachable);
    const text = fields.find((field) => !field.matches('button, [type="checkbox"], [type="radio"]'));
    const field = text ?? fields[0];
    if (field !== undefined) return field;
  }
  const main = mainButton(dialog);
  // An act that takes something away is not under an Enter that comes too early.
  if (main?.dataset['kind'] === 'danger') return all(dialog, ':scope > footer button').find(canBePressed);
  if (main !== undefined) return canBePressed(main) ? main : undefined;
  // Of other buttons in a text none is chosen: a dialog that opens by itself would do what was not meant.
  const ofBody = opensOn === 'act' ? '[data-kind="primary"]' : 'form [data-kind]';
  return all(dialog, ofBody).find(isReachable);
}

/** A field in which Enter does nothing else. */
const ENTERED = 'input:not([type="search"], [role="combobox"])';
/** True for a box whose words are still to be added: the keys are the box's until they are. */
const hasWordsToAdd = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && 'adds' in target.dataset && target.value.trim() !== '';

/** Takes the keys of a dialog, and gives the focus to its first useful control, now or when that comes. Returns the undo. */
export function takeDialogKeys(
  dialog: HTMLElement,
  { opensOn = 'field', enterActs = true }: DialogKeys,
): () => void {
  const settle = (): void => firstControl(dialog, opensOn)?.focus();
  const observer = new MutationObserver(() => {
    if (document.activeElement === dialog) settle();
  });
  // A press beside the controls gives the focus to the dialog: it stays there.
  const onPress = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('button, input, textarea, label') === null)
      observer.disconnect();
  };
  let focused: Element | null = null;
  // What had the focus is gone: react-aria gives it to the first control of all, which is the cross.
  const onFocus = ({ target }: FocusEvent): void => {
    const isGone = focused?.isConnected === false;
    focused = target instanceof Element ? target : null;
    if (isGone && focused?.closest('header')?.parentElement === dialog)
      (firstControl(dialog, opensOn) ?? dialog).focus();
  };
  const press = (event: KeyboardEvent): void => {
    const main = mainButton(dialog);
    if (main === undefined || !canBePressed(main)) return;
    event.preventDefault();
    event.stopPropagation();
    // Held down, the key would also press the main button of what this opens.
    if (!event.repeat) main.click();
  };
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return;
    if (!(target instanceof HTMLElement)) return;
    if (event.ctrlKey || event.metaKey) {
      if (!hasWordsToAdd(target)) press(event);
    } else if (
      enterActs &&
      target.matches(ENTERED) &&
      target.closest('form') === null &&
      mainButton(dialog)?.dataset['kind'] !== 'danger'
    )
      press(event);
  };
  const { activeElement } = document;
  // A field that takes the focus by itself keeps it. react-aria gives it to the dialog, later if no pointer and no key was used.
  if (activeElement === dialog || !dialog.contains(activeElement)) settle();
  focused = document.activeElement;
  observer.observe(dialog, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'aria-disabled'],
  });
  dialog.addEventListener('keydown', onKey, true);
  dialog.addEventListener('pointerdown', onPress);
  dialog.addEventListener('focusin', onFocus);
  return () => {
    observer.disconnect();
    dialog.removeEventListener('keydown', onKey, true);
    dialog.removeEventListener('pointerdown', onPress);
    dialog.removeEventListener('focusin', onFocus);
  };
}
