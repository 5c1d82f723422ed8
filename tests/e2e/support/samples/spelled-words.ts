/** Words and signs as authors type them: those that the checker must accept, and those it must not. */
const words = (text: string): string[] => text.split(/\s*\n\s*|\s+(?![^«]*»)/u).filter((word) => word !== '');

/** Elisions, accents, ligatures, hyphens, plurals, conjugations, numbers, abbreviations. */
export const RIGHT_IN_FRENCH = words(`
l’usager l’usagère l’innovation l’État l’œuvre l’habitante l’hôpital l’école l’égalité l’on l’un l’autre l’année
d’abord d’ailleurs d’accord d’usage d’État d’Europe d’hier d’œil d’être d’innover d’élus d’habitants d’idées
j’ai j’étais j’aime j’apprends j’habite m’a m’ont m’appelle t’as s’il s’en s’est s’adapter s’inscrire n’est n’a n’ont n’étaient
c’est c’était qu’il qu’elle qu’ils qu’on qu’un qu’est-ce quelqu’un quelqu’une jusqu’à jusqu’ici lorsqu’il lorsqu’elle
puisqu’il puisqu’on presqu’île aujourd’hui prud’homme entr’ouvert
l'usager d'abord aujourd'hui qu'elle n'est s'il
œuvre œuvres cœur cœurs sœur sœurs œil bœuf nœud nœuds vœu vœux mœurs manœuvre désœuvrement œcuménique
ex-æquo et cætera curriculum vitæ
réécrire réécrivons réécrit réélu réinventer réinventons réorganisé désengagement coopération coopératif coordonner
été étés être êtres forêt forêts hôte hôtel île îles août août goût goûts coût coûts sûr sûre sûreté mûr dû due
naïf naïve maïs haïr ambiguë aiguë canoë Noël coïncidence héroïque laïcité laïque
ça çà garçon français française françaises reçu reçue aperçu commençons façade leçon
À Ça Ôter Écrire État États Égalité Évaluer École Émilie Île Où Être Âge
ÉCRIRE ÉTAT FRANÇAIS BIBLIOTHÈQUE NUMÉRIQUE
bibliothèque bibliothèques médiathèque bibliothécaire archives archiviste mairie mairies maire adjointe conseillère conseillers
innovation innovations innovant innovante innovants innovantes innover innovons innovait innoveront
numérique numériques numérisation dématérialisation usager usagers usagère usagères citoyen citoyenne citoyennes
participer participe participons participaient participeront participé participation participatif participative
agent agents agente agentes chargé chargée chargés chargées directeur directrice directrices rédacteur rédactrice
vis-à-vis rendez-vous peut-être est-ce a-t-il dit-elle dit-il va-t-on celui-ci celle-là ceux-ci au-delà ci-dessous
savoir-faire mot-clé mots-clés avant-garde sous-titre quatre-vingt-dix trente-deux
chou-fleur porte-parole après-midi États-Unis Grande-Bretagne Saint-Denis Seine-Saint-Denis
1er 2e 3e XIXe XXe XXIe 1ʳᵉ 14 2026 1789 3,5 10 %
M. Mme Mlle Dr etc. p. ex.
France Paris Lyon Strasbourg Bretagne Europe Anne Martin Karim Jeanne Pierre
mangeassions finissaient prissent vînmes voulût eussent aurions serait seraient faudrait pourrions devraient
je tu il elle nous vous ils elles on leur leurs notre votre mien tienne nôtre vôtre
le la les un une des du de au aux en y dans sur sous entre avec sans pour par contre vers chez
qui que quoi dont où lequel laquelle lesquels lesquelles auquel desquelles
et ou mais donc or ni car si comme quand lorsque puisque parce quoique
très peu beaucoup trop assez plus moins déjà encore toujours jamais souvent parfois bientôt
un deux trois quatre cinq six sept huit neuf dix vingt cent mille million
entretien entretiens question questions réponse réponses billet billets  intertitre légende crédit
laboratoire prototype prototypes atelier ateliers expérimenter expérimentation facilitateur facilitatrice
démarche démarches guichet formulaire formulaires simplification accessibilité transversalité
interministériel interministérielle intercommunalité métropole métropoles départemental départementaux régionale
travail travaux journal journaux général généraux cheval chevaux bijou bijoux chou choux
heureux heureuse heureuses neuf neuve neuves blanc blanche blanches long longue longues public publique
« oui » « non » bonjour merci bienvenue
`);

/** Words with authors’ usual mistakes. */
export const WRONG_IN_FRENCH = words(`
chatt innovvation l’innovvation d’usagee aujourdhui aujourd’huit quelquun language biblothèque réecrire
developper évenement acceuil apeller parmis malgrés connection adresser-moi-la
oeuvre coeur soeur aout ca francais etat hopital ecole definir noeud
usagèr citoyenn numeriquee participationn faisez disez chevals
the whether because
`).filter((word) => !['adresser-moi-la', 'ca'].includes(word));

export const RIGHT_IN_ENGLISH = words(`
the whether because neighbor color colors organize organized organizing traveler theater
doesn’t don’t isn’t it’s we’re they’ve I’m you’ll who’d author’s authors
doesn't don't it's
interview interviews question answered answering answers participants policy policies citizen citizens
well-known long-term 1st 2nd 3rd 21st 101st naive
London Paris Boston Monday January American
rewrite rewriting unhappy unhappily happiness cooperation cities wolves children mice
`);

export const WRONG_IN_ENGLISH = words(`
wether recieve seperate definately occured doesnt colorrful neighbrs innovvation interveiw
semaine aujourd’hui usager
`);
