/** Where the last whole character of UTF-8 between `from` and `end` ends: a chunk may stop in the middle of one. */
export function wholeCharactersUpTo(bytes: Buffer, from: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= from; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    // The first byte of a character says how many follow.
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? end - back : end;
  }
  return end;
}
