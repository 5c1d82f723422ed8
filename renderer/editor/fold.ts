/** Case, accents and kinds of apostrophe and space apart, with the way back to the original: for finding words. */
export function foldForFind(text: string): { text: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[’ʼ]/gu, "'")
      .replace(/\s/gu, ' ')
      .replace(/œ/giu, 'oe')
      .replace(/æ/giu, 'ae')
      .toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) at.push(index);
    folded += plain;
    index += character.length;
  }
  at.push(index);
  return { text: folded, at };
}
