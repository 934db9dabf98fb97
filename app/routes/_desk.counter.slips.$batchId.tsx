import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { isFault } from "~/chamber/after-marks";
import { CheckList } from "~/chamber/check-list";
import { ConfirmedLines } from "~/chamber/confirmed-lines";
import { counterDesk } from "~/chamber/counter-desk.server";
import { CounterScan, scanFault } from "~/chamber/counter-scan";
import { openSlip } from "~/chamber/open-slip.server";
import { OpenSlipForm } from "~/chamber/open-slip-form";
import { readSlip, type SlipPage } from "~/chamber/read-slip.server";
import { SlipEnd } from "~/chamber/slip-end";
import { parseSheetCode, sheetCode } from "~/paperwork/sheet-code";
import { dayInRome } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { emptyForm, isRefused, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Keys } from "~/ui/keys";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";

const Opening = z.object({ officerId: z.uuid("choose-one") });

export const loader = pageLoader("_desk.counter.slips.$batchId", async ({ ctx, params, url, words }) => {
  const slip = await readSlip(ctx, idParam(params, "batchId"));
  return {
    title: words.counter.slip.title(slip.number),
    slip,
    asked: numberIn(url.searchParams.get("line")),
    about: numberIn(url.searchParams.get("about")),
    said: url.searchParams.get("detto"),
    scanned: scannedSheet(slip, url.searchParams),
    fault: scanFault(url.searchParams),
    mayAct: can(ctx.actor.roles, "counter.confirmIntake"),
  };
});

/** Opening the slip presents its cases, with the officer who stands there. */
export const action = pageAction("_desk.counter.slips.$batchId", async ({ ctx, params, form }) => {
  counterDesk(ctx);
  const batchId = idParam(params, "batchId");
  const parsed = parseForm(Opening, form);
  if (!parsed.ok) return invalid(parsed.form);
  const opened = await openSlip(ctx, { batchId, day: today(ctx), officerId: parsed.value.officerId });
  return opened.ok ? said(`/counter/slips/${batchId}`, "opened") : refuse(form, opened);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Slip() {
  const { counter, shell } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { slip } = page;
  return (
    <Page
      title={counter.intake.title}
      tools={[
        { label: counter.intake.forgotten, href: "/counter#cerca-studio" },
        { label: shell.nav.dayReport, href: "/counter/report" },
      ]}
    >
      <CounterScan
        focus={!isRefused(form)}
        fault={page.fault}
        said={page.scanned === null ? null : <Scanned />}
        hidden={{ slip: slip.id, undoable: String(slip.intake.undoable) }}
      />
      <Section id="slip" title={counter.slip.of(slip.number, slip.practice.name)} note={<SlipState slip={slip} />}>
        {slip.state === "CLOSED" ? <OpenSlipForm slip={slip} form={form} mayAct={page.mayAct} /> : null}
        {slip.state === "AT_COUNTER" ? <Examination /> : null}
        {slip.state === "DONE" ? <Confirmed /> : null}
        {slip.state === "CANCELLED" ? <Callout tone="plain">{counter.slip.cancelled}</Callout> : null}
      </Section>
      {slip.state === "AT_COUNTER" && page.mayAct ? <CounterKeys /> : null}
    </Page>
  );
}

function SlipState({ slip }: { slip: SlipPage }) {
  const { counter, terms } = useWords();
  const when = (at: Date) => [showMoment(at).hour, terms.formatDayLong(dayInRome(at))] as const;
  if (slip.state === "CANCELLED") return counter.slip.states.cancelled;
  if (slip.state === "DONE" && slip.confirmedAt) return counter.slip.states.confirmed(...when(slip.confirmedAt));
  if (!slip.opened) return slip.closedOn ? counter.slip.states.waiting(terms.formatDay(slip.closedOn)) : null;
  const [hour, day] = when(slip.opened.at);
  return slip.opened.clerk === null
    ? counter.intake.openedAt(hour, day)
    : counter.intake.openedBy(hour, day, slip.opened.clerk);
}

/** What the scanner has just read, in words, with a way to take it back. */
function Scanned() {
  const { counter } = useWords();
  const { scanned, slip } = useLoaderData<typeof loader>();
  if (scanned === null) return null;
  const { sheet, line } = scanned;
  const outdated = sheet.document === "REQUEST_FORM" && sheet.version !== line.formVersion;
  return (
    <>
      <StateBadge tone="done">{counter.scan.read}</StateBadge> <span className="c-code">{sheetCode(sheet)}</span>,{" "}
      {counter.scan.copy(counter.papers[sheet.document], sheet.copyNo)}, {counter.scan.slipLine(line.position)}.{" "}
      {outdated ? (
        <StateBadge tone="late">{counter.scan.oldVersion(sheet.version, line.formVersion)}</StateBadge>
      ) : null}{" "}
      <button className="c-quiet" type="submit" formAction={`/counter/slips/${slip.id}/mark`} name="act" value="undo">
        {counter.scan.undo}
      </button>
    </>
  );
}

/** The slip at the counter: who stands there, the lines, what will happen, the one confirmation. */
function Examination() {
  const { counter } = useWords();
  const { slip, asked, about, said, mayAct } = useLoaderData<typeof loader>();
  const open = slip.lines.filter(({ state }) => state === "OPEN");
  const now = open.find(({ position }) => position === asked) ?? open[0] ?? null;
  const sentences: Record<string, string> = counter.slip.said(about);
  const fault = said !== null && isFault(said) ? (sentences[said] ?? null) : null;
  const refusal = said !== null && !(said in sentences) && said in counter.refusals ? { code: said } : undefined;
  const path = `/counter/slips/${slip.id}`;
  return (
    <>
      {fault === null ? <Notice said={said} sentences={{ ...sentences, opened: counter.slip.opened }} /> : null}
      <p className="u-t2">
        <WhoStands slip={slip} /> <Examined lines={slip.lines} />
      </p>
      <PostForm
        wide
        action={`${path}/mark`}
        form={refusal ? { values: {}, errors: {}, refusal } : emptyForm}
        refusals={counter.refusals}
      >
        {/* The Enter key in a field presses the first button of its form: this one, which only keeps what was marked. */}
        <button className="visually-hidden" type="submit" name="act" value="save" tabIndex={-1} aria-hidden="true" />
        <Hidden name="undoable" value={String(slip.intake.undoable)} />
        <CheckList
          lines={slip.lines}
          intake={slip.intake}
          now={now?.position ?? null}
          fault={now !== null && said !== "scheduled-in-past" ? fault : null}
          slipPath={path}
          mayAct={mayAct}
        />
        <SlipEnd slip={slip} mayAct={mayAct} daysFault={said === "scheduled-in-past" ? fault : null} />
      </PostForm>
    </>
  );
}

function WhoStands({ slip }: { slip: SlipPage }) {
  const { counter, terms } = useWords();
  const { name, until } = slip.officer;
  return (
    <>
      {counter.slip.stands} <strong>{name}</strong>
      {until === null ? "" : counter.slip.enabledUntil(terms.formatDay(until))}.
    </>
  );
}

function Examined({ lines }: { lines: SlipPage["lines"] }) {
  const { counter } = useWords();
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  const [accepted, rejected] = [count("ACCEPTED"), count("REJECTED")];
  return counter.slip.examined(accepted + rejected, lines.length - count("LEFT_OUT"), accepted, rejected);
}

function Confirmed() {
  const { counter } = useWords();
  const { slip, said } = useLoaderData<typeof loader>();
  return (
    <>
      <Notice
        said={said}
        sentences={{ confirmed: counter.slip.confirmed, "batch-not-at-counter": counter.slip.confirmed }}
      />
      <p className="u-t2">
        {counter.slip.presentedBy} <strong>{slip.officer.name}</strong>.
      </p>
      <ConfirmedLines slip={slip} />
    </>
  );
}

function CounterKeys() {
  const { slip } = useWords().counter;
  const { keyWords } = slip;
  return (
    <Section id="tasti" title={slip.keys} note={slip.keysNote} screenOnly>
      <Keys
        keys={[
          { keys: ["/"], does: keyWords.scan },
          { keys: ["↑", "↓"], does: keyWords.row },
          { keys: ["1", "–", "5"], does: keyWords.checks },
          { keys: ["A"], does: keyWords.accept },
          { keys: ["R"], does: keyWords.reject },
          { keys: ["Ctrl", "Z"], does: keyWords.undo },
        ]}
      />
    </Section>
  );
}

function scannedSheet({ lines }: SlipPage, search: URLSearchParams) {
  const sheet = parseSheetCode(search.get("read") ?? "");
  const line = lines.find(({ position }) => position === numberIn(search.get("line")));
  return sheet && line ? { sheet, line: { position: line.position, formVersion: line.formVersion } } : null;
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}
