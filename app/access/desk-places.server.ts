import type { Words } from "~/ui/words";
import type { NavLink } from "~/ui/frame";
import { counterCounts, practiceCounts } from "~db/queries/case-lists";
import { findChamber, mandatesOfPractice } from "~db/queries/mandates";
import { look } from "./act.server";
import { type Actor, type Context, scopeOf } from "./context";
import { can } from "./policy";

/** The places of a desk, in groups, with the figures of open work; and where its work begins. */
export type DeskPlaces = {
  home: string;
  line: string | null;
  nav: NavLink[][];
  start: { href: string; label: string } | null;
  search: { action: string; label: string };
};

/** Where somebody lands after signing in. */
export function homeOf({ desk, roles }: Actor): string {
  if (desk.kind === "PRACTICE") return "/today";
  if (can(roles, "desk.counter")) return "/counter";
  return "/audit";
}

export function deskPlaces(ctx: Context, words: Words): Promise<DeskPlaces> {
  return ctx.actor.desk.kind === "PRACTICE" ? practicePlaces(ctx, words) : chamberPlaces(ctx, words);
}

async function practicePlaces(ctx: Context, { shell, access }: Words): Promise<DeskPlaces> {
  const { actor } = ctx;
  const scope = scopeOf(actor);
  const practiceId = scope.practiceId ?? "";
  const { counts, chambers } = await look(ctx, scope, async (tx) => {
    const mandates = await mandatesOfPractice(tx, practiceId);
    const ids = [...new Set(mandates.map(({ chamberId }) => chamberId))];
    const rows = await Promise.all(ids.map((id) => findChamber(tx, id)));
    return { counts: await practiceCounts(tx, practiceId), chambers: rows.flatMap((row) => row?.name ?? []) };
  });
  const { nav } = shell;
  return {
    home: "/today",
    line: chambers[0] === undefined ? null : shell.mandateOf(chambers[0]),
    start: can(actor.roles, "cases.open") ? { href: "/cases/new", label: nav.newCase } : null,
    search: { action: "/search", label: shell.searchPractice },
    nav: [
      [
        { href: "/today", label: nav.today },
        { href: "/due", label: nav.deadlines, count: counts.due },
        { href: "/cases", label: nav.cases, count: counts.cases },
        { href: "/batches", label: nav.batches, count: counts.batches },
        { href: "/clients", label: nav.clients },
        { href: "/envelopes", label: nav.envelopes, count: counts.envelopes },
      ],
      [
        { href: "/practice", label: nav.practice },
        ...(can(actor.roles, "practice.people") ? [{ href: "/people", label: nav.staff }] : []),
        { href: "/account", label: access.account.title },
      ],
    ],
  };
}

async function chamberPlaces(ctx: Context, { shell, access }: Words): Promise<DeskPlaces> {
  const { actor } = ctx;
  const scope = scopeOf(actor);
  const chamberId = scope.chamberId ?? "";
  const counter = can(actor.roles, "desk.counter");
  const audits = can(actor.roles, "audit.terms");
  const { counts, chamber } = await look(ctx, scope, async (tx) => ({
    counts: counter ? await counterCounts(tx, chamberId) : null,
    chamber: await findChamber(tx, chamberId),
  }));
  const { nav } = shell;
  const groups: NavLink[][] = [];
  if (counter) {
    groups.push([
      { href: "/counter", label: nav.intake, count: counts?.intake },
      { href: "/counter/production", label: nav.production, count: counts?.production },
      { href: "/counter/collection", label: nav.collection, count: counts?.collection },
      { href: "/counter/returns", label: nav.returns, count: counts?.returns },
      { href: "/counter/report", label: nav.dayReport },
    ]);
  }
  if (audits) {
    groups.push([
      { href: "/audit", label: nav.terms },
      { href: "/audit/cases", label: nav.cases },
      ...(can(actor.roles, "audit.register") ? [{ href: "/audit/register", label: nav.register }] : []),
    ]);
  }
  groups.push([
    { href: "/chamber/mandates", label: nav.mandates },
    ...(counter
      ? [
          { href: "/chamber/envelopes", label: nav.envelopes },
          { href: "/chamber/calendar", label: nav.rules },
        ]
      : []),
    ...(can(actor.roles, "chamber.people") ? [{ href: "/people", label: nav.staff }] : []),
    { href: "/account", label: access.account.title },
  ]);
  return {
    home: homeOf(actor),
    line: counter ? [chamber?.officeName, chamber?.officeAddress].filter(Boolean).join(", ") : shell.auditLine,
    start: null,
    search: { action: "/search", label: counter ? shell.searchChamber : shell.searchAudit },
    nav: groups,
  };
}
