/** Whether a window over the window is open (`Dialog`, `Sheet`): what it is about must not be replaced or changed behind it. */
export const isWindowOpen = (): boolean =>
  document.querySelector('[data-over-window]:not([data-exiting])') !== null;
