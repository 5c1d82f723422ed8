/** The text of a file: UTF-8, UTF-16 where a byte order mark says so, Windows-1252 where it is no UTF-8 (older files). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // U+FFFD in the middle of a text means bytes that are no UTF-8; a file that holds the character itself has its three bytes.
  const broken =
    utf8.includes('\uFFFD') && !new TextDecoder('latin1').decode(bytes).includes('\u00ef\u00bf\u00bd');
  return broken ? new TextDecoder('windows-1252').decode(bytes) : utf8;
}
