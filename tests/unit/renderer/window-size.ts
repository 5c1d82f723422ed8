/** The size of the window of a test, which happy-dom gives to media queries; nothing is laid out by it. */
export function setWindowSize(width: number, height: number): void {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport(size: Readonly<{ width: number; height: number }>): void };
  };
  happyDOM.setViewport({ width, height });
}
