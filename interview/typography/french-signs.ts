/** French: apostrophes, the spaces of ; ! ? : and « », marks that stand for several signs. */
import { LETTERS, SPACE, UNSEEN, WORD } from './characters.ts';
import type { Pass } from './common.ts';
import { mergeEdits, replacing } from './edits.ts';

/** « etc. » says already that there is more: no ellipsis after it. */
const ETC = /(?<=(?<!\p{L})[Ee]tc)(?:\.?…|\.{2,3}(?!\.))/gu;
export const etcetera: Pass = (text) => replacing(text, ETC, 'ellipsis', '.');

const ELIDED = '(?:[cdjlmnstzCDJLMNSTZ]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)';
const BETWEEN = /(?<=\p{L})['‘´](?=\p{L})/gu;
const BEFORE_OTHER = new RegExp(`(?<=(?<!\\p{L})${ELIDED})['‘´](?=[«“"\\p{N}${WORD}(*_])`, 'gu');
/** Words whose beginning is swallowed, as speech is written down. */
const SWALLOWED =
  /(?<![\p{L}\p{N}'’])'(?=(?:tain|sieurs?|dame|jour|soir|ttention|scuse|spèce|fin|achtement|vec|videmment|t’es|ttends?)(?![\p{L}']))/giu;
const YEAR = /(?<=[ \u00a0])'(?=\d\d(?![\d'’"]))/gu;
const PLURAL_OF_NUMBER = /(?<=\d)'(?=s(?!\p{L}))/gu;
export const apostrophe: Pass = (text) =>
  mergeEdits(
    [BETWEEN, BEFORE_OTHER, SWALLOWED, YEAR, PLURAL_OF_NUMBER].map((pattern) =>
      replacing(text, pattern, 'apostrophe', '’'),
    ),
  );

const AFTER_GUILLEMET = new RegExp(`(?<=«)[${SPACE}]*(?=[^${SPACE}\\n»])`, 'gu');
const BEFORE_GUILLEMET = new RegExp(`(?<=[^${SPACE}\\n«])[${SPACE}]*(?=»)`, 'gu');
export const guillemetSpaces: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, AFTER_GUILLEMET, 'quotes', wide),
    replacing(text, BEFORE_GUILLEMET, 'quotes', wide),
  ]);

const GLUED = `${LETTERS}»”’)\\]%‰€$£°…`;
/** Not `!=`, not « wow!ok », not ";;". */
const NO_CODE = `(?![\\p{L}\\p{N}=_&;!?])`;
const SPACED_HIGH = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘/])[${SPACE}]+(?=;|[!?]+${NO_CODE})`, 'gu');
const GLUED_HIGH = new RegExp(`(?<=[${GLUED}])(?=[;!?]+${NO_CODE})`, 'gu');
export const highPunctuation: Pass = (text, { thin }) =>
  mergeEdits([
    replacing(text, SPACED_HIGH, 'punctuation', thin),
    replacing(text, GLUED_HIGH, 'punctuation', thin),
  ]);

const SPACED_COLON = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘:])[${SPACE}]+(?=:(?![:=)(/-]))`, 'gu');
const GLUED_COLON = new RegExp(`(?<=[${GLUED}])(?=:(?:[\\s«“"${UNSEEN}]|$))`, 'gu');
export const colon: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, SPACED_COLON, 'punctuation', wide),
    replacing(text, GLUED_COLON, 'punctuation', wide),
  ]);
