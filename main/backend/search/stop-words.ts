/** Words too common to tell posts apart, folded. They stay in the exact index: phrases and titles hold them. */
const french =
  'a ai aie aient as au aura aurait aux avait avec avez avoir avons c ce cela ces cet cette ceux chez ci comme d dans de des donc dont du elle elles en encore est et etaient etait etant ete etes etre eu eux fait fut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas peu plus pour qu quand que quel quelle quelles quels qui quoi s sa sans se sera serait ses si soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y';
const english =
  'a about an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our she so than that the their them then there these they this to up was we were what when which who will with would you your';

export const STOP_WORDS: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set(french.split(' ')),
  en: new Set(english.split(' ')),
};
