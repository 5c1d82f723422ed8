/**
 * The initial focus of a dialog, and the keys of its main button: one rule for all dialogs
 * (docs/design/editor.md#dialogs). It reads the DOM, since the fields of a dialog come from many components.
 */

/** The initially focused control: the first field, or the main button once it is enabled. */
type OpensOn = 'field' | 'act';

export type DialogKeys = Readonly<{
  /** `field` if absent. */
  opensOn?: OpensOn | undefined;
  /** False if Enter in a field must not press the main button: the result would be public, or could not be undone. */
  enterActs?: boolean | undefined;
}>;

const all = (within: Element, selector: string): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

/** Whether the button is enabled and not pending. */
const canBePressed = (button: HTMLElement): boolean => !button.matches(':disabled, [aria-disabled="true"]');

/** Whether Tab reaches the control: not if it is disabled, hidden, or an unchecked radio button. */
const isReachable = (control: HTMLElement): boolean =>
  !control.matches(':disabled, [type="hidden"], [tabindex="-1"]') &&
  control.closest('[hidden], [inert], [aria-hidden="true"]') === null;

/** The main button of the footer, or of the focused form. */
const mainButton = (dialog: HTMLElement): HTMLElement | undefined =>
  all(dialog, ':scope > footer :is([data-kind="primary"], [data-kind="danger"])').at(-1) ??
  document.activeElement?.closest('form')?.querySelector<HTMLElement>('[data-kind="primary"]') ??
  undefined;

/** Undefined while there is nothing useful to focus; the dialog has the focus meanwhile. */
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
  // A destructive button is not focused first, in case of an early Enter.
  if (main?.dataset['kind'] === 'danger') return all(dialog, ':scope > footer button').find(canBePressed);
  if (main !== undefined) return canBePressed(main) ? main : undefined;
  // Other buttons in the text are not focused: a dialog that opens by itself could run them by accident.
  const ofBody = opensOn === 'act' ? '[data-kind="primary"]' : 'form [data-kind]';
  return all(dialog, ofBody).find(isReachable);
}

/** A field in which Enter has no other function. */
const ENTERED = 'input:not([type="search"], [role="combobox"])';
/** Whether the box has words still to be added: it handles the keys then. */
const hasWordsToAdd = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && 'adds' in target.dataset && target.value.trim() !== '';

/** Handles the keys of a dialog, and focuses its first useful control, now or when it appears. Returns the cleanup. */
export function takeDialogKeys(
  dialog: HTMLElement,
  { opensOn = 'field', enterActs = true }: DialogKeys,
): () => void {
  const settle = (): void => firstControl(dialog, opensOn)?.focus();
  const observer = new MutationObserver(() => {
    if (document.activeElement === dialog) settle();
  });
  // A press beside the controls focuses the dialog; the focus stays there.
  const onPress = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('button, input, textarea, label') === null)
      observer.disconnect();
  };
  let focused: Element | null = null;
  // The focused element was removed: react-aria then focuses the first control, the close button.
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
    // A held key would also press the main button of the next dialog.
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
  // A field that focuses itself keeps the focus. react-aria focuses the dialog, later if there was no pointer or key.
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
