/** What stands at the head of a text that is sent to be read over, in the language of the text. */

const NOTICES: Readonly<Record<string, (day: string) => string>> = {
  fr: (day) => `Projet, version du ${day}, ne pas diffuser`,
  en: (day) => `Draft, version of ${day}, not for circulation`,
  es: (day) => `Borrador, versión del ${day}, no difundir`,
  de: (day) => `Entwurf, Fassung vom ${day}, nicht weitergeben`,
  it: (day) => `Bozza, versione del ${day}, da non diffondere`,
};

/** « 12 mars », in the computer's own time zone: the day the author lived. */
function dayIn(primary: string, at: number): string {
  const locale = primary === 'en' ? 'en-GB' : primary;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
  return primary === 'fr' ? day.replace(/^1(?=\s)/u, '1er').replace(' ', '\u00a0') : day;
}

/** « Projet, version du 12 mars, ne pas diffuser ». English where the language is one we do not speak. */
export function draftNotice(language: string, at: number): string {
  const primary = language.slice(0, 2).toLowerCase();
  const notice = NOTICES[primary];
  return notice === undefined ? draftNotice('en', at) : notice(dayIn(primary, at));
}
