import type { ErrorCode } from "~/ui/words/it/errors";

const SHORTEST = 12;
const LONGEST = 200;

/**
 * What is wrong with a chosen password, as the sentence to show; null when it will do. Length is what counts (no rules
 * about kinds of characters): the refused ones are those that programs try first, and the person's own address.
 */
export function passwordFault(password: string, person: { email: string }): ErrorCode | null {
  const characters = [...password].length;
  if (characters < SHORTEST) return "password-too-short";
  if (characters > LONGEST) return "too-long";
  return isGuessable(password, person.email) ? "password-too-common" : null;
}

/** The spelling that is hashed: the same keys give the same password on every keyboard and system. */
export const canonicalPassword = (password: string): string => password.normalize("NFKC");

function isGuessable(password: string, email: string): boolean {
  const plain = bare(password);
  if (new Set(plain).size < 5 || isRun(plain)) return true;
  const core = plain.replace(/^\d+|\d+$/g, "");
  const [name = ""] = email.split("@");
  return COMMON.has(plain) || COMMON.has(core) || core === bare(name) || core === bare(email) || isRepeated(core);
}

/** Lower case, without accents, punctuation and the usual figures for letters. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/@/g, "a")
    .replace(/\$/g, "s")
    .replace(/[^a-z0-9]/g, "");
}

/** Neighbours on the keyboard or in the alphabet, forwards or backwards: 123456789012, qwertyuiop, abcdefghijkl. */
function isRun(text: string): boolean {
  const back = [...text].reverse().join("");
  return RUNS.some((run) => run.includes(text) || run.includes(back));
}

const RUNS = [
  "0123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
  "abcdefghijklmnopqrstuvwxyz",
].map((run) => run.repeat(3));

/** One common word several times over: passwordpassword. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return true;
  }
  return false;
}

/** Without their figures at either end, which is how they reach twelve characters. */
const COMMON = new Set(
  `password passwordpassword passw0rd password1 mypassword thepassword nuovapassword lamiapassword cambiami cambiamisubito
  changeme changemenow letmein letmeinplease welcome welcomeback benvenuto benvenuti buongiorno buonasera ciao ciaociao
  ciaociaociao administrator amministratore administration amministrazione admin adminadmin administrador superuser
  qwerty qwertyuiop qwertyqwerty asdfghjkl zxcvbnm iloveyou iloveyouforever tiamo tiamotanto amoremio amoremiobello
  juventus forzajuve forzajuventus forzainter forzamilan forzanapoli forzaroma intermilan internazionale napolinapoli
  sampdoria fiorentina romaroma laziolazio ferrari ferrariferrari valentinorossi ducatiducati superman spiderman batman
  supermario starwars pokemon naruto dragonball football baseball basketball sunshine princess princessprincess
  principessa stellina stellinastellina francesco francesca alessandro alessandra giuseppe giovanni antonella
  mariarossi mariorossi rossirossi italiaitalia forzaitalia vivaitalia torinotorino milanomilano romacapitale
  cartellina cartellinacartellina cameradicommercio cameracommercio studiocommercialista commercialista
  firmadigitale incaricato registrazione sportello segreteria segretario responsabile ragioneria contabilita
  notsosecret topsecret secretsecret supersecret segretissimo accesso accessoaccesso credenziali computer
  computercomputer internet microsoft windows outlook gmailgmail facebook instagram whatsapp youtube
  abcdefgh abcabcabcabc abcd abcdabcdabcd monkey monkeymonkey dragondragon master mastermaster michael jennifer
  correcthorsebatterystaple trustno trustnoone whatever whateverwhatever estate primavera autunno inverno`
    .split(/\s+/)
    .map((word) => word.trim()),
);
