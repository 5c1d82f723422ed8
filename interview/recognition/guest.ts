/** Finds the interviewed person if no label names one: the only person in title, lead and introduction. */
import { foldKey } from '../fold-key.ts';
import { namesIn, roleIn } from './people.ts';
import { hasGivenName, mayBePerson } from './person-words.ts';
import type { Speaker } from './recognition.ts';
import { GUEST } from './weights.ts';

const MEETING =
  /(?<!\p{L})(?:entretien|entrevue|interview|rencontre|conversation|discussion|dialogue|echange|question|reponse|q&a|interviewe|minute|tete-a-tete|face-a-face|meet|meeting|spotlight|profile)s? (?:exclusi(?:f|ve) |croisee? )?(?:avec |a |with |to |of |de |d['’]|on |: )?(?:l['’]|la |le |the )?$/iu;
/** Lower-case words before a name: « Interview du grand », « Entretien avec la directrice ». */
const MEETING_AS =
  /(?:[Ii]nterview|[Ee]ntre(?:tien|vue)|[Rr]encontre|[Pp]ortrait|[Qq]uestions) (?:du|de|de la|à|au|à la|avec|avec le|avec la|avec notre|with|with the|with our) (?:\p{Ll}[\p{L}’'-]* ){1,5}$/u;
/** The name of a series before its guest: « Contributeur du mois : », « Portrait d'agent #3 – ». */
const SERIES =
  /(?<!\p{L})(?:portrait|parole|paroles|interview|entretien|entrevue|rencontre|contributeur|contributrice|invitee?|questions a|temoignage|of the month|du mois|de la semaine|du jour|in the spotlight|profile|zoom sur|a la rencontre)(?!\p{L})/u;
/** Introduces a person who asks or writes, not a guest. */
const WRITES =
  /(?:propos recueillis|recueillis?|realisee?s?|menee?s?|conduite?s?|interrogee?s?|publiee?|ecrit|redigee?|traduite?|photos?|credits?|posted|written|interviewed|translated|conducted)(?: (?:et|and) \p{L}+)*\s*(?:par|by)\s*:?\s*(?:[^.\n]{0,80}(?:,| et | and ) ?)?$|^\s*(?:par|by|auteure?|autrice|author|texte)\s*:?\s*$/imu;
const PRESENTS =
  /^(?:\s*\([^)]{1,60}\))?\s*(?:,\s|est |is |etait |dirige|travaille|occupe|a rejoint|a fonde|nous |repond|revient|raconte|explique|partage|presente|works|leads|tells|shares|talks|joined|a accepte|s'est)/u;
/** How a sentence continues after the name of its subject. */
const OPENS = /^\s?(?:\([^)]{1,60}\)\s?)?(?:,\s|\p{Ll})/u;
/** « …, confie Odile Brassac »: a verb of speech before a name. */
const SPEAKS =
  /(?<!\p{L})(?:confie|explique|raconte|estime|assure|temoigne|repond|previent|affirme|resume|se souvient|says|explains|tells)(?:-t-elle|-t-il)? $/u;
/** Words that cannot begin a name. */
const ARTICLE = /^(?:the|le|la|les|un|une|el)$/;

/** An owner before a name: « Interview with Pignon's … ». */
const OWNER = /\S+['’]s $/u;

const QUOTATION = /^[«“"][^»”"]{8,}[»”"]$/u;

/** Maximum length of text that is searched. */
const LONGEST = 6_000;

type Evidence = Readonly<{
  title: string;
  lead: string;
  questions: readonly string[];
  answers: readonly string[];
  asking: readonly string[];
}>;

/**
 * The guest, or null if there are none or several candidates. `lead`: text above the first turn. `asking`: names of the
 * askers. Each trace of a person adds its weight (weights.ts); the best score must reach a threshold and exceed the
 * next clearly.
 */
export function findGuest({ title, lead, questions, answers, asking }: Evidence): Speaker | null {
  const head = `${title}\n${lead.slice(0, LONGEST)}`;
  const firstAnswers = answers
    .slice(0, 2)
    .map((text) => text.slice(0, 600))
    .join('\n');
  const names = new Map<string, string>();
  const own = new Set(introducedNames(firstAnswers));
  const hailed = greetedNames(questions, head);
  for (const name of [...namesIn(head), ...honoured(head), ...own, ...titlePseudonym(title), ...hailed]) {
    const key = foldKey(name);
    if (
      !names.has(key) &&
      !asking.some((one) => foldKey(one) === key) &&
      !ARTICLE.test(key.split(' ')[0] ?? '') &&
      mayBePerson(name)
    )
      names.set(key, name);
  }
  const addressed = foldKey(
    questions
      .slice(0, 40)
      .map((text) => text.slice(0, 300))
      .join('\n'),
  );
  // The title is just a quotation, and only one person may have said it.
  const quoted = names.size === 1 && QUOTATION.test(title.trim()) ? GUEST.quoted : 0;
  const scored = [...names.values()].map((name) => {
    const { score, personal } = scoreName(name, title, lead.slice(0, LONGEST), addressed);
    const presentsSelf = own.has(name);
    const givenName = hasGivenName(name);
    return {
      name,
      score:
        score +
        quoted +
        (presentsSelf ? GUEST.presentsSelf : 0) +
        (hailed.some((one) => `${name} `.startsWith(`${one} `)) ? GUEST.greeted : 0) +
        (givenName ? GUEST.givenName : 0),
      personal: personal || presentsSelf || givenName || quoted > 0 || roleIn(head, name) !== null,
    };
  });
  const ranked = scored.toSorted((a, b) => b.score - a.score || byLength(a.name, b.name));
  const [best] = ranked;
  if (best === undefined || best.score < GUEST.enough || !best.personal) return null;
  const rival = ranked.find(({ name }) => !sameName(name, best.name));
  if (
    rival !== undefined &&
    best.score - rival.score < (areJoined(head, best.name, rival.name) ? GUEST.marginTogether : GUEST.margin)
  )
    return null;
  return { name: best.name, label: best.name, role: roleIn(head, best.name), organisation: null };
}

/** Both of « Odile Brassac et Yann Kermoal » are guests. */
const areJoined = (head: string, one: string, other: string): boolean =>
  ['et', 'and', '&'].some(
    (word) => head.includes(`${one} ${word} ${other}`) || head.includes(`${other} ${word} ${one}`),
  );

const sameName = (one: string, other: string): boolean => {
  const [a, b] = [foldKey(one), foldKey(other)];
  return a.includes(b) || b.includes(a);
};

/** « Je m'appelle Anne Martin », « Je suis Anne Martin ». */
function introducedNames(text: string): string[] {
  const introduction =
    /(?:m['’]appelle|[Jj]e suis|[Mm]oi, c['’]est|[Mm]y name is|I['’]m|I am)\s+(.{1,80})/u.exec(text)?.[1] ??
    '';
  return namesIn(introduction).filter((name) => introduction.startsWith(name));
}

const HONORIFIC = `(?:Mme|Mlle|M\\.|Madame|Mademoiselle|Monsieur|Docteur|Dr\\.?|Mrs\\.?|Mr\\.?|Ms\\.?)`;
const HONOURED = new RegExp(
  `(?<![\\p{L}.])${HONORIFIC} \\p{Lu}[\\p{L}\\p{M}'’-]+(?![\\p{L}]| \\p{Lu})`,
  'gu',
);
/** « Interview de Madame », before a name. */
const AFTER_HONORIFIC = new RegExp(`${HONORIFIC} $`, 'u');

/** « Mme Thode »: a name of one word that a form of address makes somebody's. */
const honoured = (head: string): string[] => [...head.matchAll(HONOURED)].map(([name]) => name);

/** « Contributeur du mois : Alouette955 », « Entrevue avec Greg, … »: one word after the name of a series or a meeting. */
function titlePseudonym(title: string): string[] {
  const [, series = '', name = ''] =
    /^(.{3,60}?)\s*(?:[:：–—|]|#\d+\s*[:–-])\s*(\p{Lu}[\p{L}\p{N}_-]{2,30})\s*(?:\([^)]*\)|,.*)?$/u.exec(
      title.trim(),
    ) ?? [];
  const [, before = '', guest = ''] =
    /^(.{0,60}? (?:avec|with) )(\p{Lu}[\p{L}\p{N}_-]{2,30})\s*(?:[,(:：–—|].*)?$/u.exec(title.trim()) ?? [];
  if (guest !== '' && MEETING.test(foldKeep(before))) return [guest];
  return name !== '' && SERIES.test(foldKey(series)) ? [name] : [];
}

/** « Bonjour Nadine », if title or lead also contain the name, or if the greeting starts the question. */
function greetedNames(questions: readonly string[], head: string): string[] {
  return questions.slice(0, 3).flatMap((question) => {
    const name = GREETED.exec(question.slice(0, 200))?.[1] ?? '';
    return name !== '' && (head.includes(name) || /^(?:bonjour|salut|coucou|hello|hi)/iu.test(question))
      ? [name]
      : [];
  });
}
const GREETED =
  /(?:^|[\s«(])(?:[Bb]onjour|[Ss]alut|[Cc]oucou|[Mm]erci|[Cc]h[eè]re?|[Hh]ello|[Hh]i|[Tt]hanks|[Dd]ear),? (\p{Lu}[\p{Ll}\p{M}'’]+(?:-\p{Lu}[\p{Ll}\p{M}'’]+)?)(?![\p{L}\s]*\s\p{Lu})/u;

/** Sorts the longer form of a name first, but « Anne Martin » before « Anne Martin de Pignon ». */
function byLength(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const withOrganisation = / /u.test(short) && long.startsWith(`${short} d`);
  return (one.length - other.length) * (withOrganisation ? 1 : -1);
}

/**
 * Scores the traces of a name. `personal`: one of them shows a person, who is met, quoted or addressed; a heading in
 * capitals may have the others.
 */
function scoreName(
  name: string,
  title: string,
  lead: string,
  addressed: string,
): { score: number; personal: boolean } {
  let score = 0;
  let personal = title.trim() === name && name.split(' ').length <= 3;
  const at = title.indexOf(name);
  if (at >= 0) {
    const before = title.slice(0, at).replace(OWNER, '').replace(AFTER_HONORIFIC, '');
    const after = title.slice(at + name.length);
    score += GUEST.inTitle;
    const apart = before.trim() === '' || /[:：–—|,-]\s*$/u.test(before);
    if (MEETING.test(foldKeep(before)) || MEETING_AS.test(before) || (apart && SERIES.test(foldKey(before))))
      [score, personal] = [score + GUEST.metInTitle, true];
    else if (apart) score += GUEST.setApart;
    if (/^\s*(?:[,:(–—-].*)?["«“]/u.test(after)) [score, personal] = [score + GUEST.quoted, true];
    if (SPEAKS.test(foldKeep(before))) [score, personal] = [score + GUEST.quoted, true];
    if (WRITES.test(foldKeep(before))) score += GUEST.writes;
  }
  const traces = occurrences(lead, name).map((index) => {
    const before = foldKeep(lead.slice(Math.max(0, index - 120), index).replace(AFTER_HONORIFIC, ''));
    const after = foldKey(lead.slice(index + name.length, index + name.length + 60));
    const writes = WRITES.test(before);
    const opens = /(?:^|[.!?…»”"]\s*)$/u.test(before) && OPENS.test(after);
    return {
      met: MEETING.test(before),
      speaks: SPEAKS.test(before),
      writes,
      presented: !writes && (PRESENTS.test(after) || opens),
    };
  });
  if (traces.length > 0) score += GUEST.inLead;
  for (const [trace, weight] of LEAD_TRACES) {
    if (!traces.some((one) => one[trace])) continue;
    score += weight;
    personal ||= trace !== 'writes';
  }
  if (traces.length > 1) score += GUEST.again;
  const [first = ''] = foldKey(name).split(' ');
  if (first.length > 2 && new RegExp(String.raw`(?<!\p{L})${escape(first)}(?!\p{L})`, 'u').test(addressed))
    [score, personal] = [score + GUEST.addressed, true];
  return { score, personal };
}

const LEAD_TRACES = [
  ['met', GUEST.met],
  ['speaks', GUEST.quoted],
  ['writes', GUEST.writes],
  ['presented', GUEST.presented],
] as const;

/** The first offsets of a name in a text. */
function occurrences(text: string, name: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(name); at >= 0 && offsets.length < 4; at = text.indexOf(name, at + 1))
    offsets.push(at);
  return offsets;
}

/** Folds a text, keeping its outer spaces and last characters. */
const foldKeep = (text: string): string => foldKey(`|${text}|`).slice(1, -1);
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
