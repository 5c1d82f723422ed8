/** Events of a key in a text that no component hears on their way down, as `onInputCapture` would. */
const HEARD_ON_THE_WAY_UP: ReadonlySet<string> = new Set(['keypress', 'textInput', 'input']);

/**
 * React listens at its root to each event twice, on its way down and on its way up, and looks each time for handlers at every
 * element around the one that is typed in. Of the events above it hears only the second; `onChange` and `onBeforeInput` come
 * from there too. To be called before React is.
 */
export function asTypingRoot(root: HTMLElement): HTMLElement {
  const listen = root.addEventListener.bind(root);
  root.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void => {
    if (options === true && HEARD_ON_THE_WAY_UP.has(type)) return;
    listen(type, listener, options);
  };
  return root;
}
