import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { besideField } from "~/cases/act-fields";
import { copiesAsked } from "~/cases/reprints.server";
import { counterDesk } from "~/chamber/counter-desk.server";
import { DeviceFields, deviceData, deviceFault, PRODUCE_FIELDS, SerialField } from "~/chamber/device-fields";
import { DeviceForm } from "~/chamber/device-form";
import { DeviceMade } from "~/chamber/device-made";
import { produce } from "~/chamber/produce.server";
import { type ProductionCase, readProductionCase } from "~/chamber/read-production.server";
import { looksOdd, normaliseSerial } from "~/devices/device";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter.production.$caseId", async ({ ctx, params, url, words }) => ({
  title: words.counter.production.title,
  of: await readProductionCase(ctx, idParam(params, "caseId")),
  today: today(ctx),
  said: url.searchParams.get("detto"),
  reprinted: reprintedIn(url.searchParams),
  mayAct: can(ctx.actor.roles, "counter.produce"),
}));

function reprintedIn(asked: URLSearchParams) {
  const papers = asked.get("papers");
  const copies = copiesAsked(asked);
  if (copies.length === 0 || (papers !== "registration" && papers !== "receipt")) return null;
  return { papers, copies } as const;
}

export const action = pageAction("_desk.counter.production.$caseId", async ({ ctx, params, form }) => {
  counterDesk(ctx);
  const caseId = idParam(params, "caseId");
  if (form.get("step") === "device") {
    const serial = parseForm(SerialField, form);
    if (!serial.ok) return data({ form: serial.form, read: null }, 422);
    return data({ form: errorForm(form, {}), read: normaliseSerial(serial.value.serial) }, 200);
  }
  const parsed = parseForm(DeviceFields, form);
  if (!parsed.ok) return data({ form: parsed.form, read: null }, 422);
  const fault = deviceFault(parsed.value);
  if (fault !== null) return refuse(form, { ok: false, ...fault });
  const made = await produce(ctx, { caseId, day: parsed.value.day, device: deviceData(parsed.value) });
  if (made.ok) return said(`/counter/production/${caseId}`, "made");
  return refuse(form, besideField(made, PRODUCE_FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Produce() {
  const { counter, shell } = useWords();
  const { of } = useLoaderData<typeof loader>();
  return (
    <Page
      title={of.device === null ? counter.production.form.title : counter.production.made.title}
      sub={`${of.name} · ${of.number}`}
      crumbs={[{ href: "/counter/production", label: shell.nav.production }, { label: `${of.name} ${of.number}` }]}
      narrow
    >
      <About of={of} />
      <Act />
    </Page>
  );
}

/** What the clerk has to have in front of him, in one line, and the data to copy into the other system. */
function About({ of }: { of: ProductionCase }) {
  const { counter, terms } = useWords();
  const { sheet, production, slip } = counter;
  const parts = [of.practice, sheet.requestTypes[of.requestType], sheet.deviceTypes[of.deviceType]];
  if (of.promisedFor !== null) parts.push(production.promisedFor(terms.formatDayShort(of.promisedFor)));
  return (
    <p className="u-t2">
      {parts.join(" · ")} · <a href={`/counter/sheet/${of.caseId}`}>{slip.sheet}</a>
    </p>
  );
}

function Act() {
  const { counter } = useWords();
  const { of, today: now, said: done, reprinted, mayAct } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (of.device !== null) {
    return <DeviceMade of={of} device={of.device} said={done} reprinted={reprinted} mayReprint={mayAct} />;
  }
  if (!of.toMake) {
    return (
      <>
        <Callout tone="soon">{counter.production.elsewhere}</Callout>
        <p className="u-t4">
          <LinkButton href={`/cases/${of.caseId}`}>{counter.production.openCase}</LinkButton>
        </p>
      </>
    );
  }
  if (!mayAct) return <p className="u-t4">{counter.onlyClerks}</p>;
  const read = answer !== undefined && "read" in answer && typeof answer.read === "string" ? answer.read : null;
  return (
    <DeviceForm
      of={of}
      form={answer?.form ?? emptyForm}
      read={read === null ? null : { serial: read, odd: looksOdd(read) }}
      today={now}
    />
  );
}
