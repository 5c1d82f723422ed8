/**
 * Generates the regular forms of French nouns and adjectives, and English plurals, from any form: plural and singular,
 * feminine and masculine. Words are folded as in the index. Rules may produce words that do not exist: the caller keeps
 * those of the archive, so that rules can be few and simple (docs/design/search.md#forms).
 */
import { foldWord } from '#interview/search/fold.ts';

/** An ending of a singular or masculine, and its replacement. */
type Rule = Readonly<{
  from: string;
  to: string;
  /** Limits the rule to these words. */
  only?: ReadonlySet<string>;
  /** Exceptions: « médecin » is not the masculine of « médecine ». */
  but?: RegExp;
}>;

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const rule = (from: string, to: string, but?: RegExp): Rule => ({ from, to, ...(but && { but }) });
const only = (from: string, to: string, list: string): Rule => ({ from, to, only: setOf(list) });

/** Besides -s, which applies to any word not ending in -s, -x or -z. */
const PLURALS: readonly Rule[] = [
  rule('eau', 'eaux'),
  rule('eu', 'eux', /^p?eu$/),
  rule('au', 'aux', /^t?au$/),
  only('ou', 'oux', 'bijou caillou chou genou hibou joujou pou ripou'),
  rule('al', 'aux', /^(?:al|b[ae]l|etal|v?al)$/),
  only('ail', 'aux', 'bail corail email gemmail soupirail teletravail travail vantail ventail vitrail'),
  rule('y', 'ies'),
  rule('ch', 'ches'),
  rule('sh', 'shes'),
  rule('ss', 'sses'),
  rule('x', 'xes'),
];

/** Words that are not plurals of the word without -s. */
const NO_PLURAL = setOf(
  'argus as bas bous bris bus cas ces chassis cis coloris devis dis dos fois gens heros hors jus lis mas mes mis mois news os paris pars pas pays pis plus ' +
    'propos puis ras revers sans sas sens ses sis sois suis tas tiers vis',
);

/** Each rule was checked over dictionary-fr for the share of pairs that are forms of one word. */
const FEMININES: readonly Rule[] = [
  // -ie, -ue; most other words in -ai and -oi are verbs.
  rule(
    'i',
    'ie',
    /[ao]i$|^(?:appui|bailli|cri|debli|deni|ennui|envi|epi|fi|li|mari|mi|ni|oubli|pari|pi|pli|repli|si|ski|souci|taxi|tri)$/,
  ),
  only('ai', 'aie', 'gai vrai'),
  rule('u', 'ue', /[lmpt]ou$|^(?:clou|ecrou|fugu|individu|lieu|pu|ru|sou|statu|trou|eu)$/),
  // -de, -te
  rule(
    'ard',
    'arde',
    /^(?:bard|b[or]{2}card|brancard|canard|dard|fard|gard|hasard|jard|lard|leopard|liard|petard|placard|poignard|rancard|regard|retard|tard)$/,
  ),
  rule('ourd', 'ourde'),
  rule('aud', 'aude'),
  rule('nd', 'nde', /^(?:bond|gland|gond|land|mond)$/),
  only('id', 'ide', 'froid laid'),
  rule('ant', 'ante', /^(?:besant|chant|dechant|diamant|enfant|gant|(?:im|trans)?plant|warrant)$/),
  rule(
    'ent',
    'ente',
    /ment$|^(?:accent|accident|argent|arpent|cent|contrevent|couvent|dent|entent|event|orient|revent|serpent|talent|trident|vent)$/,
  ),
  only('ment', 'mente', 'clement dement inclement vehement'),
  rule('int', 'inte', /^(?:suint|tint)$/),
  rule(
    'it',
    'ite',
    /(?:oit|rait)$|^(?:agit|audit|bit|bruit|commit|cit|credit|debit|delit|depit|digit|discredit|edit|elit|ensuit|exploit|faillit|fruit|fuit|git|granit|gravit|guerit|habit|lait|lit|medit|merit|mit|partit|poursuit|profit|recit|reussit|rit|sait|sit|souhait|suit|transit|unit|vit)$/,
  ),
  only('it', 'ite', 'abstrait adroit distrait droit etroit extrait maladroit soustrait'),
  only('ot', 'ote', 'bigot cagot cheminot devot falot huguenot idiot manchot matelot petiot'),
  only('ot', 'otte', 'boscot boulot jeunot maigriot palot sot vieillot'),
  only(
    'at',
    'ate',
    'adequat auvergnat avocat beat candidat colaureat delicat immediat inadequat indelicat ingrat laureat magistrat ' +
      'mat plat rat renegat scelerat soldat',
  ),
  only('at', 'atte', 'chat'),
  only('ut', 'ute', 'absout brut haut'),
  only(
    'rt',
    'rte',
    'accort court couvert decouvert desert disert entrouvert expert fort mort offert ouvert recouvert souffert vert',
  ),
  rule('ct', 'cte', /^(?:affect|aspect|contact|impact|prospect|respect|tract)$/),
  rule('pt', 'pte'),
  only(
    'et',
    'ete',
    'complet concret desuet discret incomplet indiscret inquiet prefet pret quiet replet secret',
  ),
  only(
    'et',
    'ette',
    'aigrelet blondinet brunet cadet coquet douillet fluet follet guilleret jeunet joliet longuet maigrelet mignonnet ' +
      'minet muet net poulet propret rondelet seulet simplet sujet ultraviolet violet',
  ),
  // -le
  rule('al', 'ale', /^(?:al|aval|bal|cal|canal|cheval|deal|etal|gal|goal|hal|journal|mal|pal|signal|val)$/),
  only('il', 'ile', 'bissextil civil incivil pueril subtil vil viril'),
  only('ol', 'ole', 'cevenol espagnol mongol'),
  rule('eul', 'eule'),
  only('ul', 'ule', 'consul'),
  rule(
    'el',
    'elle',
    /^(?:appel|ciel|chancel|fusel|javel|jumel|label|miel|motel|nickel|pastel|rappel|rondel|sel)$/,
  ),
  only('eil', 'eille', 'pareil vermeil'),
  only('il', 'ille', 'gentil'),
  only('ul', 'ulle', 'nul'),
  // -ne
  rule(
    'in',
    'ine',
    /^(?:bain|baratin|bassin|bottin|boudin|boulin|bouquin|burin|butin|calepin|carabin|chemin|crachin|declin|dessin|destin|devin|d[io]uzain|dizain|drain|frein|gain|gradin|grain|gratin|jardin|lutin|machin|magasin|mandrin|mannequin|medecin|min|moulin|parchemin|parrain|patin|pin|potin|quatrain|raisin|rapin|rein|sapin|satin|sein|tambourin|terrain|train|turbin|vaccin|venin|vin)$/,
  ),
  rule(
    'an',
    'ane',
    /^(?:an|ban|bilan|boucan|bran|caban|cancan|cran|fan|flan|ocean|pan|plan|ruban|safran|tartan|titan|trepan)$/,
  ),
  only('an', 'anne', 'paysan rouan valaisan'),
  rule('en', 'enne', /^(?:ben|entretien|maintien|sen|soutien)$/),
  only(
    'on',
    'onne',
    'baron berrichon bon bouffon bourguignon breton brouillon bucheron champion charron cochon compagnon espion ' +
      'felon folichon forgeron fripon gascon glouton grognon herisson laideron lapon letton lion luron macon ' +
      'maigrichon maquignon marmiton mignon mollasson nippon patron pieton pigeon pion polisson poltron ' +
      'saxon slavon tatillon teuton vigneron wallon',
  ),
  only('on', 'one', 'lapon letton mormon'),
  rule('un', 'une', /^(?:alun|falun|jeun|petun|tribun)$/),
  // -re
  rule(
    'ier',
    'iere',
    /^(?:acier|batier|charnier|charrier|chatier|clavier|coquetier|crier|dossier|fraisier|glacier|gravier|lancier|manier|pallier|platier|poudrier|poussier|prier|sommier|trier)$/,
  ),
  rule('ger', 'gere', /^(?:etager|gouger|juger|longer)$/),
  rule('cher', 'chere', /^(?:cacher|torcher)$/),
  rule('yer', 'yere', /^(?:frayer|rayer)$/),
  only('ller', 'llere', 'conseiller ecailler houiller teleconseiller'),
  only('mer', 'mere', 'amer khmer'),
  rule('teur', 'trice'),
  rule('eur', 'euse', /^(?:chaleur|couleur|hideur|ingenieur|mineur|onduleur|prieur|terreur|viseur)$/),
  rule('rieur', 'rieure'),
  only(
    'eur',
    'eure',
    'amateur assesseur auteur censeur coauteur defenseur docteur entrepreneur gouverneur ingenieur majeur meilleur ' +
      'mineur precurseur predecesseur procureur professeur proviseur successeur',
  ),
  only('ur', 'ure', 'dur futur impur mur obscur pur'),
  only('ir', 'ire', 'noir'),
  // -se, -ce
  rule('ais', 'aise', /^(?:ais|balais|biais|brais|chais|frais|mais|palais|relais)$/),
  rule('ois', 'oise', /^(?:bois|chamois|crois|decrois|fois|mois|patois|pois|trois|vois)$/),
  rule(
    'is',
    'ise',
    /[ao]is$|^(?:avis|bis|bris|coloris|cris|devis|extremis|favoris|iris|paris|pis|preavis|puis|ravis|romanis|suis|tamis|vis)$/,
  ),
  only('us', 'use', 'confus contus diffus exclus inclus infus intrus obtus perclus profus reclus'),
  only('os', 'ose', 'clos declos dispos eclos enclos forclos'),
  only('rs', 'rse', 'convers divers pervers retors'),
  only('s', 'sse', 'bas epais expres gras gros las metis'),
  only('tiers', 'tierce', 'tiers'),
  rule('eux', 'euse', /^(?:eux|lieux|yeux)$/),
  only('oux', 'ouse', 'epoux jaloux'),
  only('x', 'sse', 'faux roux'),
  only('x', 'ce', 'doux'),
  // Other endings.
  rule('if', 'ive', /^(?:esquif|if|motif|pif|suif)$/),
  only('f', 've', 'neuf sauf veuf bref'),
  only('c', 'que', 'ammoniac caduc franc laic parapublic public turc'),
  only('c', 'cque', 'grec'),
  only('c', 'che', 'blanc franc sec'),
  only('f', 'ffe', 'chef'),
  only('g', 'gue', 'barlong long oblong'),
  only('eau', 'elle', 'agneau beau chameau damoiseau gemeau jouvenceau jumeau nouveau puceau tourangeau'),
  only(
    'e',
    'esse',
    'ane comte diable druide hote maitre ogre poete prince pretre prophete tigre traitre vicomte',
  ),
];

/** Words with irregular forms only. */
const FAMILIES: readonly (readonly string[])[] = [
  'nouveau nouvel nouvelle nouveaux nouvelles',
  'beau bel belle beaux belles',
  'vieux vieil vieille vieilles',
  'fou fol folle fous folles',
  'mou mol molle mous molles',
  'frais fraiche fraiches',
  'favori favorite favoris favorites',
  'malin maligne malins malignes',
  'benin benigne benins benignes',
  'copain copine copains copines',
  'ambassadeur ambassadrice ambassadeurs ambassadrices',
  'empereur imperatrice empereurs imperatrices',
  'oeil yeux',
  'ciel cieux',
  'aieul aieux',
  'monsieur messieurs',
  'madame mesdames',
  'mademoiselle mesdemoiselles',
  'bonhomme bonshommes',
  'medium media mediums',
  'man men',
  'woman women',
  'child children',
].map((family) => family.split(' '));
const familyOf = new Map(FAMILIES.flatMap((family) => family.map((word) => [word, family])));

const LEAST_LETTERS = 2;
const TAKES_NO_S = /[sxz]$/;

/**
 * All other forms of a word; the accents of `written` resolve cases that are ambiguous in the folded word (« employé
 * »).
 */
export function inflectionsOf(exact: string, written: string): ReadonlySet<string> {
  const forms = new Set<string>(familyOf.get(exact));
  if (exact.length < LEAST_LETTERS) return forms;
  const participle = /^(.*é)e?s?$/u.exec(written.toLowerCase().normalize('NFC'));
  if (participle !== null) {
    const base = foldWord(participle[1] ?? '');
    for (const ending of ['', 's', 'e', 'es']) forms.add(base + ending);
  }
  for (const singular of singularsOf(exact))
    for (const base of [singular, ...before(FEMININES, singular)])
      for (const form of [base, ...after(FEMININES, base)]) {
        forms.add(form);
        for (const plural of pluralsOf(form)) forms.add(plural);
      }
  forms.delete(exact);
  return forms;
}

function singularsOf(word: string): string[] {
  const singulars = [word, ...before(PLURALS, word)];
  if (word.endsWith('s') && !NO_PLURAL.has(word)) {
    const without = word.slice(0, -1);
    if (!TAKES_NO_S.test(without)) singulars.push(without);
  }
  return singulars;
}

function pluralsOf(word: string): string[] {
  const plurals = after(PLURALS, word);
  if (!TAKES_NO_S.test(word) && !NO_PLURAL.has(`${word}s`)) plurals.push(`${word}s`);
  return plurals;
}

const after = (rules: readonly Rule[], word: string): string[] =>
  rules.flatMap((each) =>
    word.endsWith(each.from) && holdsFor(each, word)
      ? [word.slice(0, word.length - each.from.length) + each.to]
      : [],
  );

/** Words from which rules may have made this word. */
const before = (rules: readonly Rule[], word: string): string[] =>
  rules.flatMap((each) => {
    if (!word.endsWith(each.to)) return [];
    const base = word.slice(0, word.length - each.to.length) + each.from;
    return holdsFor(each, base) ? [base] : [];
  });

const holdsFor = ({ only: words, but }: Rule, word: string): boolean =>
  words === undefined ? but?.test(word) !== true : words.has(word);
