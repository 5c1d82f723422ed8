/**
 * All check codes, with their RGAA 4.1 criterion, if any
 * (https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/), and whether a blog itself would refuse the
 * post.
 */
type Rule = Readonly<{
  criterion?: string;
  /** The blog would refuse or cut such a post. */
  refused?: true;
  /** Only informs: a blog cannot require it. */
  informational?: true;
}>;

export const CHECKS = {
  'title-missing': { refused: true },
  'body-empty': { refused: true },
  'too-many-labels': { refused: true },
  'labels-too-long': { refused: true },
  'too-heavy': { refused: true },
  'question-empty': {},
  'question-unanswered': {},
  'answer-waiting': {},
  'answer-empty': {},
  'answer-unnamed': {},
  'answer-unapproved': {},
  'name-near': {},
  'name-differs': {},
  'role-differs': { informational: true },
  'alt-missing': { criterion: '1.1' },
  'alt-is-file-name': { criterion: '1.3' },
  'alt-is-caption': { criterion: '1.3' },
  'alt-says-picture': { criterion: '1.3' },
  'video-untitled': { criterion: '2.1' },
  'frame-untitled': { criterion: '2.1' },
  'table-without-caption': { criterion: '5.4' },
  'table-without-headers': { criterion: '5.6' },
  'link-says-nothing': { criterion: '6.1' },
  'link-is-address': { criterion: '6.1' },
  'link-without-words': { criterion: '6.2' },
  'passage-unmarked': { criterion: '8.7' },
  'heading-jump': { criterion: '9.1' },
  'list-by-hand': { criterion: '9.3' },
  'quotation-unmarked': { criterion: '9.4' },
  'link-dead': {},
  'link-local': {},
  'link-not-online': {},
  'link-doubtful': { informational: true },
  'link-unverified': { informational: true },
  'typography-left': {},
  'changed-since-approval': { informational: true },
  'consent-missing': {},
  'consent-portrait': {},
  'consent-expired': {},
  'consent-withdrawn': {},
  'host-needed': { refused: true },
  'pictures-missing': { refused: true },
  'head-heavy': { informational: true },
  'html-left-out': { informational: true },
} as const satisfies Readonly<Record<string, Rule>>;

export type CheckCode = keyof typeof CHECKS;
export const CHECK_CODES = Object.keys(CHECKS) as [CheckCode, ...CheckCode[]];

const ruleOf = (code: CheckCode): Rule => CHECKS[code];

/** Such as « 1.1 »; undefined for a check without a criterion. */
export const criterionOf = (code: CheckCode): string | undefined => ruleOf(code).criterion;
export const isRefused = (code: CheckCode): boolean => ruleOf(code).refused === true;
/** Checks that a blog may require: neither refused by the blog anyway nor purely informational. */
export const REQUIRABLE = CHECK_CODES.filter(
  (code) => !isRefused(code) && ruleOf(code).informational !== true,
) as readonly CheckCode[];
