/**
 * Words of other languages that English books use in phrases, in small letters: of each language the commonest words of its prose,
 * and those of its phrases that English dictionaries list. Small words stand in `foreign.ts`.
 */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  // French
  (
    'oui non monsieur madame mademoiselle messieurs mesdames seigneur mon cher chère chers ami amie amis bonjour bonsoir bonne adieu revoir merci voilà voici ' +
    'diable dieu roi reine fille garçon enfant enfants homme femme amour mort vie guerre paix ville maison rue chambre jour jours nuit soir matin année ans temps ' +
    'monde terre ciel mer eau feu coeur cœur tête main yeux esprit âme corps pied bras voix mot mots chose choses affaire affaires idée pensée vérité liberté égalité ' +
    'fraternité peuple patrie république empire empereur impératrice prince princesse duc duchesse comte comtesse vicomte chevalier maréchal général soldat armée bataille ' +
    'cheval chevaux chien chat oiseau fleur fleurs arbre bois jardin champs château église évêque abbé père mère frère soeur sœur fils oncle tante cousin nièce ' +
    'grand grande grands petit petite petits beau belle beaux belles bon vieux vieille jeune nouveau nouvelle nouveaux premier première dernier dernière seul seule ' +
    'noir blanc blanche rouge bleu vert vrai vraie faux juste haut haute bas basse doux douce gros grosse riche riches pauvre pauvres heureux malheureux charmant ' +
    'charmante gentil gentille joli jolie sage fou folle fol superbe célèbre distingué distinguée outré outrée passé passée blasé fait faite faits dit dite ' +
    'avoir avait avez avons êtes sommes suis était étaient sera serait fut fût faire fais faut faudra peux peut pouvez veux veut voulez vouloir savoir sais sait savez vois ' +
    'voit voyez voir aller allez allons va vas vais viens vient venez venir dire dites parler parlez aimer aime aimez donner donne donnez prendre prenez mettre mettez ' +
    'connaître connais entendre entendez attendez comprenez croire crois croyez laisser laissez passer chercher cherchez tenez tiens dois doit devoir ' +
    'chacun quelque quelques quelqu autre autres même mêmes tel telle quel quelle quels quelles toujours jamais encore déjà hier demain aujourd maintenant alors ainsi ' +
    'beaucoup assez trop moins mieux pire ici dehors dedans dessus dessous devant derrière avant après pendant depuis vers contre sous selon malgré ' +
    'pourquoi parce lorsque tandis quoi lequel laquelle deux trois quatre cinq sept huit neuf dix vingt cent mille ' +
    'soie mousseline russie angleterre allemagne autriche espagne italie grèce turquie moscou vienne londres lyon ' +
    'calèche calèches soirée soirées matinée fiancé fiancée protégé protégée attaché ménage manège métier mêlée milieu naïf naïve négligé nuance penchant répertoire ' +
    'raison raisons raconteur rapport régime rendezvous résumé rôle roué sangfroid savant séance soi soubrette soupçon tableau vaudeville vis viveur volonté ' +
    'aide apropos arrière aplomb au bête bêtise bienséance bizarrerie bonhomie bourgeoisie bric brusquerie cachet canaille carte chanson chansons chapeau charge chargé ' +
    'cocotte comble comédie commis congé conte contes contretemps conseil coup coups cour cri crise débris début déclassé décolleté démarche dénouement dépôt déshabillé ' +
    'détour élan élite émeute ennui enceinte ensemble entrée entrepôt envoi espièglerie état étude exposé façade faïence fainéant fête feuilleton figurant force ' +
    'foule fracas gaieté galant galère gauche gendarmerie gens grisette habitué histoire honneur hors hôtel insouciance jeu jeunesse lettre lettres livre livres ' +
    'lune mal maître malaise maladie mari mariage marquis marquise mauvais mauvaise ministre moeurs mœurs mouvement mur naissance né née noblesse nom nombre note objet ' +
    'oeuvre œuvre pain parvenu pas pays paysan paysans peau peine persiflage personne peur pierre place plaisir point porte préfet presse procès prière quartier ' +
    'question rang repos retour rien robe roman sang sainte scène siècle société soldats sorte souvenir succès table théâtre tiers toilette tort tour travail trône ' +
    'valet vengeance verre vin voiture voyage ' +
    // German
    'ja nein herr frau fräulein herren mein meine meinen meinem meiner deine deinen deinem unser unsere ihre ihren ihrem seinen seinem seiner eines keinen gott himmel ' +
    'teufel donnerwetter mann weib kind kinder mädchen junge vater mutter bruder schwester sohn tochter freund freunde liebe lieber liebes leben tod welt erde sonne ' +
    'mond nacht tag tage morgen abend zeit jahr jahre haus heim stadt land berg wald feld wasser feuer licht geist geister seele herz herzen hand auge augen kopf ' +
    'wort worte wahr wahrheit recht reich kaiser könig königin graf gräfin fürst prinz krieg frieden volk vaterland deutsch deutsche deutschen deutschland preussen ' +
    'gut gute guten guter schön schöne alt alte alten alter neu neue neuen gross grossen klein kleine hoch lang ganz immer nie heute gestern jetzt dann dort ' +
    'wohin woher warum weil wo wer wen wem was bin bist seid waren gewesen hatte hatten wollen will willst wollte soll sollen sollst muss musst müssen kann kannst können ' +
    'konnte darf dürfen mag möchte geht gehen ging kommt kommen kam komm macht machen sagt sagen sagte sehen sah steht stehen liegt liegen lass lassen wissen weiss ' +
    'glaube glauben bitte danke auf aus bei durch gegen ohne unter vor hinter neben zwischen bis seit während wegen ' +
    'ewig ewigen heilig heilige stille lied lieder buch blatt strasse platz schloss burg dorf bahnhof zeitung weltanschauung zeitgeist schadenfreude kultur wie also sprach ' +
    // Latin
    'ab ad ante apud circa contra coram cum de ex extra infra inter intra juxta ob per post prae praeter pro propter secundum sine sub super supra trans ultra versus ' +
    'annus anni anno annum bellum belli bona bonum bonus caelo caelum caput causa civis civitas corpus corpora credo crux culpa cura dei deo deum deus dicta dictum dies ' +
    'diem domine dominus domini domus ecce ecclesia ego ergo errata erratum esse et etiam exempla exempli facto factum felix fides fide fiat finis flagrante delicto forma ' +
    'fortuna gratia gratis gloria habeas habet homo hominem homines ibidem idem imperator imperium incognita infinitum ipso ipsa ipsum jus juris jure lapsus laus lex legem ' +
    'leges libris locus loci loco standi lucis lux magna magnum magnus majesty manu mare mater mea meum mens mensa mihi mirabile miserere modus operandi vivendi mores ' +
    'mors mortem mortis mundi mundus nemo nihil nil nisi nolens volens nomen nomine nostra noster nostrum novum nunc omnes omnia omnibus opus opera orbis ovo pace pari ' +
    'passu pater patria pax pecunia persona populi populus prima primo primus profanum punctum puer quaere quasi quid quidem quis quo quod quondam quorum rara ratio re rebus ' +
    'regina regnum rem res rerum rex sacra sacrum salus sancta sanctum sanctus sapiens sapientia satis scientia semper sic silentio sola solus spes spiritus status sui summa ' +
    'summum suum tabula rasa te tempora tempus terra terram toto tu tua tuum ubi una unum urbe urbi urbs usque vade mecum vale vanitas veni vidi vici vera verba verbatim verbum ' +
    'veritas vero versa vi via vice vinum vir virginis virtus vita vitae vitam viva voce volo vos vox vulgus ' +
    // Italian, Spanish and Portuguese
    'signor signora signorina signore signori don donna doña dona señor señora señorita caballero caballeros amigo amiga amigos caro cara mia mio bella bello buona buono bueno ' +
    'buena buenos buenas giorno notte noche días tardes grazie gracias prego favor addio adios adiós morte muerte vida amore amor cielo tierra casa calle plaza ' +
    'piazza palazzo strada ponte porta città ciudad santo santa san dio dios madre padre hermano hermana hijo figlio figlia fratello sorella ragazzo bambino bambina hombre ' +
    'mujer uomo gente pueblo popolo piccolo piccola pequeño poco molto mucho tutto tutti todo todos nada niente nulla siempre sempre mai nunca ora ahora ' +
    'adesso mañana domani oggi hoy aquí ecco ancora basta presto subito dove dónde quando cuándo perché porque sí alla allegro andante adagio crescendo dolce forte piano ' +
    'pianissimo fortissimo maestro virtuoso contralto falsetto intaglio chiaroscuro cinquecento quattrocento trattoria osteria lazzaroni contadini campagna hacienda ' +
    'hidalgo peón patio sierra vaquero ranchero mantilla sombrero'
  ).split(' '),
);
