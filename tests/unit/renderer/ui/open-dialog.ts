/** The initial focus of a dialog, and the keys of its main button: one check for all tests that open one. */
import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';

export type OpenDialog = Readonly<{
  title: string;
  /** The name of the focused control; `the dialog` when it has only words or pictures. */
  focus: string;
  /** The words of its main button; absent when choices apply at once, or there is no act. */
  act?: string;
}>;

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** The one over all others. */
const topDialog = (): HTMLElement | undefined =>
  [
    ...document.querySelectorAll<HTMLElement>(
      '[data-over-window] :is([role="dialog"], [role="alertdialog"])',
    ),
  ].at(-1);

function nameOf(control: Element): string {
  const labelled = (control.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
  const labels =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.labels : null;
  const names = [
    control.getAttribute('aria-label'),
    [...(labels ?? [])].map(({ textContent }) => textContent).join(' '),
    labelled.join(' '),
    control.textContent,
  ];
  const name = names.map(plain).find((words) => words !== '') ?? control.tagName;
  // Its hint is inside the label of a radio button.
  const hints = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => plain(document.getElementById(id)?.textContent ?? ''));
  return hints.reduce((words, hint) => (hint === '' ? words : words.replace(hint, '').trim()), name);
}

/** The main button, as in dialog-keys.ts. */
const mainButton = (dialog: HTMLElement): HTMLElement | undefined =>
  [
    ...dialog.querySelectorAll<HTMLElement>(
      ':scope > footer :is([data-kind="primary"], [data-kind="danger"])',
    ),
  ].at(-1) ??
  document.activeElement?.closest('form')?.querySelector<HTMLElement>('[data-kind="primary"]') ??
  undefined;

/** A field of one line, in which Enter chooses nothing. */
const ENTERED = 'input:not([type="search"], [role="combobox"], [type="radio"], [type="checkbox"])';

/** Whether these keys press the button, without running its act. */
async function isPressedBy(button: HTMLElement, keys: string): Promise<boolean> {
  const form = (button.closest('form') ?? document.activeElement?.closest('form')) || undefined;
  let isPressed = false;
  const stop = (event: Event): void => {
    const { target } = event;
    if (target !== form && !(target instanceof Node && button.contains(target))) return;
    isPressed = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['click', 'submit']) window.addEventListener(type, stop, true);
  await userEvent.keyboard(keys);
  for (const type of ['click', 'submit']) window.removeEventListener(type, stop, true);
  return isPressed;
}

const openDialog = (dialog: HTMLElement | undefined): OpenDialog | undefined => {
  if (dialog === undefined) return undefined;
  const { activeElement } = document;
  const act = mainButton(dialog);
  return {
    title: plain(dialog.querySelector('h2')?.textContent ?? null),
    focus:
      activeElement === dialog
        ? 'the dialog'
        : dialog.contains(activeElement) && activeElement !== null
          ? nameOf(activeElement)
          : 'outside',
    ...(act === undefined ? {} : { act: plain(act.textContent) }),
  };
};

const TEXT_FIELD =
  'input:not([type="radio"], [type="checkbox"], [type="hidden"], [tabindex="-1"], :disabled), textarea:not(:disabled)';

/** Not folded away. */
const isShown = (control: Element): boolean =>
  control.closest('[hidden], [inert], [aria-hidden="true"]') === null;

type Rule = Readonly<{
  /** Whether Enter in a field presses the button; false when readers would see the act, or it deletes something. */
  enter?: boolean;
  /** The fields may stay as they are: the focus is on the button at first. */
  fieldsWait?: boolean;
}>;

/**
 * Waits until the topmost dialog matches, with the focus in a field if it has one, and never on its close button.
 * Then tries the keys of its enabled main button: Ctrl+Enter, and Enter in a field of one line.
 */
export async function expectDialog(
  expected: OpenDialog,
  { enter = true, fieldsWait = false }: Rule = {},
): Promise<void> {
  await waitFor(() => expect(openDialog(topDialog())).toEqual(expected));
  const dialog = topDialog();
  const focused = document.activeElement;
  if (dialog === undefined || focused === null) throw new Error('the dialog is gone');
  expect(focused.closest('header'), 'the cross').toBeNull();
  if ([...dialog.querySelectorAll(TEXT_FIELD)].some(isShown) && !fieldsWait)
    expect(
      focused.matches(`${TEXT_FIELD}, [data-reads]`),
      `a field of « ${expected.title} » has the focus`,
    ).toBe(true);
  const act = mainButton(dialog);
  if (act === undefined || act.matches(':disabled, [aria-disabled="true"]')) return;
  expect(await isPressedBy(act, '{Control>}{Enter}{/Control}'), `Ctrl+Enter in « ${expected.title} »`).toBe(
    true,
  );
  if (focused.matches(ENTERED))
    expect(await isPressedBy(act, '{Enter}'), `Enter in « ${expected.title} »`).toBe(enter);
}
