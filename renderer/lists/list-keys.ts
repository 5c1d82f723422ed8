/** Where a key leads in a list: pure. */

/** The place that a key leads to from `place`, in a list of `total` rows of which `page` are in sight; undefined for other keys. */
export function placeAfterKey(key: string, place: number, total: number, page: number): number | undefined {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + Math.max(1, page - 1),
    PageUp: place - Math.max(1, page - 1),
    Home: 0,
    End: total - 1,
  };
  const to = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
}

/** Letters typed within this time of each other are the beginning of one title, ms. */
const TOGETHER = 1_000;

/** What has been typed of a title. */
export class TypedAhead {
  private text = '';
  private at = -Infinity;

  /** True where a space belongs to what is being typed. */
  readonly goesOn = (now: number): boolean => this.text !== '' && now - this.at < TOGETHER;

  /** Another key came between. */
  readonly end = (): void => {
    this.text = '';
  };

  /** The beginning as it is now, and whether it is a new one. */
  readonly add = (letter: string, now: number): Readonly<{ begins: string; fresh: boolean }> => {
    const fresh = !this.goesOn(now);
    this.text = fresh ? letter : this.text + letter;
    this.at = now;
    return { begins: this.text, fresh };
  };
}
