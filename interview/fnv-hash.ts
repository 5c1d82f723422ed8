/** FNV-1a over the UTF-16 units of a text: a short name that is always the same, no protection. From 0 to 2^32 - 1. */
export function fnvHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
