/** What a clipboard or a drop brings from another program. */
export type Incoming = Readonly<{
  html: string;
  text: string;
  rtf: string;
  files: readonly File[];
}>;

export function incomingOf(data: DataTransfer): Incoming {
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    rtf: data.getData('text/rtf'),
    files: [...data.files],
  };
}
