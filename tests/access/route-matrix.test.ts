import "./as-in-production";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActName, POLICY, type Role } from "~/access/policy";
import { type Gate, ROUTES } from "~/access/routes";
import { newId } from "~/platform/ids";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Answer, formOf, inTurns, redirectOf } from "./ask";
import { type House, openHouse, type Tenant, VIEWERS, type Viewer } from "./house";
import { type Route, routesOf, servedBuild } from "./product";

/**
 * Own: of the asker's desk, or shown to it. Kept back: by a practice that the chamber does know. Crossed: a thing of
 * another tenant under the address of one's own.
 */
const OBJECTS = [
  "own",
  "another tenant's",
  "another chamber's",
  "kept back",
  "crossed",
  "no such",
  "malformed",
  "own, in the query",
  "another's, in the query",
] as const;
type ObjectKind = (typeof OBJECTS)[number];
type Way = "GET" | "GET .data" | "POST" | "POST .data";

const DEEP = process.env.CARTELLINA_DEEP !== undefined;

type Question = { route: Route; viewer: Viewer; object: ObjectKind; way: Way; path: string };
type Answered = Question & { status: number; redirect: string | null; words: string[] };

let database: TestDatabase;
let house: House;
let routes: Route[];
let answers: Answered[];

beforeAll(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
  routes = routesOf(await servedBuild());
  answers = await askAll();
}, 300_000);
afterAll(async () => {
  await house?.stop();
  await database.close();
});

test("the table and the build's manifest name the same routes", async () => {
  const built = Object.keys((await servedBuild()).routes)
    .map((id) => id.replace(/^routes\//, ""))
    .filter((id) => id !== "root");
  expect(built.sort()).toEqual(Object.keys(ROUTES).sort());
});

test("every name in an address has its things here", () => {
  const names = new Set(routes.flatMap(({ params }) => params));
  expect([...names].filter((name) => !(name in house.one.things))).toEqual([]);
});

test("every route × person × object × way is answered as the policy says", () => {
  expect(answers.length).toBeGreaterThan(routes.length * VIEWERS.length);
  expect(faults(answers, POLICY)).toEqual([]);
});

test("what is one's own is there: for all of a kind of desk who may read it, or, on the other kind's page, for none", () => {
  const lost = routes.flatMap((route) => {
    const asked = answers.filter(
      ({ way, object, ...each }) => way === "GET" && object.startsWith("own") && mayRead(route, each),
    );
    const plain = asked.filter(({ object }) => object === "own");
    const torn = plain.some((one) =>
      plain.some((other) => isOfChamber(one.viewer) === isOfChamber(other.viewer) && isThere(one) !== isThere(other)),
    );
    return asked.length > 0 && (torn || !asked.some(isThere)) ? asked.map(describeAnswer) : [];
  });
  expect(lost).toEqual([]);
});

test("nobody is answered with a word of somebody else's data", () => {
  expect(leaks(answers)).toEqual([]);
});

test("another tenant's object is answered like one that is not there", () => {
  const key = ({ route, viewer, way }: Answered) => `${way} ${route.path}, ${viewer}`;
  const missing = new Map(answers.filter(({ object }) => object === "no such").map((each) => [key(each), each]));
  const foreign: readonly ObjectKind[] = ["another tenant's", "another chamber's", "kept back"];
  const told = answers.filter((each) => {
    const like = missing.get(key(each));
    return like !== undefined && foreign.includes(each.object) && like.status !== each.status;
  });
  expect(told.map(describeAnswer)).toEqual([]);
});

describe("control", () => {
  test("each act that is a gate: without its line in the policy, the oracle is red", () => {
    const gates = new Set(routes.flatMap(({ rule }) => [...actsOf(rule.read), ...actsOf(rule.write)]));
    const silent = [...gates].filter((act) => {
      const without: Policy = { ...POLICY, [act]: [] };
      const decides = routes.some(({ rule }) => narrows(rule.read, act, without) || narrows(rule.write, act, without));
      return decides && faults(answers, without).length === 0;
    });
    expect(gates.size).toBeGreaterThan(1);
    expect(silent).toEqual([]);
  });

  test("each role that a gate refuses: let in by the policy, the oracle is red", () => {
    const gates = new Set(routes.flatMap(({ rule }) => [...actsOf(rule.read), ...actsOf(rule.write)]));
    const silent = [...gates].filter((act) => {
      const more: Policy = { ...POLICY, [act]: ["responsabile", "assistente", "sportello", "dirigente", "vigilanza"] };
      return POLICY[act].length < 5 && faults(answers, more).length === 0;
    });
    expect(silent).toEqual([]);
  });

  test("words are found where they may be seen", () => {
    const seen = (viewer: Viewer, word: string) =>
      answers.some((each) => each.viewer === viewer && each.object === "own" && each.words.includes(word));
    expect(seen("responsabile", house.one.canary)).toBe(true);
    expect(seen("responsabile of another practice", house.two.canary)).toBe(true);
    expect(seen("sportello", house.one.canary)).toBe(true);
  });
});

type Policy = Record<ActName, readonly Role[]>;

const ROLES_OF: Record<Viewer, readonly Role[]> = {
  anonymous: [],
  disabled: [],
  responsabile: ["responsabile"],
  addetto: ["addetto"],
  assistente: ["assistente"],
  "responsabile of another practice": ["responsabile"],
  sportello: ["sportello"],
  dirigente: ["dirigente"],
  vigilanza: ["vigilanza"],
};

const isNobody = (viewer: Viewer) => viewer === "anonymous" || viewer === "disabled";
const isOfChamber = (viewer: Viewer) => viewer === "sportello" || viewer === "dirigente" || viewer === "vigilanza";

/** What is not as the table and the policy say; the product's own check is not asked. */
function faults(all: readonly Answered[], policy: Policy): string[] {
  return all.filter((answer) => !isRight(answer, policy)).map(describeAnswer);
}

function isRight({ route, viewer, object, way, status, redirect }: Answered, policy: Policy): boolean {
  const writes = way.startsWith("POST");
  const gate = writes ? route.rule.write : route.rule.read;
  const redirected = status === (way.endsWith(".data") ? 202 : 303) && redirect !== null;
  const toSignIn = redirect?.startsWith("/sign-in?") ?? false;
  const refusedForm = writes && (status === 422 || redirected);
  // Secrets that nobody was given are not looked at without end.
  if (gate === "public" && status === 429) return route.params.includes("token");
  if (gate === "public") return status === 200 || status === 404 || refusedForm || redirected;
  if (isNobody(viewer)) return redirected && toSignIn;
  if (toSignIn) return false;
  if (!passes(gate, ROLES_OF[viewer], policy)) return status === 403;
  // An empty form, or a question that comes first, is answered before anybody looks for the object: the same for each.
  if (object !== "own" && !object.endsWith("in the query")) return status === 404 || redirected || refusedForm;
  // 204: there, and at the moment nothing to tell.
  return status === 200 || status === 204 || status === 404 || redirected || refusedForm;
}

function passes(gate: Gate | undefined, roles: readonly Role[], policy: Policy): boolean {
  if (gate === "signed-in") return true;
  return actsOf(gate).some((act) => policy[act].some((role) => roles.includes(role)));
}

/** Does the gate keep somebody out once the act's line is gone? */
function narrows(gate: Gate | undefined, act: ActName, without: Policy): boolean {
  return actsOf(gate).includes(act) && POLICY[act].some((role) => !passes(gate, [role], without));
}

function actsOf(gate: Gate | undefined): readonly ActName[] {
  if (gate === undefined || gate === "public" || gate === "signed-in") return [];
  return typeof gate === "string" ? [gate] : gate;
}

const isThere = ({ status }: Answered) => status !== 404;

function mayRead(route: Route, each: Pick<Answered, "route" | "viewer">): boolean {
  if (each.route !== route || route.rule.read === "public" || isNobody(each.viewer)) return false;
  return passes(route.rule.read, ROLES_OF[each.viewer], POLICY);
}

function leaks(all: readonly Answered[]): string[] {
  return all.flatMap((answer) => {
    // A secret link tells whom it is for.
    const told = answer.route.params.includes("token") ? [house.one.canary] : [];
    const found = answer.words.filter((word) => forbiddenTo(answer.viewer).includes(word) && !told.includes(word));
    return found.length === 0 ? [] : [`${describeAnswer(answer)}: ${found.join(", ")}`];
  });
}

/** The words of the tenants whose data this person must not see. */
function forbiddenTo(viewer: Viewer): string[] {
  const { one, two, three } = house;
  if (isNobody(viewer)) return allWords();
  if (isOfChamber(viewer)) return [one.hidden, two.hidden, ...wordsOf(three), "zqcbeta"];
  return [...wordsOf(viewer === "responsabile of another practice" ? one : two), ...wordsOf(three), "zqcbeta"];
}

const wordsOf = ({ canary, hidden, life }: Tenant) => [canary, hidden, life.prefix.toLowerCase()];

const allWords = () => [...[house.one, house.two, house.three].flatMap(wordsOf), "zqcalfa", "zqcbeta"];

function wordsIn({ headers, text }: Answer): string[] {
  const all = `${JSON.stringify(headers)}\n${text}`.toLowerCase();
  return allWords().filter((word) => all.includes(word));
}

/** First everything is read, then everything is sent, each person's in turn: an act may end a session or change a page. */
async function askAll(): Promise<Answered[]> {
  const questions = routes.flatMap(questionsAbout);
  const reads = questions.filter(({ way }) => way.startsWith("GET"));
  const cookies = new Map<Viewer, string>();
  for (const viewer of VIEWERS) cookies.set(viewer, await house.cookieOf(viewer));
  const answered = await inTurns(reads, 6, (question) => ask(question, cookies.get(question.viewer) ?? ""));
  const sent = await inTurns(VIEWERS, VIEWERS.length, async (viewer) => {
    const done: Answered[] = [];
    for (const question of questions) {
      if (question.viewer === viewer && question.way.startsWith("POST")) {
        done.push(await ask(question, await house.cookieOf(viewer)));
      }
    }
    return done;
  });
  return [...answered, ...sent.flat()];
}

async function ask(question: Question, cookie: string): Promise<Answered> {
  const { way, path } = question;
  const at = way.endsWith(".data") ? (path === "/" ? "/_root.data" : `${path}.data`) : path;
  const answer = await house.product.ask(way.startsWith("GET") ? { path: at, cookie } : formOf(at, [], { cookie }));
  return { ...question, status: answer.status, redirect: redirectOf(answer), words: wordsIn(answer) };
}

/**
 * The whole matrix (`npm run test:deep`), or of it what can differ: somebody whom the gate keeps out never comes to the
 * object, so is asked about one; whoever may come in is asked about one's own and another's, and the first of each kind
 * of desk about all the rest. As data, which no page of ours asks for, what is one's own is asked for by the first.
 */
function questionsAbout(route: Route): Question[] {
  return VIEWERS.flatMap((viewer) =>
    OBJECTS.filter((kind) => makesSense(kind, route, viewer)).flatMap((object) => {
      const path = pathFor(route, viewer, object);
      const ways = waysOf(route).filter((way) => {
        if (object.endsWith("in the query")) return way === "GET" && canAsk(route, viewer);
        return DEEP || canDiffer(route, viewer, object, way);
      });
      return ways.map((way): Question => ({ route, viewer, object, way, path }));
    }),
  );
}

function waysOf({ rule, isPage }: Route): Way[] {
  const reads: Way[] = rule.read === undefined ? [] : isPage ? ["GET", "GET .data"] : ["GET"];
  const writes: Way[] = rule.write === undefined ? [] : isPage ? ["POST", "POST .data"] : ["POST"];
  return [...reads, ...writes];
}

function canDiffer({ rule, params }: Route, viewer: Viewer, object: ObjectKind, way: Way): boolean {
  const gate = way.startsWith("POST") ? rule.write : rule.read;
  const isData = way.endsWith(".data");
  if (isNobody(viewer)) return object === "own" && (viewer === "anonymous" || !isData);
  if (!passes(gate, ROLES_OF[viewer], POLICY)) return object === "own" && !isData;
  const isFirst = viewer === VIEWERS.find((each) => isOfChamber(each) === isOfChamber(viewer) && mayPass(each));
  if (object === "own") return isFirst || !isData;
  if (object === "another tenant's") return !isData && (!isFirst || params.length > 0);
  return isFirst && !isData && !(object === "another chamber's" && isOfChamber(viewer));

  function mayPass(each: Viewer): boolean {
    return !isNobody(each) && passes(gate, ROLES_OF[each], POLICY);
  }
}

/** A secret link is whose it is sent to: there is nobody it is not for. */
function makesSense(kind: ObjectKind, { params }: Route, viewer: Viewer): boolean {
  if (kind === "own") return true;
  if (kind === "own, in the query" || kind === "another's, in the query") return !isNobody(viewer);
  if (params.length === 0) return false;
  if (kind === "no such" || kind === "malformed") return true;
  if (params.includes("token")) return false;
  if (kind === "kept back") return isOfChamber(viewer) && params.some((name) => isKept(name));
  return kind !== "crossed" || params.length > 1;
}

const isKept = (name: string) => house.one.keptBack[name] !== house.one.things[name];

function pathFor(route: Route, viewer: Viewer, kind: ObjectKind): string {
  let place = 0;
  const path = route.path.replace(/:(\w+)\??/g, (_, name: string) =>
    kind === "malformed" ? "..%2F%27%22" : thingFor(name, place++, viewer, kind),
  );
  if (!kind.endsWith("in the query")) return path;
  const query = askedInQueries.map((name) => [name, thingFor(`${name}Id`, IN_QUERY, viewer, kind)]);
  return `${path}?${new URLSearchParams(query)}`;
}

const IN_QUERY = -1;
const THINGS = [
  "caseId",
  "clientId",
  "batchId",
  "copyId",
  "envelopeId",
  "issueId",
  "mandateId",
  "enablementId",
  "closureId",
  "chamberId",
  "practiceId",
  "officerId",
  "userId",
  "numbersId",
];

/** One of each kind of desk, who between them may read nearly everything. */
const isAsker = (viewer: Viewer) => viewer === "addetto" || viewer === "responsabile" || viewer === "dirigente";

/** Somebody who may read a page that looks at its address. */
function canAsk({ id, rule }: Route, viewer: Viewer): boolean {
  if (!DEEP && !isAsker(viewer)) return false;
  if (!passes(rule.read, ROLES_OF[viewer], POLICY)) return false;
  const file = [`${id}.tsx`, `${id}.ts`].map((name) => join("app/routes", name)).find((path) => existsSync(path));
  return file !== undefined && /\burl\b/.test(readFileSync(file, "utf8"));
}

/** The names of things that pages take in their query, as their sources ask for them. */
const askedInQueries = (() => {
  const sources = readdirSync("app", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const names = sources.flatMap((text) =>
    [...text.matchAll(/\.(?:get|getAll)\("([a-z]+)"\)/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)].filter((name) => THINGS.includes(`${name}Id`)).sort();
})();

/** What stands at this name in the address; `place` counts the names. */
function thingFor(name: string, place: number, viewer: Viewer, kind: ObjectKind): string {
  const { one, two, three } = house;
  const isSecond = viewer === "responsabile of another practice";
  const own = thingsOf(isSecond ? two : one);
  const stranger = thingsOf(isOfChamber(viewer) ? three : isSecond ? one : two);
  const things: Record<ObjectKind, Record<string, string>> = {
    own,
    "another tenant's": stranger,
    "another chamber's": thingsOf(three),
    "kept back": one.keptBack,
    crossed: place === 0 ? own : stranger,
    "no such": {},
    malformed: {},
    "own, in the query": own,
    "another's, in the query": place === IN_QUERY ? stranger : own,
  };
  return things[kind][name] ?? newId();

  function thingsOf({ things: all, atChamber }: Tenant): Record<string, string> {
    return isOfChamber(viewer) ? { ...all, ...atChamber } : all;
  }
}

const describeAnswer = ({ way, path, viewer, object, status, redirect }: Answered) =>
  `${way} ${path}, ${viewer}, ${object}: ${status}${redirect === null ? "" : ` → ${redirect}`}`;
