import type { Locale } from "#app/messages/locale.ts";
import type { shownPromises } from "./shown-promises.ts";

export type ShownId = (typeof shownPromises)[number]["id"];

/** What each promise that tests show says to people. A promise without its words does not compile. */
export const promiseWords = {
  "P-001": {
    en: "Your data stays yours: a copy and the deletion are one click away, and both finish without anybody’s help.",
    fr: "Vos données restent les vôtres : une copie et la suppression sont à un clic, et les deux aboutissent sans l’aide de personne.",
  },
  "P-002": {
    en: "Forms need no more than the service does. What you leave empty holds nothing.",
    fr: "Les formulaires ne demandent pas plus que le service. Ce que vous laissez vide ne contient rien.",
  },
  "P-003": {
    en: "The privacy notice has a part for each group of people, and says there what is kept of them.",
    fr: "La notice sur la vie privée a une partie pour chaque groupe de personnes, et y dit ce qui est conservé d’elles.",
  },
  "P-004": {
    en: "For each kind of data the notice says who decides: the operator or the business.",
    fr: "Pour chaque sorte de données, la notice dit qui décide : l’exploitant ou l’entreprise.",
  },
  "P-005": {
    en: "What you ask of several businesses reaches each of them, and is carried out by itself where one of them is silent.",
    fr: "Ce que vous demandez à plusieurs entreprises parvient à chacune, et s’exécute de lui-même là où l’une se tait.",
  },
  "P-006": {
    en: "Every use has a legal ground. Consent that you take back ends what rests on it, and nothing else.",
    fr: "Chaque usage a une base légale. Un consentement que vous retirez met fin à ce qui en dépend, et à rien d’autre.",
  },
  "P-007": {
    en: "For each kind of data one table says where it comes from, what for, on which legal ground, and how long it stays.",
    fr: "Pour chaque sorte de données, un tableau dit d’où elle vient, à quelle fin, sur quelle base légale et combien de temps elle reste.",
  },
  "P-008": {
    en: "What we know of you serves a closed list of purposes. Selling, advertising and training programs are not on it.",
    fr: "Ce que nous savons de vous sert une liste fermée de finalités. La vente, la publicité et l’entraînement de programmes n’y figurent pas.",
  },
  "P-009": {
    en: "Nothing about you is bought or looked up elsewhere. Signing up asks nobody about you.",
    fr: "Rien sur vous n’est acheté ni recherché ailleurs. Une inscription n’interroge personne à votre sujet.",
  },
  "P-010": {
    en: "A public site does not start without a privacy contact. It is the only address on the pages about privacy.",
    fr: "Un site public ne démarre pas sans contact pour la vie privée. C’est la seule adresse des pages sur la vie privée.",
  },
  "P-011": {
    en: "Each section of the notice begins with a short summary in plain words.",
    fr: "Chaque partie de la notice commence par un court résumé en mots simples.",
  },
  "P-012": {
    en: "An account needs a name, an e-mail address, a password, and that you say you are an adult. Nothing else about you is stored with it.",
    fr: "Un compte demande un nom, une adresse e-mail, un mot de passe, et que vous vous déclariez adulte. Rien d’autre sur vous n’y est enregistré.",
  },
  "P-013": {
    en: "Whoever asks to know more about Parley is answered. What they wrote goes half a year after the last word, and they see it in the portal until then.",
    fr: "À qui veut en savoir plus sur Parley, il est répondu. Ce qui a été écrit disparaît six mois après le dernier mot, et reste visible dans l’espace personnel jusque-là.",
  },
  "P-014": {
    en: "How you came here is not stored with your account. A link’s campaign is kept with a booking only where the business switched that on and the form says so. You can end it.",
    fr: "La façon dont vous êtes arrivé ici n’est pas enregistrée avec votre compte. La campagne d’un lien n’est gardée avec une réservation que si l’entreprise l’a activé et que le formulaire le dit. Vous pouvez y mettre fin.",
  },
  "P-015": {
    en: "You see and correct what your account says of you yourself, its address too. The old address is told, and can take a change back for seven days.",
    fr: "Vous voyez et corrigez vous-même ce que votre compte dit de vous, adresse comprise. L’ancienne adresse en est avertie et peut annuler le changement pendant sept jours.",
  },
  "P-016": {
    en: "Once a year your account asks whether what it says of you is still right.",
    fr: "Une fois par an, votre compte demande si ce qu’il dit de vous est toujours exact.",
  },
  "P-017": {
    en: "Everything carries a long random number. None can be guessed from another.",
    fr: "Chaque chose porte un long numéro aléatoire. Aucun ne se devine à partir d’un autre.",
  },
  "P-018": {
    en: "A forgotten password is replaced by a link that works once, for an hour. Nobody learns from it who has an account.",
    fr: "Un mot de passe oublié se remplace par un lien qui sert une fois, pendant une heure. Personne n’apprend ainsi qui possède un compte.",
  },
  "P-019": {
    en: "Until you confirm your address nothing can be done in its name. After 48 hours the account is erased.",
    fr: "Tant que vous n’avez pas confirmé votre adresse, rien ne se fait en son nom. Après 48 heures, le compte est effacé.",
  },
  "P-020": {
    en: "One press closes every way into your account: other sessions, the password, mailed links, connected calendars and support’s leave to look.",
    fr: "Un clic ferme tous les accès à votre compte : autres sessions, mot de passe, liens envoyés, agendas connectés et accès de l’assistance.",
  },
  "P-021": {
    en: "You see where you are signed in, and end any of it from afar. What is not used ends after 30 days.",
    fr: "Vous voyez où votre session est ouverte et vous pouvez la fermer à distance. Sans usage, elle se ferme au bout de 30 jours.",
  },
  "P-022": {
    en: "You pause your account, and come back by one press to everything as it was. Or you delete it for good.",
    fr: "Vous mettez votre compte en pause, et un clic vous rend tout comme c’était. Ou vous le supprimez pour de bon.",
  },
  "P-023": {
    en: "Before anything is deleted you see, kind by kind, how many records go. Just as many are then erased.",
    fr: "Avant toute suppression, vous voyez, sorte par sorte, combien d’enregistrements disparaissent. Exactement autant sont ensuite effacés.",
  },
  "P-025": {
    en: "If somebody names you as a guest, the first mail says who and why, and one click in it ends such mail.",
    fr: "Si quelqu’un vous nomme comme invité, le premier e-mail dit qui et pourquoi, et un clic y met fin.",
  },
  "P-026": {
    en: "You book and meet without an account. Booking in a frame on another site sets no cookie at all.",
    fr: "Vous réservez et rencontrez vos hôtes sans compte. Réserver dans le cadre d’un autre site ne dépose aucun cookie.",
  },
  "P-027": {
    en: "Whoever belongs to a business reads who there may see what of them, as it is at that moment.",
    fr: "Qui appartient à une entreprise lit qui, là-bas, peut voir quoi de lui, tel que c’est en ce moment.",
  },
  "P-030": {
    en: "A call carries picture, sound and text between those who are in it. Who mutes the microphone is not heard.",
    fr: "Un appel transmet l’image, le son et le texte entre ses participants. Qui coupe son micro n’est plus entendu.",
  },
  "P-031": {
    en: "You turn your own camera and microphone off at any time. A camera that is off is really let go.",
    fr: "Vous coupez votre caméra et votre micro à tout moment. Une caméra coupée est réellement libérée.",
  },
  "P-032": {
    en: "More than two people can meet in one room, and the host alone lets strangers in.",
    fr: "Une salle accueille plus de deux personnes, et seul l’hôte y laisse entrer un inconnu.",
  },
  "P-033": {
    en: "The call log holds who took part, when, and why the call ended, in words from a closed list.",
    fr: "Le journal d’appels retient qui a participé, quand, et pourquoi l’appel a pris fin, selon une liste fermée.",
  },
  "P-034": {
    en: "The call log holds no network address and no e-mail address, and of a device its kind alone.",
    fr: "Le journal d’appels ne retient ni adresse réseau ni adresse e-mail, et d’un appareil seulement son genre.",
  },
  "P-035": {
    en: "Pictures and recordings of a call are erased together with its entry, their files included.",
    fr: "Les photos et enregistrements d’un appel sont effacés avec son entrée, fichiers compris.",
  },
  "P-037": {
    en: "How the connections of calls are is counted in coarse classes, for nobody. Fewer than ten are not told.",
    fr: "L’état des connexions des appels est compté en classes grossières, sans désigner personne. En dessous de dix, rien n’est dit.",
  },
  "P-039": {
    en: "Guests of a meeting are told what is kept before they come in, and coming in is no yes to anything.",
    fr: "Les personnes invitées apprennent avant d’entrer ce qui est conservé, et entrer ne vaut accord pour rien.",
  },
  "P-040": {
    en: "If you took part in a call you see it in your portal, with what is kept of it.",
    fr: "Si vous avez participé à un appel, vous le voyez dans votre espace, avec ce qui en est conservé.",
  },
  "P-041": {
    en: "Nobody is photographed in a call without having said yes; without that the server takes no picture.",
    fr: "Personne n’est photographié pendant un appel sans avoir dit oui ; sans cela, le serveur n’accepte aucune photo.",
  },
  "P-042": {
    en: "A camera that is off can be neither photographed nor recorded.",
    fr: "Une caméra éteinte ne peut être ni photographiée ni enregistrée.",
  },
  "P-043": {
    en: "Whoever enters a room learns first that the meeting may be recorded, and sees it for as long as it is.",
    fr: "Qui entre dans une salle apprend d’abord que la réunion peut être enregistrée, et le voit tant qu’elle l’est.",
  },
  "P-044": {
    en: "While a call is recorded, everybody in it sees so, all the time, and after loading the page anew too.",
    fr: "Tant qu’un appel est enregistré, chacun le voit, à tout instant, et aussi après avoir rechargé la page.",
  },
  "P-045": {
    en: "Nothing is recorded until everyone present has answered, and nobody who refuses is in it.",
    fr: "Rien n’est enregistré avant la réponse de chaque personne présente, et qui refuse n’y figure pas.",
  },
  "P-046": {
    en: "A yes to a recording can be taken back during the call: it stops within two seconds.",
    fr: "Un oui à l’enregistrement peut être retiré pendant l’appel : il s’arrête en deux secondes.",
  },
  "P-047": {
    en: "What is recorded serves those who were in the call and the business they met, and no other purpose.",
    fr: "Un enregistrement sert aux personnes de l’appel et à l’entreprise rencontrée, et à rien d’autre.",
  },
  "P-048": {
    en: "Support sees no recording, not even by leave.",
    fr: "L’assistance ne voit aucun enregistrement, même avec autorisation.",
  },
  "P-049": {
    en: "Recordings are gone thirty days after the call, or when the business says within its limits.",
    fr: "Les enregistrements disparaissent trente jours après l’appel, ou au moment choisi par l’entreprise dans ses limites.",
  },
  "P-051": {
    en: "Each consent is kept word for word, with its time and language, and nobody can change it.",
    fr: "Chaque consentement est conservé mot pour mot, avec son heure et sa langue, et personne ne peut le modifier.",
  },
  "P-052": {
    en: "What is written in a call is gone with the last one who leaves. Where a business keeps it, the room says so, it lies sealed, and goes by a rule of its own.",
    fr: "Ce qui est écrit pendant un appel part avec la dernière personne présente. Si une entreprise le garde, la salle le dit, c’est scellé, et cela part selon une règle propre.",
  },
  "P-053": {
    en: "A whiteboard is gone with the last one who leaves. Where a business allows it, a host keeps a picture of it with the meeting. Everybody there is told, has it among their data and can have it erased; it goes on its day.",
    fr: "Un tableau blanc disparaît avec la dernière personne présente. Si une entreprise le permet, un hôte en garde une image avec la réunion. Les personnes présentes en sont averties, l’ont parmi leurs données et peuvent la faire effacer ; elle part à son jour.",
  },
  "P-054": {
    en: "Captions are off until the business allows them and everybody in the call has answered. They show nobody who said no, and neither sound nor text is kept.",
    fr: "Les sous-titres restent éteints tant que l’entreprise ne les permet pas et que chaque personne présente n’a pas répondu. Ils ne montrent personne qui refuse, et ni le son ni le texte ne sont gardés.",
  },
  "P-056": {
    en: "A rating loses every link to a person with its call; only its figure stays.",
    fr: "Une évaluation perd tout lien avec une personne en même temps que son appel ; seul le chiffre reste.",
  },
  "P-057": {
    en: "Whatever in the program reaches another machine is named in the notice as a recipient. A check reads the code for it.",
    fr: "Tout ce qui, dans le programme, atteint une autre machine figure dans la notice comme destinataire. Un contrôle lit le code pour cela.",
  },
  "P-064": {
    en: "A site that shows our booking page learns that a time was booked, never who booked it.",
    fr: "Un site qui affiche notre page de réservation apprend qu’un horaire est pris, jamais par qui.",
  },
  "P-065": {
    en: "You and your host know what is booked and with whom. Strangers learn neither.",
    fr: "Vous et votre hôte savez ce qui est réservé et avec qui. Les inconnus n’en apprennent rien.",
  },
  "P-066": {
    en: "What a business sets up counts as its own, and its owner takes all of it along.",
    fr: "Ce qu’une entreprise configure lui appartient, et son propriétaire l’emporte en entier.",
  },
  "P-067": {
    en: "Everything that is stored of a booking is in the owner’s copy of the business.",
    fr: "Tout ce qui est enregistré d’une réservation figure dans la copie de l’entreprise que prend son propriétaire.",
  },
  "P-068": {
    en: "A booking is erased the chosen number of days after it ended, to the hour, with everything that hangs on it.",
    fr: "Une réservation est effacée à l’heure près, le nombre de jours choisi après sa fin, avec tout ce qui en dépend.",
  },
  "P-069": {
    en: "Whoever leaves a team leaves its bookings to it, and stands in them as a former member without a name.",
    fr: "Qui quitte une équipe lui laisse ses réservations, et y figure comme ancien membre, sans nom.",
  },
  "P-070": {
    en: "By the link in your mail you move and cancel your booking, and in the portal you correct it, without an account.",
    fr: "Par le lien de votre e-mail vous déplacez et annulez votre rendez-vous, et dans l’espace vous le corrigez, sans compte.",
  },
  "P-073": {
    en: "Under each question of a booking form stands what it is asked for. Without a purpose no question is asked.",
    fr: "Sous chaque question d’un formulaire figure ce à quoi elle sert. Sans motif, aucune question n’est posée.",
  },
  "P-074": {
    en: "Sensitive answers are stored encrypted, taken with your express consent alone, and erased sooner than others.",
    fr: "Les réponses sensibles sont chiffrées, ne sont acceptées qu’avec votre accord exprès, et effacées plus tôt que les autres.",
  },
  "P-075": {
    en: "Answers can go before their booking, never after it. The booking then says that they were erased on schedule.",
    fr: "Les réponses peuvent disparaître avant leur rendez-vous, jamais après. Celui-ci dit alors qu’elles ont été effacées comme prévu.",
  },
  "P-076": {
    en: "The program has no place for your interests, your behaviour or your background. Only a business’s own questions can ask.",
    fr: "Le programme ne prévoit rien pour vos goûts, vos comportements ou vos origines. Seule une entreprise peut poser ses propres questions.",
  },
  "P-080": {
    en: "Nothing about you goes to partners or resellers. The program reaches its database and the mail server, and nobody else.",
    fr: "Rien sur vous ne va à des partenaires ni à des revendeurs. Le programme joint sa base et le serveur d’e-mail, et personne d’autre.",
  },
  "P-081": {
    en: "Of a connected calendar we keep when you are busy: no guests, no places. Titles are kept only if you choose so: encrypted, for you alone.",
    fr: "D’un calendrier connecté, nous gardons quand vous êtes occupé : ni invités, ni lieux. Les titres ne sont gardés que si vous le choisissez : chiffrés, pour vous seul.",
  },
  "P-082": {
    en: "A link to another site does not tell it where you come from.",
    fr: "Un lien vers un autre site ne lui dit pas d’où vous venez.",
  },
  "P-084": {
    en: "Disconnecting a calendar erases its password and all its busy times.",
    fr: "Déconnecter un calendrier efface son mot de passe et tous ses temps occupés.",
  },
  "P-085": {
    en: "When a booking is erased, its copies in connected calendars are deleted too, or lose everything that is about you.",
    fr: "Quand une réservation est effacée, ses copies dans les calendriers connectés sont supprimées aussi, ou perdent tout ce qui vous concerne.",
  },
  "P-095": {
    en: "Your rights cost nothing.",
    fr: "Vos droits ne coûtent rien.",
  },
  "P-096": {
    en: "Whoever opens the log of calls, or a booking, is noted, and the members concerned can read who it was and when.",
    fr: "Qui ouvre le journal des appels, ou une réservation, est noté ; les membres concernés peuvent lire qui c’était et quand.",
  },
  "P-099": {
    en: "Nobody takes another person’s data out for the law without a request on record. The person is told unless the law forbids it.",
    fr: "Nul n’extrait les données d’autrui pour la justice sans demande enregistrée. La personne est prévenue, sauf si la loi l’interdit.",
  },
  "P-100": {
    en: "That page names each of them with whom your name and your address are shared.",
    fr: "Cette page nomme chacun de ceux avec qui votre nom et votre adresse sont partagés.",
  },
  "P-101": {
    en: "Which role may do what stands in a public table, made from the code that decides it.",
    fr: "Quel rôle peut quoi figure dans un tableau public, tiré du code qui en décide.",
  },
  "P-102": {
    en: "In an emergency the operator opens data with a reason, for eight hours at most. Every owner of the business is told at once.",
    fr: "En cas d’urgence, l’exploitant ouvre des données avec une raison, pour huit heures au plus. Chaque propriétaire de l’entreprise en est averti aussitôt.",
  },
  "P-103": {
    en: "Support sees what an owner opened for it, until the hours are over or the owner ends it. It only reads.",
    fr: "L’assistance voit ce qu’un propriétaire lui a ouvert, jusqu’à la fin des heures ou jusqu’à ce qu’il y mette fin. Elle ne fait que lire.",
  },
  "P-104": {
    en: "What anybody writes to the operator, with or without an account, they see, take along and erase in the portal.",
    fr: "Ce que chacun écrit à l’exploitant, avec ou sans compte, se voit, s’emporte et s’efface dans l’espace personnel.",
  },
  "P-105": {
    en: "Support comes to a video room as a stranger who knocks, and cannot record there. A recording needs everybody’s yes.",
    fr: "L’assistance arrive dans une salle vidéo comme une inconnue qui frappe, et ne peut rien y enregistrer. Un enregistrement demande l’accord de tous.",
  },
  "P-106": {
    en: "Without an open grant support is refused bookings, the log of calls and the activity. Each look is noted.",
    fr: "Sans accès ouvert, l’assistance se voit refuser les réservations, le journal des appels et l’activité. Chaque consultation est notée.",
  },
  "P-107": {
    en: "Nobody sees your screen but while you share it yourself in a call.",
    fr: "Personne ne voit votre écran, sauf pendant que vous le partagez vous-même dans un appel.",
  },
  "P-108": {
    en: "What you write to support is used to answer you. Training staff or improving products is no purpose that the program knows.",
    fr: "Ce que vous écrivez à l’assistance sert à vous répondre. Former du personnel ou améliorer des produits n’est pas une finalité que le programme connaisse.",
  },
  "P-109": {
    en: "What was written to support is gone twelve months after the case is closed.",
    fr: "Ce qui a été écrit à l’assistance disparaît douze mois après la clôture de l’affaire.",
  },
  "P-110": {
    en: "The contact form says what not to send, warns of card numbers, keys and passwords before anything is kept, and sends them masked alone.",
    fr: "Le formulaire de contact dit ce qu’il ne faut pas envoyer. Il avertit des numéros de carte, clés et mots de passe avant de rien conserver, et ne les envoie que masqués.",
  },
  "P-111": {
    en: "The contact form opens a request about your data with its last day, as the portal does.",
    fr: "Le formulaire de contact ouvre une demande sur vos données avec sa date limite, comme l’espace personnel.",
  },
  "P-112": {
    en: "Nothing optional is put into your browser, so there is nothing to accept or to refuse.",
    fr: "Rien de facultatif n’est placé dans votre navigateur ; il n’y a donc rien à accepter ni à refuser.",
  },
  "P-113": {
    en: "Your browser keeps nothing of ours but what the list of cookies names.",
    fr: "Votre navigateur ne garde de nous que ce que nomme la liste des cookies.",
  },
  "P-114": {
    en: "The cookie that keeps you signed in is out of reach for scripts and for other sites.",
    fr: "Le cookie qui maintient votre session est hors de portée des scripts et des autres sites.",
  },
  "P-115": {
    en: "A page explains each cookie: what it is for, and how long it stays.",
    fr: "Une page explique chaque cookie : à quoi il sert, et combien de temps il reste.",
  },
  "P-117": {
    en: "Everything works without optional cookies, because none exists: booking, calls and the portal.",
    fr: "Tout fonctionne sans cookie facultatif, puisqu’il n’y en a aucun : réservations, appels et espace personnel.",
  },
  "P-118": {
    en: "Our mails hold no pictures, so none can tell that you opened it.",
    fr: "Nos e-mails ne contiennent aucune image, donc aucune ne peut dire que vous les avez ouverts.",
  },
  "P-119": {
    en: "Pages load everything from this server. No advertiser can be built in.",
    fr: "Les pages chargent tout depuis ce serveur. Aucun annonceur ne peut s’y glisser.",
  },
  "P-120": {
    en: "Nothing about you is given to anybody for advertising: no page and no server of ours asks another site.",
    fr: "Rien sur vous n’est donné à quiconque pour la publicité : aucune page et aucun serveur ne s’adresse à un autre site.",
  },
  "P-121": {
    en: "Your data is not sold. The notice says so, and the program knows no such purpose.",
    fr: "Vos données ne sont pas vendues. La notice le dit, et le programme ne connaît aucune fin de ce genre.",
  },
  "P-122": {
    en: "Your privacy choices are one link away on every page. A no is noted with its time, though nothing is sold.",
    fr: "Vos choix sont à un lien de chaque page. Un refus est noté avec sa date, bien que rien ne soit vendu.",
  },
  "P-123": {
    en: "You refuse to be asked about news without telling who you are.",
    fr: "Vous refusez d’être interrogé sur les nouvelles sans dire qui vous êtes.",
  },
  "P-124": {
    en: "A no that you say while signed in holds in every browser in which you sign in.",
    fr: "Un refus exprimé en étant connecté vaut dans chaque navigateur où vous vous connectez.",
  },
  "P-125": {
    en: "Your browser’s Global Privacy Control is honoured on every request: you are not even asked about news.",
    fr: "Le signal Global Privacy Control de votre navigateur est respecté à chaque requête : on ne vous demande même pas si vous voulez des nouvelles.",
  },
  "P-126": {
    en: "Whoever opts out or uses their rights is offered the same as everybody, and books as before.",
    fr: "Qui refuse ou exerce ses droits se voit offrir la même chose que tous, et réserve comme avant.",
  },
  "P-127": {
    en: "To whom your data was handed is told at any time, as often as you ask, in the portal and in your copy.",
    fr: "À qui vos données ont été remises vous est dit à tout moment, aussi souvent que vous le demandez, dans l’espace et dans votre copie.",
  },
  "P-128": {
    en: "Each handing over of your data is noted, and you see it for 24 months.",
    fr: "Chaque remise de vos données est notée, et vous la voyez pendant 24 mois.",
  },
  "P-131": {
    en: "Each mail that you need not get ends by one click, without signing in.",
    fr: "Chaque e-mail facultatif se termine par un clic, sans se connecter.",
  },
  "P-132": {
    en: "A no to mails holds at once, also for one that is already on its way out.",
    fr: "Un refus d’e-mails vaut aussitôt, même pour celui qui allait partir.",
  },
  "P-133": {
    en: "What a business may mail you of stands on one page, which opens from the mail.",
    fr: "Ce qu’une entreprise peut vous écrire tient sur une page, qui s’ouvre depuis l’e-mail.",
  },
  "P-134": {
    en: "Whoever has an account chooses there, business by business, which mails they want. The next mail obeys.",
    fr: "Qui a un compte y choisit, entreprise par entreprise, les e-mails qu’il souhaite. Le prochain e-mail en tient compte.",
  },
  "P-135": {
    en: "A no that reaches a business by post or by phone counts as well.",
    fr: "Un refus reçu par courrier ou par téléphone compte aussi.",
  },
  "P-136": {
    en: "Nobody hears news who did not tick a box that was empty.",
    fr: "Personne ne reçoit de nouvelles sans avoir coché une case qui était vide.",
  },
  "P-137": {
    en: "No form needs your consent to news to go through.",
    fr: "Aucun formulaire n’exige votre accord aux nouvelles.",
  },
  "P-138": {
    en: "Nobody is profiled for marketing.",
    fr: "Personne ne fait l’objet d’un profil commercial.",
  },
  "P-139": {
    en: "Mails that you cannot turn off are a closed list, and advertise nothing.",
    fr: "Les e-mails que vous ne pouvez pas désactiver forment une liste fermée, et ne vantent rien.",
  },
  "P-141": {
    en: "A ticked box brings no news before the address has confirmed it by a link in a mail.",
    fr: "Une case cochée n’apporte aucune nouvelle avant que l’adresse l’ait confirmé par un lien dans un e-mail.",
  },
  "P-142": {
    en: "Who turns off every optional mail keeps the account, the bookings and the mails that these need.",
    fr: "Qui refuse tous les e-mails facultatifs garde son compte, ses rendez-vous et les e-mails qu’ils exigent.",
  },
  "P-143": {
    en: "Nothing is kept without an end: every kind of data has its number of days, or goes with its account or business.",
    fr: "Rien n’est conservé sans fin : chaque sorte de données a son nombre de jours, ou part avec son compte ou son entreprise.",
  },
  "P-144": {
    en: "A month after an account was closed nothing of it is left but what its certificate lists.",
    fr: "Un mois après la fermeture d’un compte, il n’en reste rien, sauf ce que son certificat énumère.",
  },
  "P-145": {
    en: "What is due is deleted in every table, in the queue and among the stored mails. It is never merely hidden.",
    fr: "Ce qui arrive à échéance est supprimé dans chaque table, dans la file d’attente et parmi les e-mails conservés. Ce n’est jamais seulement masqué.",
  },
  "P-146": {
    en: "Each business chooses how long bookings are kept, from one day to seven years, or as long as the business itself is here.",
    fr: "Chaque entreprise choisit la durée de conservation des réservations, d’un jour à sept ans. « Pour toujours » n’existe pas.",
  },
  "P-148": {
    en: "Three years after an account was closed nothing that its owner wrote to support is left, whatever else holds. Deleting an account deletes it at once.",
    fr: "Trois ans après la fermeture d’un compte, il ne reste rien de ce que son titulaire avait écrit à l’assistance, quoi qu’il en soit. Supprimer le compte l’efface aussitôt.",
  },
  "P-149": {
    en: "Only what a law demands outlives an account, and it is listed with its end.",
    fr: "Seul ce qu’une loi exige survit à un compte, et cela est énuméré avec sa fin.",
  },
  "P-152": {
    en: "The log of a call goes 12 months after it, unless the business chose another end. No line of a log file that Parley itself keeps gets 14 days old.",
    fr: "Le journal d’un appel disparaît 12 mois après, sauf si l’entreprise a choisi une autre fin. Aucune ligne d’un fichier journal que Parley tient lui-même n’atteint 14 jours.",
  },
  "P-153": {
    en: "A recording is gone thirty days after its call, or earlier with the call’s own entry, the files included.",
    fr: "Un enregistrement disparaît trente jours après son appel, ou plus tôt avec l’entrée de l’appel, fichiers compris.",
  },
  "P-154": {
    en: "What is said in a call is never kept as text. Captions pass through memory and are gone.",
    fr: "Ce qui est dit dans un appel n’est jamais gardé sous forme de texte. Les sous-titres passent en mémoire et disparaissent.",
  },
  "P-155": {
    en: "Everything stored about customers and visitors has a rule with a number of days.",
    fr: "Tout ce qui est enregistré sur les clients et les visiteurs a une règle avec un nombre de jours.",
  },
  "P-156": {
    en: "A booking form and the notice say for how long that business keeps a booking, as it is set at that moment.",
    fr: "Le formulaire de réservation et la notice disent combien de temps cette entreprise garde une réservation, selon son réglage du moment.",
  },
  "P-157": {
    en: "Data held back past its time has a reason, a date of review and a note of who did it.",
    fr: "Des données retenues au-delà de leur terme ont une raison, une date de réexamen et la trace de qui l’a décidé.",
  },
  "P-158": {
    en: "A legal claim or an order can keep a booking’s data past its time. It stays hidden, and goes once the hold is lifted.",
    fr: "Un litige ou une injonction peut garder des données au-delà de leur terme. Elles restent cachées, et partent quand la retenue est levée.",
  },
  "P-159": {
    en: "Recordings and photographs are sealed, and their bytes are erased with their entry, again and again until they are gone.",
    fr: "Les enregistrements et les photos sont scellés, et leurs octets effacés avec leur fiche, autant de fois qu’il le faut.",
  },
  "P-160": {
    en: "A shorter rule holds for old bookings too, after seven days in which it can be set back.",
    fr: "Une règle plus courte vaut aussi pour les anciennes réservations, après sept jours pendant lesquels on peut la rétablir.",
  },
  "P-161": {
    en: "A business sees beforehand how much the next run erases. The run then erases exactly that.",
    fr: "Une entreprise voit d’avance combien le prochain passage effacera. Il efface alors exactement cela.",
  },
  "P-162": {
    en: "From the instant at which its time is over, a booking is served to nobody any more, by any page.",
    fr: "Dès l’instant où son terme est passé, une réservation n’est plus montrée à personne, par aucune page.",
  },
  "P-163": {
    en: "What you have deleted is gone here before the eighth day is over, and from every backup within thirty.",
    fr: "Ce que vous faites supprimer a disparu ici avant la fin du huitième jour, et de chaque sauvegarde sous trente jours.",
  },
  "P-164": {
    en: "Each request shows the day by which it is done, and how many days are left.",
    fr: "Chaque demande montre le jour où elle sera faite, et combien de jours il reste.",
  },
  "P-165": {
    en: "How long erasure takes is published: the median of the last year stands on this page.",
    fr: "La durée d’un effacement est publiée : la médiane de l’année figure sur cette page.",
  },
  "P-166": {
    en: "You delete your account yourself, with your password alone, at any time.",
    fr: "Vous supprimez votre compte vous-même, à tout moment, avec votre seul mot de passe.",
  },
  "P-167": {
    en: "A request that came by post is entered with the day on which it came, and its clock runs from there.",
    fr: "Une demande reçue par courrier est saisie avec son jour de réception, et son délai court de là.",
  },
  "P-168": {
    en: "You may erase a part: some days, or one person. The rest stays exactly as it was.",
    fr: "Vous pouvez effacer une partie : certains jours, ou une personne. Le reste demeure exactement tel quel.",
  },
  "P-169": {
    en: "The certificate of a deletion names what had to stay, why, and until when.",
    fr: "Le certificat d’une suppression nomme ce qui a dû rester, pourquoi, et jusqu’à quand.",
  },
  "P-171": {
    en: "What a hold kept goes when the hold ends.",
    fr: "Ce qu’une retenue gardait part quand elle prend fin.",
  },
  "P-172": {
    en: "Figures that stay after erasure are numbers of ten and more, by month. They lead to nobody.",
    fr: "Les chiffres qui restent après l’effacement sont des nombres à partir de dix, par mois. Ils ne mènent à personne.",
  },
  "P-173": {
    en: "When one side of a chat is erased, the other keeps what they wrote themselves.",
    fr: "Quand un côté d’une conversation est effacé, l’autre garde ce qu’il a écrit lui-même.",
  },
  "P-174": {
    en: "A team never loses its last owner: somebody else becomes it, or the team is told that it is deleted.",
    fr: "Une équipe ne perd jamais son dernier propriétaire : quelqu’un d’autre le devient, ou l’équipe apprend qu’elle est supprimée.",
  },
  "P-175": {
    en: "A copy of your data is a ZIP of JSON, tables and calendar entries, with the form of each table beside it. It is signed.",
    fr: "Une copie de vos données est un ZIP de JSON, de tableaux et de rendez-vous, avec la forme de chaque tableau. Elle est signée.",
  },
  "P-176": {
    en: "Another Parley takes the copy of a business in. Exported from there, every row is the same.",
    fr: "Un autre Parley reprend la copie d’une entreprise. Exportée de là, chaque ligne est la même.",
  },
  "P-177": {
    en: "A program makes your copy as soon as you ask. Nobody has to look at it.",
    fr: "Un programme prépare votre copie dès que vous la demandez. Personne n’a besoin de la regarder.",
  },
  "P-178": {
    en: "You take a copy whenever you like, one at a time. Each is erased after seven days.",
    fr: "Vous prenez une copie quand vous voulez, une à la fois. Chacune est effacée après sept jours.",
  },
  "P-179": {
    en: "Your copy holds nothing of anybody else.",
    fr: "Votre copie ne contient rien de personne d’autre.",
  },
  "P-180": {
    en: "Everybody has these rights. Nobody is asked where they live, and no code looks.",
    fr: "Tout le monde a ces droits. Personne ne doit dire où il vit, et aucun code ne le cherche.",
  },
  "P-181": {
    en: "Each public form says how long it keeps what you enter, and leads to the notice.",
    fr: "Chaque formulaire public dit combien de temps il garde ce que vous saisissez, et mène à la notice.",
  },
  "P-182": {
    en: "You see everything that any business here keeps about you, and nothing of anybody else.",
    fr: "Vous voyez tout ce que chaque entreprise conserve ici sur vous, et rien de personne d’autre.",
  },
  "P-183": {
    en: "What you correct holds at once everywhere, in calendars and in mails that wait, too.",
    fr: "Ce que vous corrigez vaut aussitôt partout, jusque dans les calendriers et les e-mails en attente.",
  },
  "P-184": {
    en: "You erase what is kept of you, with an account or without one. Afterwards no table holds it.",
    fr: "Vous effacez ce qui est conservé sur vous, avec ou sans compte. Ensuite, aucune table ne le contient.",
  },
  "P-185": {
    en: "What you have restricted is kept, in no list, and not used.",
    fr: "Ce que vous avez limité est gardé, hors de toute liste, et n’est pas utilisé.",
  },
  "P-186": {
    en: "You take your data elsewhere, in a form that programs read.",
    fr: "Vous emportez vos données ailleurs, sous une forme que les programmes lisent.",
  },
  "P-187": {
    en: "Your objection takes effect at once.",
    fr: "Votre opposition prend effet aussitôt.",
  },
  "P-189": {
    en: "A consent is taken back by one press, and what was kept because of it is erased.",
    fr: "Un consentement se retire d’une pression, et ce qui n’était conservé que pour lui est effacé.",
  },
  "P-190": {
    en: "Nothing is refused without its ground, a reason in words, and the way to complain.",
    fr: "Rien n’est refusé sans son fondement, un motif en toutes lettres et la voie de recours.",
  },
  "P-191": {
    en: "Every answer names the authority where you can complain.",
    fr: "Chaque réponse nomme l’autorité à laquelle vous pouvez vous plaindre.",
  },
  "P-192": {
    en: "You see who received something of yours: businesses’ copies and lists, pages you were sent on to, authorities.",
    fr: "Vous voyez qui a reçu quelque chose de vous : copies et listes des entreprises, pages où vous êtes passé, autorités.",
  },
  "P-193": {
    en: "You use your rights without an account.",
    fr: "Vous exercez vos droits sans compte.",
  },
  "P-194": {
    en: "Reading the mail is the proof; a link to one address shows nothing of another.",
    fr: "Lire l’e-mail suffit comme preuve ; le lien d’une adresse ne montre rien d’une autre.",
  },
  "P-195": {
    en: "Nobody asks for an identity card, and there is nowhere to send one.",
    fr: "Personne ne demande de pièce d’identité, et il n’y a nulle part où en envoyer une.",
  },
  "P-196": {
    en: "To use your rights you enter one thing, your address.",
    fr: "Pour exercer vos droits, vous saisissez une seule chose : votre adresse.",
  },
  "P-197": {
    en: "A request takes an address and what you want, and no more.",
    fr: "Une demande tient en une adresse et ce que vous voulez, rien de plus.",
  },
  "P-198": {
    en: "Nobody asks for your name when you refuse.",
    fr: "Personne ne demande votre nom quand vous refusez.",
  },
  "P-199": {
    en: "The links that proved who you are, and your visit, are forgotten within the hour after their end.",
    fr: "Les liens qui ont prouvé qui vous êtes, et votre visite, sont oubliés dans l’heure qui suit leur fin.",
  },
  "P-200": {
    en: "A request is answered within 30 days, and the days that are left are shown and told.",
    fr: "Une demande reçoit sa réponse dans les 30 jours, et les jours restants sont affichés et rappelés.",
  },
  "P-201": {
    en: "The last day is put off once, before it is over, with a reason that you are told.",
    fr: "Le dernier jour n’est repoussé qu’une fois, avant son terme, avec un motif qui vous est donné.",
  },
  "P-202": {
    en: "A request that is overdue stands out in the queue, and owners are told of it every day.",
    fr: "Une demande en retard ressort dans la file, et les propriétaires en sont avertis chaque jour.",
  },
  "P-203": {
    en: "A business that says nothing stops nothing: erasures are done on day 7, corrections on day 25.",
    fr: "Une entreprise qui se tait n’arrête rien : l’effacement se fait le 7e jour, la correction le 25e.",
  },
  "P-204": {
    en: "No birth date is stored: an account keeps only when you said that you are an adult.",
    fr: "Aucune date de naissance n’est enregistrée : un compte retient seulement quand vous avez dit être adulte.",
  },
  "P-205": {
    en: "Accounts are for adults, who say so when they sign up.",
    fr: "Les comptes sont réservés aux adultes, qui le déclarent à l’inscription.",
  },
  "P-206": {
    en: "From what age on people agree by themselves stands in what they agree to; the operator sets it between 13 and 16.",
    fr: "L’âge à partir duquel on consent soi-même figure dans ce que l’on accepte ; l’exploitant le fixe entre 13 et 16 ans.",
  },
  "P-207": {
    en: "The age from which people agree by themselves is set for the operator’s country, and is 16 where nothing is said.",
    fr: "L’âge à partir duquel on consent soi-même est fixé pour le pays de l’exploitant, et vaut 16 ans à défaut.",
  },
  "P-208": {
    en: "What is kept of a minor goes without grace, within 72 hours at the latest.",
    fr: "Ce qui est conservé d’un mineur disparaît sans délai, en 72 heures au plus.",
  },
  "P-209": {
    en: "A booking for a child is made once a guardian confirms it. Until then nothing of the child can be read anywhere.",
    fr: "Un rendez-vous pour un enfant est pris une fois qu’un tuteur le confirme. D’ici là, rien de l’enfant n’est lisible où que ce soit.",
  },
  "P-210": {
    en: "A guardian sees the child’s bookings in the portal, and nobody else does.",
    fr: "Un tuteur voit les rendez-vous de l’enfant dans son espace, et personne d’autre.",
  },
  "P-211": {
    en: "The notice encourages parents to look on when their children book or join a meeting.",
    fr: "La notice invite les parents à être présents quand leurs enfants réservent ou rejoignent une rencontre.",
  },
  "P-212": {
    en: "If something goes wrong, those affected are found by the program itself and told within 72 hours.",
    fr: "Si quelque chose tourne mal, le programme trouve lui-même les personnes touchées et les prévient en 72 heures.",
  },
  "P-213": {
    en: "Whoever is affected is told by mail and on their own pages here; everybody else can read it on a page with a feed.",
    fr: "Les personnes touchées sont prévenues par e-mail et sur leurs propres pages ; tous les autres peuvent le lire sur une page dotée d’un flux.",
  },
  "P-214": {
    en: "The page about security says that no site is absolutely safe.",
    fr: "La page sur la sécurité dit qu’aucun site n’est absolument sûr.",
  },
  "P-215": {
    en: "Fear that a password or device is in other hands? The same press that says so makes it worthless at once.",
    fr: "Vous craignez qu’un mot de passe ou un appareil soit en d’autres mains ? Le même clic le rend aussitôt sans valeur.",
  },
  "P-216": {
    en: "What was done about an incident is written down for good.",
    fr: "Ce qui a été fait face à un incident est consigné pour de bon.",
  },
  "P-217": {
    en: "The notice begins with the day it was published and the day from which it holds.",
    fr: "La notice commence par le jour de sa publication et celui de son entrée en vigueur.",
  },
  "P-218": {
    en: "A material change of the notice is announced 30 days before it holds. The database refuses a shorter time.",
    fr: "Un changement important de la notice s’annonce 30 jours avant de valoir. La base de données refuse un délai plus court.",
  },
  "P-219": {
    en: "An important change of the notice is mailed to everyone with an account, and stands in the program until it holds.",
    fr: "Un changement important de la notice est envoyé par e-mail à tous les comptes, et figure dans le programme jusqu’à son entrée en vigueur.",
  },
  "P-220": {
    en: "Every version of the notice stays public, with what changed from one to the next.",
    fr: "Chaque version de la notice reste publique, avec ce qui a changé de l’une à l’autre.",
  },
  "P-221": {
    en: "A changed notice closes nothing: whoever has not accepted it still copies and deletes their data. Recording is asked for anew each time.",
    fr: "Une notice changée ne ferme rien : qui ne l’a pas acceptée copie et supprime toujours ses données. L’enregistrement se demande chaque fois.",
  },
  "P-222": {
    en: "A business’s own words go before the general notice. Each leads to the other.",
    fr: "Les mots d’une entreprise l’emportent sur la notice générale. L’une mène à l’autre.",
  },
  "P-223": {
    en: "A new field, cookie or recipient makes a new version of the notice by itself, before the site answers anybody.",
    fr: "Un nouveau champ, cookie ou destinataire fait de lui-même une nouvelle version de la notice, avant que le site ne réponde à quiconque.",
  },
  "P-224": {
    en: "Signing up records which version of the notice was accepted, and when.",
    fr: "L’inscription retient quelle version de la notice a été acceptée, et quand.",
  },
  "P-225": {
    en: "The list of recipients is made from the settings. One that is switched on or off is in the list and the feed.",
    fr: "La liste des destinataires est tirée des réglages. Celui qu’on active ou retire figure dans la liste et dans le flux.",
  },
  "P-226": {
    en: "The list says of every recipient what it does, with which data, what for, and in which country.",
    fr: "La liste dit de chaque destinataire ce qu’il fait, avec quelles données, à quelle fin et dans quel pays.",
  },
  "P-227": {
    en: "A fresh instance hands data to nobody. Who receives some is named with host and country.",
    fr: "Une instance neuve ne confie de données à personne. Qui en reçoit est nommé, avec son adresse et son pays.",
  },
  "P-229": {
    en: "A public site sends nothing to a mail or call server before its contract and its guarantee are named.",
    fr: "Un site public n’envoie rien à un serveur d’e-mail ou d’appels avant que son contrat et sa garantie soient nommés.",
  },
  "P-230": {
    en: "A new recipient is announced by mail, on its page and in a feed, 30 days before the notice with it holds. You can object there.",
    fr: "Un nouveau destinataire est annoncé par e-mail, sur sa page et dans un flux, 30 jours avant que la notice ne vaille. On s’y oppose là.",
  },
  "P-231": {
    en: "A public site does not start before it says in which country its data lies. The notice prints it.",
    fr: "Un site public ne démarre pas sans dire dans quel pays se trouvent ses données. La notice l’imprime.",
  },
  "P-232": {
    en: "The country in the notice is the one that the operator named. There is none by default.",
    fr: "Le pays de la notice est celui que l’exploitant a nommé. Il n’y en a pas par défaut.",
  },
  "P-234": {
    en: "Before you book, the form says to which countries outside the region data goes, by the list of recipients.",
    fr: "Avant que vous ne réserviez, le formulaire dit vers quels pays hors de la région vont des données, selon la liste des destinataires.",
  },
  "P-235": {
    en: "Data leaves for another country on a decision, standard clauses or consent. Privacy Shield, which was declared void, cannot be chosen.",
    fr: "Des données partent vers un autre pays sur décision, clauses types ou consentement. Le Privacy Shield, annulé, ne peut être choisi.",
  },
  "P-236": {
    en: "No country is worked out from your connection and stored.",
    fr: "Aucun pays n’est déduit de votre connexion pour être enregistré.",
  },
  "P-237": {
    en: "Data is taken out for an authority only on a request that stands, was approved and names the person.",
    fr: "Des données ne sont remises à une autorité que sur une demande valable, approuvée, qui nomme la personne.",
  },
  "P-238": {
    en: "Whoever an authority asks about is told, unless the law forbids it, and then as soon as it no longer does.",
    fr: "La personne visée par une autorité est prévenue, sauf si la loi l’interdit, et alors dès qu’elle ne l’interdit plus.",
  },
  "P-239": {
    en: "An improper request of an authority is contested, with its reason.",
    fr: "La demande abusive d’une autorité est contestée, avec ses motifs.",
  },
  "P-240": {
    en: "In an emergency two people have to agree before anything is handed over. It is looked at once more within 72 hours.",
    fr: "En cas d’urgence, deux personnes doivent approuver avant toute remise. Un nouvel examen suit dans les 72 heures.",
  },
  "P-241": {
    en: "For claims of its own the operator opens nothing without a written reason.",
    fr: "Pour ses propres droits, l’exploitant n’ouvre rien sans motif écrit.",
  },
  "P-242": {
    en: "Where the operator chooses so, this page tells how many requests of authorities there were and what became of them.",
    fr: "Si l’exploitant le choisit, cette page dit combien de demandes d’autorités il y a eu et ce qu’elles sont devenues.",
  },
  "P-243": {
    en: "Whoever takes this site over is announced 30 days before. Until then you can take your data along or have it erased.",
    fr: "La reprise de ce site par un autre s’annonce 30 jours avant. Jusque-là, vous pouvez emporter vos données ou les faire effacer.",
  },
  "P-244": {
    en: "What a claim or an order keeps stays, with a day on which that is looked at again, and then goes.",
    fr: "Ce qu’une réclamation ou un ordre retient reste, avec un jour de réexamen, puis disparaît.",
  },
  "P-250": {
    en: "Connections to a public site, and from it to its database and mail server, are encrypted. Otherwise it does not start.",
    fr: "Les connexions à un site public, et de lui à sa base et à son serveur d’e-mail, sont chiffrées. Sinon, il ne démarre pas.",
  },
  "P-251": {
    en: "Answers to sensitive questions are ciphertext in the database, and what opens something is kept as a hash alone. Backups are encrypted.",
    fr: "Les réponses aux questions sensibles sont chiffrées dans la base de données, et ce qui ouvre un accès n’est gardé que sous forme d’empreinte. Les sauvegardes sont chiffrées.",
  },
  "P-252": {
    en: "A page lists each measure that keeps data safe, and what the operator adds. Without it a public site does not start.",
    fr: "Une page liste chaque mesure qui protège les données, et ce que l’exploitant y ajoute. Sans cela, un site public ne démarre pas.",
  },
  "P-253": {
    en: "What is most sensitive is encrypted with its row, kept as a hash, or says why it need not be. None of it is written to the log.",
    fr: "Ce qui est le plus sensible est chiffré avec sa ligne, gardé sous forme d’empreinte, ou dit pourquoi ce n’est pas nécessaire. Rien de cela n’est écrit dans le journal.",
  },
  "P-254": {
    en: "Each role opens the pages of its own table and is refused all others. An emergency needs a reason, and ends by itself.",
    fr: "Chaque rôle ouvre les pages de son tableau et se voit refuser les autres. Une urgence demande une raison, et prend fin d’elle-même.",
  },
  "P-255": {
    en: "What a provider has promised, and since when, stands in the list. A public site does not start with one that promised nothing.",
    fr: "Ce qu’un prestataire a promis, et depuis quand, figure dans la liste. Un site public ne démarre pas avec un prestataire sans engagement.",
  },
  "P-256": {
    en: "A sign-in from a browser that your account does not know is told to you by mail. Guessing is slowed down.",
    fr: "Une connexion depuis un navigateur que votre compte ne connaît pas vous est signalée par e-mail. Deviner est ralenti.",
  },
  "P-257": {
    en: "Each look of support carries the number of its case into the log. What cannot be noted is not shown.",
    fr: "Chaque consultation de l’assistance porte le numéro de son dossier dans le journal. Ce qui ne peut être noté n’est pas montré.",
  },
  "P-258": {
    en: "Passwords are stored only as slow hashes. Short and common ones are refused.",
    fr: "Les mots de passe ne sont enregistrés que sous forme d’empreintes lentes à calculer. Les plus courts et les plus courants sont refusés.",
  },
  "P-259": {
    en: "The server’s log holds the shape of a request. No name, address, token or query is in it.",
    fr: "Le journal du serveur retient la forme d’une requête. Il ne contient ni nom, ni adresse, ni jeton, ni paramètre.",
  },
  "P-260": {
    en: "A network address counts as personal. What is stored of it is cut short and has a rule.",
    fr: "Une adresse réseau est une donnée personnelle. Ce qui en est enregistré est tronqué et suit une règle.",
  },
  "P-261": {
    en: "Your full network address stays in memory and is written nowhere.",
    fr: "Votre adresse réseau complète reste en mémoire et n’est écrite nulle part.",
  },
  "P-262": {
    en: "Of your device only browser and system are kept, in two words.",
    fr: "De votre appareil, seuls le navigateur et le système sont retenus, en deux mots.",
  },
  "P-263": {
    en: "Nothing marks your device: what stays in your browser for long is your choices, the same for all who chose them.",
    fr: "Rien ne marque votre appareil : ce qui reste longtemps dans le navigateur, ce sont vos choix, identiques pour tous ceux qui les font.",
  },
  "P-264": {
    en: "No page may ask where you are, and no line of the program tries.",
    fr: "Aucune page n’a le droit de demander où vous êtes, et aucune ligne du programme n’essaie.",
  },
  "P-265": {
    en: "What is kept of an error is its kind and its place in the program, not its words.",
    fr: "D’une erreur, on retient sa nature et son endroit dans le programme, pas ses mots.",
  },
  "P-266": {
    en: "Figures are neither sold nor given away: a business sees its own, and the operator reads them at the terminal.",
    fr: "Les chiffres ne sont ni vendus ni donnés : une entreprise voit les siens, et l’exploitant les lit dans son terminal.",
  },
  "P-268": {
    en: "Where fewer than ten are counted, no number is told.",
    fr: "Quand moins de dix sont comptés, aucun nombre n’est dit.",
  },
  "P-269": {
    en: "The notice says the same in English and in French, with the same figures.",
    fr: "La notice dit la même chose en français et en anglais, avec les mêmes chiffres.",
  },
  "P-270": {
    en: "You use your rights in your own language: pages, mails and copies.",
    fr: "Vous exercez vos droits dans votre langue : pages, e-mails et copies.",
  },
  "P-271": {
    en: "Pages about your data work for everyone: without scripts, on a phone, and with aids to reading.",
    fr: "Les pages sur vos données servent à chacun : sans scripts, sur un téléphone, et avec des aides à la lecture.",
  },
} as const satisfies Record<ShownId, Record<Locale, string>>;
