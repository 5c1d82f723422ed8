const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?$/;

/**
 * RFC 3339 as Blogger writes it, a little less strict: milliseconds UTC, to the second — the feed, the backups and the API
 * differ below it for the same post. Without an offset it is taken for UTC. Undefined for what is no date.
 */
export function readDate(text: string): number | undefined {
  const found = DATE.exec(text.trim());
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month - 1, day));
  // 30 February is none; years before 100 would be taken for 1900.
  if (year < 1000 || days.getUTCMonth() !== month - 1 || days.getUTCDate() !== day) return undefined;
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const offset = (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0)) * 60_000 * (found[8] === '-' ? -1 : 1);
  return days.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - offset;
}
