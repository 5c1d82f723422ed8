/** Arrangements of questions, names and answers that blogs use. */
import { expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import type { Recognition } from '#interview/recognition/recognition.ts';
import { recognize } from '#interview/recognition/recognize.ts';

const read = (html: string): Recognition =>
  recognizeBlocks(readHtml(html, { newId: randomUUID, origin: 'outside' }));
/** Each question with its speakers. */
const turns = (recognition: Recognition): string[] =>
  recognition.questions.map(
    ({ text, answers }) => `${text} ${answers.map(({ participant }) => participant ?? '?').join(' + ')}`,
  );
const bold = (...parts: readonly string[]): string =>
  parts.map((text, index) => (index % 2 === 0 ? `<p><b>${text}</b></p>` : `<p>${text}</p>`)).join('');

it('reads an interview of bold questions without labels when answers are in the first person', () => {
  const recognition = read(
    `<h1>Les amendes</h1><p>Une médiatrice de la ville explique les démarches.</p>${bold(
      'Comment contester une amende ?',
      'Il faut consigner la somme. J’aide les gens à écrire leur lettre.',
      'Quels sont les délais ?',
      'Quarante-cinq jours. Je conseille de ne pas attendre.',
      'Qui peut aider à remplir le dossier ?',
      'Moi, le mardi. Nous travaillons à deux.',
      'Pourquoi tant de refus ?',
      'Parce que les pièces manquent. Je vois dix dossiers par jour.',
    )}`,
  );
  expect(recognition.kind).toBe('interview');
  expect(recognition.questions).toHaveLength(4);
});

it('reads the same page as an article when no person speaks in it', () => {
  const recognition = read(
    `<h1>Les amendes</h1><p>La ville explique les démarches.</p>${bold(
      'Comment contester une amende ?',
      'Il faut consigner la somme, puis écrire au service.',
      'Quels sont les délais ?',
      'Quarante-cinq jours à partir de l’envoi.',
      'Qui peut aider à remplir le dossier ?',
      'Les écrivains publics, le mardi.',
      'Pourquoi tant de refus ?',
      'Parce que les pièces manquent souvent.',
    )}`,
  );
  expect(recognition.kind).toBe('article');
});

it('reads the questions of a school essay about a person in the third person', () => {
  const recognition = read(
    `<h1>Le proviseur répond au journal du lycée</h1>${bold(
      'Quel est son parcours ?',
      'Il a enseigné vingt ans. « Je voulais voir l’école d’en haut. »',
      'Pourquoi a-t-il choisi notre lycée ?',
      'Pour la cantine. « J’y ai été élève. »',
      'Que veut-il changer ?',
      'Les horaires. « Je ne suis pas du matin. »',
    )}`,
  );
  expect(turns(recognition)).toHaveLength(3);
});

it('reads questions when only they have a dash before them', () => {
  const recognition = recognize(
    'La vie de batelier\n\nEntretien avec Paul Roy, batelier.\n\n– Comment devient-on batelier ?\n\nJ’ai commencé à quinze ans.\n\n– Vous vivez à bord ?\n\nOui, toute l’année.\n\n– Racontez-moi une journée.\n\nJe me lève à cinq heures.\n\n– Et l’avenir ?\n\nJe ne sais pas.',
  );
  expect(turns(recognition)).toEqual([
    'Comment devient-on batelier ? Paul Roy',
    'Vous vivez à bord ? Paul Roy',
    'Racontez-moi une journée. Paul Roy',
    'Et l’avenir ? Paul Roy',
  ]);
});

it('reads answers in list items that begin with a name', () => {
  const item = (name: string, answer: string): string =>
    `<li><p><a href="https://example.org/">${name}</a></p><p>${answer}</p></li>`;
  const recognition = read(
    `<h1>Table ronde</h1><p>Qu’est-ce que le libre pour vous ?</p><ul>${item('Paul Roche', 'Une façon de partager.')}${item('Léa Vidal', 'La liberté de comprendre.')}</ul><p>Que faut-il changer ?</p><ul>${item('Paul Roche', 'Les marchés publics.')}${item('Léa Vidal', 'La formation.')}</ul>`,
  );
  expect(turns(recognition)).toEqual([
    'Qu’est-ce que le libre pour vous ? Paul Roche + Léa Vidal',
    'Que faut-il changer ? Paul Roche + Léa Vidal',
  ]);
});

it('reads a question without a label among questions with one', () => {
  const recognition = read(
    '<p><b>Comment êtes-vous venue au métier ?</b><br><a href="https://example.org/">Léa Vidal</a> : par ma mère.</p><p><b>L’équipe Livres : Que lisez-vous ?</b><br><a href="https://example.org/">Léa Vidal</a> : des romans noirs.</p><p><b>L’équipe Livres : Et ensuite ?</b><br><a href="https://example.org/">Léa Vidal</a> : je dors.</p>',
  );
  expect(turns(recognition)).toEqual([
    'Comment êtes-vous venue au métier ? Léa Vidal',
    'Que lisez-vous ? Léa Vidal',
    'Et ensuite ? Léa Vidal',
  ]);
});

it('reads follow-up questions in headings of a lower level', () => {
  const recognition = read(
    '<h1>Entretien avec Léa Vidal</h1><h2>Comment êtes-vous venue au métier ?</h2><p>Par ma mère. J’ai appris à douze ans.</p><h4>Elle vous a tout montré ?</h4><p>Presque tout. Je me suis formée seule.</p><h2>Que reliez-vous aujourd’hui ?</h2><p>Des registres. J’en fais dix par an.</p><h4>C’est un travail long ?</h4><p>Un mois. Je ne me presse pas.</p>',
  );
  expect(turns(recognition)).toEqual([
    'Comment êtes-vous venue au métier ? Léa Vidal',
    'Elle vous a tout montré ? Léa Vidal',
    'Que reliez-vous aujourd’hui ? Léa Vidal',
    'C’est un travail long ? Léa Vidal',
  ]);
});

it('gives an answer to three people when its label names three', () => {
  const recognition = read(
    bold(
      'Qui a eu l’idée ?',
      'Anne Martin, Luc Petit et Léa Roy : Nous trois, un soir.',
      'Et la mairie ?',
      'Anne Martin : Elle a dit oui.',
      'Que plantez-vous ?',
      'Luc Petit : Des tomates.',
      'Un regret ?',
      'Léa Roy : Aucun.',
    ),
  );
  expect(turns(recognition)).toEqual([
    'Qui a eu l’idée ? Anne Martin et Luc Petit et Léa Roy',
    'Et la mairie ? Anne Martin',
    'Que plantez-vous ? Luc Petit',
    'Un regret ? Léa Roy',
  ]);
});

it('reads turns when each question has its answer on the same line', () => {
  const recognition = recognize(
    'Rencontre avec Léa Vidal, relieuse\n\nQue faites-vous ? Je relie des registres. J’en fais dix par an.\nOù avez-vous appris ? Chez ma mère, à Sète. J’avais douze ans.\nQue conseillez-vous ? De regarder longtemps. Je le dis à mes apprentis.',
  );
  expect(turns(recognition)).toEqual([
    'Que faites-vous ? Léa Vidal',
    'Où avez-vous appris ? Léa Vidal',
    'Que conseillez-vous ? Léa Vidal',
  ]);
});

it('keeps an answer whole when its lines begin with a question', () => {
  const recognition = recognize(
    'Anne : Que faites-vous ?\nPaul : Je relie des registres.\nPourquoi ? Parce que j’aime cela.\nEt alors ? Alors rien, je continue.\nAnne : Et demain ?\nPaul : Pareil.',
  );
  expect(recognition.questions.map(({ text }) => text)).toEqual(['Que faites-vous ?', 'Et demain ?']);
});

it.each([
  [
    'questions to ask oneself',
    `<h1>3 questions à se poser avant de se lancer</h1>${bold('Avez-vous des données ?', 'Sans données, pas de modèle. Nous le constatons chaque année.', 'Sont-elles propres ?', 'Il faut du temps. Nous en passons beaucoup.', 'Qui les lira ?', 'Personne, souvent. On en parle peu.')}`,
  ],
  [
    'a question that a report comes back to',
    `<h1>Coder le moins possible</h1>${bold('Notre interrogation à ce moment-là : faut-il coder ?', 'Le service est public. On tient une ligne téléphonique.', 'Notre interrogation à ce moment-là : quel est le problème ?', 'Trouver des trajets, à la main. On y passe la journée.', 'Notre interrogation à ce moment-là : jusqu’où aller ?', 'Le strict minimum, et pas plus.')}`,
  ],
  [
    'summaries',
    '<h1>Archives</h1><h3>Les grands nombres</h3><p>TLDR : Comment gérer ces unités ? Par une base.</p><h3>La toile</h3><p>TLDR : Comment la définir ? Quels paramètres ?</p><h3>Les blocs</h3><p>TLDR : Comment les répartir ?</p>',
  ],
  [
    'notes of an open forum',
    '<h1>Forum ouvert</h1><h4>Salle 1 : Le vélo, comment s’y mettre ?</h4><p>Faire du Vélo : commencer petit, loin des routes.</p><h4>Salle 3 : C’est quoi le tandem ?</h4><p>Un vélo à deux. Plus lourd.</p><h4>Salle 5 : Le casque, oui ou non ?</h4><p>Oui, sans doute.</p>',
  ],
])('reads an article, no interview: %s', (_, html) => {
  expect(read(html).kind).toBe('article');
});

it('reads questions in headings when the interviewer has a label only once', () => {
  const recognized = read(
    `<h1>La chorale</h1><h3>Comment avez-vous commencé à chanter ?</h3><p><b>Odile</b> : Dans la cuisine.</p><p><b>Yann</b> : À l’école.</p>
<p><b>Interviewer</b> : Quel âge aviez-vous ?</p><p><b>Yann</b> : Six ans, je crois.</p>
<h3>Qui choisit les chants ?</h3><p><b>Odile</b> : On vote. Je perds souvent.</p>
<h3>Et le trac ?</h3><p><b>Yann</b> : Il passe à la deuxième note.</p>`,
  );
  expect(turns(recognized)).toEqual([
    'Comment avez-vous commencé à chanter ? Odile + Yann',
    'Quel âge aviez-vous ? Yann',
    'Qui choisit les chants ? Odile',
    'Et le trac ? Yann',
  ]);
});

it('reads all turns when only the first two have a name', () => {
  const recognized = recognize(
    `Odile Brassac : Depuis quand réparez-vous des vélos ?\nYann Kermoal : Depuis dix ans.\nQue réparez-vous le plus souvent ?\nLes freins, et je change des câbles.\nAvez-vous un apprenti ?\nOui, le mercredi. Il apprend vite.\nQue lui conseillez-vous ?\nDe regarder longtemps.`,
  );
  expect(recognized.questions.map(({ text }) => text)).toEqual([
    'Depuis quand réparez-vous des vélos ?',
    'Que réparez-vous le plus souvent ?',
    'Avez-vous un apprenti ?',
    'Que lui conseillez-vous ?',
  ]);
});

it('reads questions in headings of two levels', () => {
  const part = (level: number, question: string, answer: string): string =>
    `<h${level}>${question}</h${level}><p>${answer}</p>`;
  const recognized = read(
    `<h1>Rencontre avec Odile Brassac</h1>${part(4, 'Où avez-vous appris ?', 'J’ai appris chez mon oncle.')}${part(4, 'Que faites-vous le lundi ?', 'Je graisse les chaînes.')}${part(3, 'Qui sont vos modèles ?', 'Ma tante, que j’ai vue souder.')}${part(4, 'Que conseillez-vous ?', 'Je conseille de regarder.')}`,
  );
  expect(recognized.questions).toHaveLength(4);
});

it('takes no question from a numbered list of advice in an answer', () => {
  const recognized = read(
    `<h1>Rencontre avec Odile Brassac</h1><h2>Où avez-vous appris ?</h2><p>J’ai appris chez mon oncle.</p><h2>Quels conseils donnez-vous ?</h2><p>1. Réparez tous les jours.</p><p>2. Concentrez-vous sur les freins.</p><p>3. Imaginez une pente.</p><h2>Que faites-vous le lundi ?</h2><p>Je graisse les chaînes.</p>`,
  );
  expect(recognized.questions.map(({ text }) => text)).toEqual([
    'Où avez-vous appris ?',
    'Quels conseils donnez-vous ?',
    'Que faites-vous le lundi ?',
  ]);
});

it('reads short questions without « vous » among others in a plain text', () => {
  const recognized = recognize(
    `Rencontre avec Odile Brassac\n\nOù avez-vous appris ?\n\nJ’ai appris chez mon oncle.\n\nUn outil préféré ?\n\nLa clé de douze, que j’ai depuis toujours.\n\nPourquoi le vélo plutôt que l’auto ?\n\nJe n’ai pas le permis.\n\nEt le lundi ?\n\nJe graisse les chaînes.\n\nQue conseillez-vous ?\n\nDe regarder longtemps.`,
  );
  expect(recognized.questions.map(({ text }) => text)).toEqual([
    'Où avez-vous appris ?',
    'Un outil préféré ?',
    'Pourquoi le vélo plutôt que l’auto ?',
    'Et le lundi ?',
    'Que conseillez-vous ?',
  ]);
});

it('reads an interview of three questions without a title', () => {
  const recognized = recognize(
    'Où avez-vous rangé votre médaille ?\nDans ma cuisine, où je la vois.\nQue représente-t-elle pour vous ?\nC’est un long travail. J’ai commencé il y a dix ans.\nUn souvenir du concours ?\nLa pluie. J’avais oublié mon manteau.',
  );
  expect([recognized.kind, recognized.questions.length]).toEqual(['interview', 3]);
});

it('reads an article when a press review asks its readers three questions', () => {
  const news = Array.from(
    { length: 14 },
    (_, index) => `La carte ${index} est en ligne. J’ai aimé ses couleurs.`,
  );
  const recognized = recognize(
    `Revue de presse\n\nL’avez-vous déjà utilisé ?\n\n${news.join('\n\n')}\n\nConnaissez-vous ces cartes ?\n\n${news.join('\n\n')}\n\nQue pensez-vous de ce format ?\n\n${news.join('\n\n')}`,
  );
  expect(recognized.kind).toBe('article');
});

it('is confident when answers of a plain text are in quotation marks', () => {
  const recognized = recognize(
    'Le gymnase de Sète\n\nComment s’est passée la saison ?\n« Nous avons tenu. Je suis contente. »\nQuelle est votre plus grande joie ?\n« Une équipe soudée, je crois. »\nQuel est votre regret ?\n« Le manque de salles. Je n’avais jamais vu cela. »',
  );
  expect(recognized.confidence).toBeGreaterThan(0.8);
});

it('reads an article when all parts repeat the same questions', () => {
  const part = (name: string): string =>
    `<h2>${name}</h2><p><b>What did you do?</b></p><p>We wrote the lesson with our partners.</p><p><b>How can you help?</b></p><p>Please write about it.</p>`;
  const recognized = read(
    `<h1>Our work this month</h1>${part('Genomics Lesson Release')}${part('Long Term Survey')}${part('Instructor Handbook')}`,
  );
  expect(recognized.kind).toBe('article');
});

it('reads the programme of a day as an article', () => {
  const recognized = read(
    `<h1>Une journée sur le projet</h1><h3>Table ronde : De quoi parle-t-on ?</h3><p>Ce débat porte sur le sens du mot.</p><h4>Modération</h4><p>Anne Martin, designer</p><h4>Discutants</h4><p>Luc Petit, architecte</p><h3>Table ronde : Que fait-on de ces projets ?</h3><p>Ce débat porte sur leur statut.</p><h4>Modération</h4><p>Léa Roy, designer</p><h4>Discutants</h4><p>Paul Roux, urbaniste</p>`,
  );
  expect(recognized.kind).toBe('article');
});

it('takes no question from a heading « Conclusion » that looks like the questions', () => {
  const recognized = read(
    `<h1>Quatre questions à Odile Brassac</h1><h3>Où avez-vous appris ?</h3><p>J’ai appris chez mon oncle.</p><h3>Que faites-vous le lundi ?</h3><p>Je graisse les chaînes.</p><h3>Que conseillez-vous ?</h3><p>Je conseille de regarder.</p><h3>Conclusion</h3><p>Le vélo a de beaux jours devant lui.</p>`,
  );
  expect(recognized.questions).toHaveLength(3);
});

it.each(['pignon.fr', 'U.S. Bike team'])('reads turns when a label contains a full stop: « %s »', (label) => {
  const recognized = recognize(
    `${label} : Où avez-vous appris ?\nOdile : Chez mon oncle.\n${label} : Que faites-vous le lundi ?\nOdile : Je graisse les chaînes.`,
  );
  expect(turns(recognized)).toEqual(['Où avez-vous appris ? Odile', 'Que faites-vous le lundi ? Odile']);
});

const ASKED = [
  ['Où as-tu appris ?', 'Chez mon oncle.'],
  ['Ton outil préféré ?', 'La clé de douze.'],
  ['Que fais-tu le lundi ?', 'Je graisse.'],
  ['Un conseil ?', 'Regarder, je crois.'],
];

it('reads turns when each is a list item', () => {
  const items = ASKED.map(([question, answer]) => `<li>Alix : ${question}</li><li>Odile : ${answer}</li>`);
  const recognized = read(`<h1>Interview</h1><ul>${items.join('')}<li>Alix : Merci beaucoup.</li></ul>`);
  expect(turns(recognized)).toEqual(ASKED.map(([question]) => `${question} Odile`));
});

it('reads turns when each is a list item and few of them ask', () => {
  const items = ['Alix : Bonjour ! Qui es-tu ?', 'Odile : Je répare.', 'Alix : Et le lundi, tu graisses…'];
  const more = [
    'Odile : Oui.',
    'Alix : Tu lis.',
    'Odile : Des romans.',
    'Alix : Et après ?',
    'Odile : Rien.',
  ];
  const list = [...items, ...more].map((item) => `<li>${item}</li>`).join('');
  expect(turns(read(`<h1>Interview</h1><ul>${list}</ul>`))).toHaveLength(4);
});

it('reads turns when each is a row of a table of one column', () => {
  const rows = ASKED.map(
    ([question, answer]) => `<tr><td><b>${question}</b></td></tr><tr><td>OB : ${answer}</td></tr>`,
  );
  const recognized = read(`<h1>Interview de la semaine</h1><table>${rows.join('')}</table>`);
  expect(turns(recognized)).toEqual(ASKED.map(([question]) => `${question} OB`));
});

it('reads choices between two words as questions in a plain text', () => {
  const recognized = recognize(
    'Réponses de Zoé\nComment a commencé le dessin ?\nTrès jeune. Je dessinais des poneys.\nComment trouvez-vous vos idées ?\nÇa finit par arriver, je crois.\nÀ quel moment devient-on autrice ?\nMoi, un soir.\nVous travaillez de jour ou de nuit ?\nDe jour. Je dors bien.\nPolar ou histoire ?\nJe prends histoire.\nÊtes-vous des villes ?\nJe suis des champs.\nPoésie ou roman ?\nPoésie, j’aime trop.\nVille ou mer ?\nLa mer, je nage.',
  );
  expect([recognized.kind, recognized.questions.length]).toEqual(['interview', 8]);
});

it('does not add the next word of a notice to a name', () => {
  const recognized = recognize(
    `Radio du port\nIntervenants : Odile Brassac - Kermo Lieu : Sète\n\nKermo : Où avez-vous appris ?\nOdile : Chez mon oncle.\nKermo : Que faites-vous le lundi ?\nOdile : Je graisse les chaînes.`,
  );
  expect(recognized.participants.map(({ name }) => name)).toEqual(['Kermo', 'Odile Brassac']);
});
