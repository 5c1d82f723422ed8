/** Posts as the classic editor stores them, one for each particularity. */
const IMAGE =
  '<img class="alignnone size-medium wp-image-7" src="https://blog.example/wp-content/uploads/2012/05/port-300x200.jpg" alt="Le port" width="300" height="200" />';
const CAPTION = `[caption id="attachment_7" align="aligncenter" width="300"]<a href="https://blog.example/wp-content/uploads/2012/05/port.jpg">${IMAGE}</a> Le port, <em>au matin</em>[/caption]`;

export const CLASSIC_POSTS: Readonly<Record<string, string>> = {
  'two paragraphs': 'Un premier paragraphe du port.\n\nUn second, plus court.',
  'lines of an address': 'Rendez-vous ici :\nQuai nord\n44000 Nantes\n\nVenez nombreux.',
  'lines ended as on Windows': 'Première ligne\r\nDeuxième ligne\r\n\r\nAutre paragraphe',
  'more than one blank line': 'Un\n\n\n\nDeux\n \nTrois\n',
  'marks across a blank line': '<strong>Un début gras\n\net sa suite</strong> maigre.\n\nFin.',
  'questions in bold':
    '<strong>Pourquoi le port ?</strong>\nParce que la mer est là.\n\n<strong>Et demain ?</strong>\nNous verrons bien.',
  'names before words':
    '<strong>Lise :</strong> Je suis arrivée un matin.\n\n<strong>Marc :</strong> Moi le soir.\n\n<em>Ils rient.</em>',
  'headings and words': '<h2>Au matin</h2>\nLe port dort encore.\n\n<h3>Puis</h3>\nIl s’éveille.',
  'a heading without lines': 'Avant<h2>Titre</h2>Après la marée',
  'a list': 'Il faut :\n<ul>\n\t<li>un filet</li>\n\t<li>une rame</li>\n</ul>\nEt partir.',
  'a quotation': 'Il a dit :\n<blockquote>La mer monte.\n\nElle descend.</blockquote>\nPuis rien.',
  'a table':
    '<table>\n<tbody>\n<tr>\n<td>Lundi</td>\n<td>07:10</td>\n</tr>\n</tbody>\n</table>\nLes marées du mois.',
  'preformatted text': 'Avant le tableau.\n<pre>un   deux\n\ntrois</pre>\nAprès le tableau.',
  more: 'Le début du billet.\n\n<!--more-->\n\nLa suite du billet.',
  'more within a paragraph': 'Le début <!--more-->la suite du billet.',
  pages: 'La première page.\n\n<!--nextpage-->\n\nLa deuxième page.',
  'a picture': `Regardez :\n\n${IMAGE}\n\nLe quai nord.`,
  'a picture in words': `Voici ${IMAGE} le quai nord.\n\nEt la suite.`,
  'a caption': `Avant la photo.\n\n${CAPTION}\n\nAprès la photo.`,
  'a caption without blank lines': `Avant la photo.\n${CAPTION}\nAprès la photo.`,
  'a caption within words': `Des mots ${CAPTION} et d’autres mots.`,
  'captions side by side': `${CAPTION}${CAPTION}\n\nLe quai.`,
  'a gallery': 'Les photos du jour :\n\n[gallery ids="7,8,9" columns="2"]\n\nMerci à tous.',
  'a gallery under words': 'Les photos du jour :\n[gallery]\nMerci à tous.',
  'a form': 'Écrivez-nous.\n\n[contact-form-7 id="5" title="Contact"]',
  'shortcodes in a row':
    '[toc]\n[gallery ids="1"]\n\nLe texte commence.\n\n[audio mp3="https://blog.example/corne.mp3"][/audio]',
  'columns of a theme':
    'Avant les colonnes.\n\n[one_half]\n\nÀ gauche.\n\n[/one_half]\n\n[one_half_last]\n\nÀ droite.\n\n[/one_half_last]\n\nAprès.',
  'a page builder':
    '[vc_row][vc_column width="1/1"][vc_column_text]\n\nUn texte dans sa boîte.\n\n[/vc_column_text][/vc_column][/vc_row]',
  'a shortcode within words': 'Au mois de [date format="Y"] la mer est froide.\n\nElle se réchauffe.',
  'words in brackets': 'Il dit [sic] cela [...] ici.\n\n[rires]\n\nPuis [NDLR : au port] il part.',
  'an address alone': 'Le film :\n\nhttps://www.youtube.com/watch?v=aqz-KE-bpKQ\n\nBonne soirée.',
  'a division': '<div class="note">Une note\n\nsur deux paragraphes</div>\nPuis le texte.',
  'paragraphs that are written':
    '<p style="text-align: center;">Au milieu</p>\n<p style="text-align: right;">À droite\nsur deux lignes</p>\n&nbsp;\n\nLe texte normal.',
  'a script': 'Avant le script.\n\n<script>\nif (a &lt; b)\n\n  run();\n</script>\n\nAprès le script.',
  'a frame':
    'La carte :\n\n<iframe src="https://cartes.example/port" width="600" height="400"></iframe>\n\nLe plan du port.',
};
