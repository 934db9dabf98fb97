import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActName, POLICY, type Role } from "~/access/policy";
import { type Gate, ROUTES } from "~/access/routes";
import { newId } from "~/platform/ids";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Answer, formOf, inTurns, redirectOf } from "./ask";
import { type House, openHouse, type Tenant, VIEWERS, type Viewer } from "./house";
import { type Route, routesOf, servedBuild } from "./product";

/** Own: of the asker's desk, or shown to it. Hidden: kept back by a practice the chamber does know. */
const OBJECTS = ["own", "another tenant's", "another chamber's", "hidden", "no such", "malformed"] as const;
type ObjectKind = (typeof OBJECTS)[number];
const WAYS = ["GET", "GET .data", "POST", "POST .data"] as const;
type Way = (typeof WAYS)[number];

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
});
afterAll(async () => {
  await house?.stop();
  await database.close();
});

test("the table and the build's manifest name the same routes", async () => {
  const frames = Object.keys((await servedBuild()).routes)
    .map((id) => id.replace(/^routes\//, ""))
    .filter((id) => id !== "root");
  expect(frames.sort()).toEqual(Object.keys(ROUTES).sort());
});

test("every name in an address has its objects here", () => {
  const names = new Set(routes.flatMap(({ params }) => params));
  expect([...names].filter((name) => !(name in objectsOf(house.one, house.one)))).toEqual([]);
});

test("every route × person × object × way is answered as the policy says", () => {
  expect(answers.length).toBeGreaterThan(routes.length * VIEWERS.length);
  expect(faults(answers, POLICY)).toEqual([]);
});

test("nobody is answered with a word of somebody else's data", () => {
  expect(leaks(answers)).toEqual([]);
});

test("another tenant's object is answered like one that is not there", () => {
  const key = ({ route, viewer, way }: Answered) => `${way} ${route.path}, ${viewer}`;
  const missing = new Map(answers.filter(({ object }) => object === "no such").map((each) => [key(each), each]));
  const told = answers.filter((each) => {
    if (each.object === "own" || each.object === "malformed" || each.route.params.length === 0) return false;
    return missing.get(key(each))?.status !== each.status;
  });
  expect(told.map(describeAnswer)).toEqual([]);
});

describe("control", () => {
  test.each([
    ["people.read", { "practice.people": [] }],
    ["the chamber's people", { "chamber.people": ["sportello"] }],
  ] satisfies [string, Partial<Policy>][])("the oracle is red when %s is another in the table", (_name, line) => {
    expect(faults(answers, { ...POLICY, ...line }).length).toBeGreaterThan(0);
  });

  test("each act that is a gate: without its line, the oracle is red", () => {
    const gates = new Set(routes.flatMap(({ rule }) => [...actsOf(rule.read), ...actsOf(rule.write)]));
    const silent = [...gates].filter((act) => {
      const without: Policy = { ...POLICY, [act]: [] };
      const alone = routes.filter(({ rule }) => [rule.read, rule.write].some((gate) => narrows(gate, act, without)));
      return alone.length > 0 && faults(answers, without).length === 0;
    });
    expect(silent).toEqual([]);
  });

  test("words are found where they may be seen", () => {
    const seen = (viewer: Viewer, word: string) =>
      answers.some((each) => each.viewer === viewer && each.object === "own" && each.words.includes(word));
    expect(seen("responsabile", house.one.canary)).toBe(true);
    expect(seen("responsabile of another practice", house.two.canary)).toBe(true);
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

/** What is wrong with an answer, in the words of the table; the product's own check is not asked. */
function faults(all: readonly Answered[], policy: Policy): string[] {
  return all.filter((answer) => !isRight(answer, policy)).map(describeAnswer);
}

function isRight({ route, viewer, object, way, status, redirect }: Answered, policy: Policy): boolean {
  const writes = way.startsWith("POST");
  const gate = writes ? route.rule.write : route.rule.read;
  const isData = way.endsWith(".data");
  const toSignIn = redirect?.startsWith("/sign-in?") ?? false;
  const redirected = status === (isData ? 202 : 303) && redirect !== null;
  if (status >= 500) return false;
  if (gate === "public") return status === 200 || status === 404 || status === 422 || redirected;
  if (viewer === "anonymous" || viewer === "disabled") return redirected && toSignIn;
  if (!passes(gate, ROLES_OF[viewer], policy)) return status === 403;
  if (toSignIn) return false;
  if (object === "own")
    return status === 200 || redirected || (writes && (status === 422 || status === 404)) || isElsewhere();
  return status === 404 || (writes && (status === 422 || redirected));

  /** A page that only the other kind of desk has, for an act that both may do. */
  function isElsewhere(): boolean {
    return status === 404;
  }
}

function passes(gate: Gate | undefined, roles: readonly Role[], policy: Policy): boolean {
  if (gate === "signed-in") return true;
  return actsOf(gate).some((act) => policy[act].some((role) => roles.includes(role)));
}

/** Does the gate let in nobody else once the act's line is gone? */
function narrows(gate: Gate | undefined, act: ActName, without: Policy): boolean {
  const acts = actsOf(gate);
  return acts.includes(act) && POLICY[act].some((role) => !passes(gate, [role], without));
}

function actsOf(gate: Gate | undefined): readonly ActName[] {
  if (gate === undefined || gate === "public" || gate === "signed-in") return [];
  return typeof gate === "string" ? [gate] : gate;
}

function leaks(all: readonly Answered[]): string[] {
  return all.flatMap((answer) => {
    const found = answer.words.filter((word) => forbiddenTo(answer.viewer).includes(word));
    return found.length === 0 ? [] : [`${describeAnswer(answer)}: ${found.join(", ")}`];
  });
}

/** The words of the tenants whose data this person must not see. */
function forbiddenTo(viewer: Viewer): string[] {
  const { one, two, three } = house;
  const all = (tenant: Tenant) => [tenant.canary, tenant.hidden, tenant.life.prefix.toLowerCase()];
  switch (viewer) {
    case "anonymous":
    case "disabled":
      return [...all(one), ...all(two), ...all(three), "zqcalfa", "zqcbeta"];
    case "responsabile":
    case "addetto":
    case "assistente":
      return [...all(two), ...all(three), "zqcbeta"];
    case "responsabile of another practice":
      return [...all(one), ...all(three), "zqcbeta"];
    default:
      return [one.hidden, two.hidden, ...all(three), "zqcbeta"];
  }
}

function wordsIn({ headers, text }: Answer): string[] {
  const { one, two, three } = house;
  const words = [one, two, three].flatMap(({ canary, hidden, life }) => [canary, hidden, life.prefix.toLowerCase()]);
  const all = `${JSON.stringify(headers)}\n${text}`.toLowerCase();
  return [...words, "zqcalfa", "zqcbeta"].filter((word) => all.includes(word));
}

/** First everything is read, then everything is sent, each person's in turn: an act may end a session or change a page. */
async function askAll(): Promise<Answered[]> {
  const questions = routes.flatMap(questionsAbout);
  const reads = questions.filter(({ way }) => way.startsWith("GET"));
  const cookies = new Map<Viewer, string>();
  for (const viewer of VIEWERS) cookies.set(viewer, await house.cookieOf(viewer));
  const answered = await inTurns(reads, 6, (question) => ask(question, cookies.get(question.viewer) ?? ""));
  const perPerson = VIEWERS.map((viewer) =>
    questions.filter((each) => each.viewer === viewer && each.way.startsWith("POST")),
  );
  const sent = await inTurns(perPerson, VIEWERS.length, async (own) => {
    const done: Answered[] = [];
    for (const question of own) done.push(await ask(question, await house.cookieOf(question.viewer)));
    return done;
  });
  return [...answered, ...sent.flat()];
}

async function ask(question: Question, cookie: string): Promise<Answered> {
  const { way, path } = question;
  const at = way.endsWith(".data") ? dataPath(path) : path;
  const answer = await house.product.ask(way.startsWith("GET") ? { path: at, cookie } : formOf(at, [], { cookie }));
  return { ...question, status: answer.status, redirect: redirectOf(answer), words: wordsIn(answer) };
}

const dataPath = (path: string) => (path === "/" ? "/_root.data" : `${path}.data`);

function questionsAbout(route: Route): Question[] {
  const reads =
    route.rule.read === undefined ? [] : route.isPage ? (["GET", "GET .data"] as const) : (["GET"] as const);
  const writes =
    route.rule.write === undefined ? [] : route.isPage ? (["POST", "POST .data"] as const) : (["POST"] as const);
  return VIEWERS.flatMap((viewer) => {
    const kinds =
      route.params.length === 0
        ? (["own"] as const)
        : OBJECTS.filter((kind) => kind !== "hidden" || isOfChamber(viewer));
    return kinds.flatMap((object) => {
      const path = pathFor(route, viewer, object);
      return [...reads, ...writes].map((way): Question => ({ route, viewer, object, way, path }));
    });
  });
}

const isOfChamber = (viewer: Viewer) => viewer === "sportello" || viewer === "dirigente" || viewer === "vigilanza";

function pathFor(route: Route, viewer: Viewer, kind: ObjectKind): string {
  return route.path.replace(/:(\w+)\??/g, (_, name: string) => {
    if (kind === "malformed") return "..%2F%27%22";
    if (kind === "no such") return newId();
    return objectsFor(viewer, kind)[name] ?? newId();
  });
}

function objectsFor(viewer: Viewer, kind: ObjectKind): Record<string, string> {
  const { one, two, three } = house;
  const isSecond = viewer === "responsabile of another practice";
  if (kind === "another chamber's") return objectsOf(three, one);
  if (kind === "hidden") return hiddenOf(one);
  if (kind === "another tenant's")
    return isOfChamber(viewer) ? objectsOf(three, one) : objectsOf(isSecond ? one : two, one);
  return objectsOf(isSecond ? two : one, one, isOfChamber(viewer));
}

/** By the name it has in an address: one thing of the tenant. */
function objectsOf(tenant: Tenant, _one: Tenant, isChamber = false): Record<string, string> {
  return {
    caseId: tenant.shown,
    batchId: tenant.batch,
    userId: isChamber ? tenant.clerk : tenant.colleague,
    token: tenant.invitation,
  };
}

/** What a practice has and its chamber does not know. */
function hiddenOf(tenant: Tenant): Record<string, string> {
  return { ...objectsOf(tenant, tenant), caseId: tenant.draft, userId: tenant.colleague };
}

const describeAnswer = ({ way, path, viewer, object, status, redirect }: Answered) =>
  `${way} ${path}, ${viewer}, ${object}: ${status}${redirect === null ? "" : ` → ${redirect}`}`;
