/** The names in published turns: who is called how, whatever a blog's editor did to them. */
import type { Participant } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { addresseeOfClass, CLASSES, participantOfClass } from '../marks.ts';
import { attribute, classesOf, hasClass, textOf, type HtmlElement, elementsInside } from './parse.ts';

/** One place where a name stands: whose it is, and how it is written there. */
export type NamePlace = { id: string; label: string; role: 'speaks' | 'addressed' };

/** The ids in the classes of an element, in order. */
export function participantsOf(element: HtmlElement): string[] {
  return [...new Set(classesOf(element).flatMap((name) => participantOfClass(name) ?? []))];
}

const withoutColon = (text: string): string => foldLine(text).replace(/[\s\u00a0\u202f]*:$/, '');

export const isName = (element: HtmlElement): boolean => hasClass(element, CLASSES.name);

/**
 * The names inside a name element. `speakers` are those of the turn: when the element lost its own classes and one person
 * speaks, the whole text is that person's name. `hadColon` is false when the colon was moved out of the element.
 */
export function readName(
  element: HtmlElement,
  speakers: readonly string[],
): { places: NamePlace[]; text: string; hadColon: boolean } {
  const places: NamePlace[] = [];
  const marked = (inner: HtmlElement): boolean =>
    classesOf(inner).some(
      (name) => participantOfClass(name) !== undefined || addresseeOfClass(name) !== undefined,
    );
  for (const inner of marked(element) ? [element] : elementsInside(element, marked)) {
    const label = withoutColon(textOf(inner));
    if (label === '') continue;
    for (const name of classesOf(inner)) {
      const speaker = participantOfClass(name);
      const addressee = addresseeOfClass(name);
      if (speaker !== undefined) places.push({ id: speaker, label, role: 'speaks' });
      if (addressee !== undefined) places.push({ id: addressee, label, role: 'addressed' });
    }
  }
  const whole = foldLine(textOf(element));
  const text = withoutColon(whole);
  const [only, second] = speakers;
  if (places.length === 0 && only !== undefined && second === undefined && text !== '')
    places.push({ id: only, label: text, role: 'speaks' });
  return { places, text, hadColon: whole !== text };
}

/** The names in the tooltip of an answer that shows none. */
export function readTooltip(element: HtmlElement, speakers: readonly string[]): NamePlace[] {
  const title = foldLine(attribute(element, 'title') ?? '');
  const labels = speakers.length === 1 ? [title] : title.split(', ');
  if (labels.length !== speakers.length) return [];
  return speakers.flatMap((id, index) =>
    labels[index] ? [{ id, label: labels[index], role: 'speaks' as const }] : [],
  );
}

/** How each participant is called: what is written most often; between equals, what comes first. */
export function usualLabels(places: readonly NamePlace[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { id, label } of places) {
    const own = counts.get(id) ?? new Map<string, number>();
    own.set(label, (own.get(label) ?? 0) + 1);
    counts.set(id, own);
  }
  return new Map(
    [...counts].map(([id, own]) => [
      id,
      [...own].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
    ]),
  );
}

/**
 * The participants that turns name, in order of appearance, as `known` describes them, with the label that the page
 * shows. One who is nowhere written and not known has no name, and is left out.
 */
export function participantsFrom(
  ids: readonly string[],
  labels: ReadonlyMap<string, string>,
  known: readonly Participant[],
): Participant[] {
  return [...new Set(ids)].flatMap((id) => {
    const person = known.find((candidate) => candidate.id === id);
    const label = labels.get(id)?.slice(0, 200) ?? person?.label;
    if (label === undefined) return [];
    return [person ? { ...person, label } : { id, name: label, label }];
  });
}
