import { certificatesKnown } from "~/devices/device";
import { Callout } from "~/ui/callout";
import { DocsList } from "~/ui/docs-list";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";
import type { DeviceRow } from "~db/queries/cases";
import type { ProductionCase } from "./read-production.server";

/** The device is made: its data, the sheets to print (R46, R47), and the next one. */
export function DeviceMade({
  of,
  device,
  said,
  reprinted,
  mayReprint,
}: {
  of: ProductionCase;
  device: DeviceRow;
  said: string | null;
  /** The sheets that have just been ordered again, as the file's address asks for them. */
  reprinted: { papers: "registration" | "receipt"; copies: number[] } | null;
  mayReprint: boolean;
}) {
  const { counter, editions, terms, printing } = useWords();
  const w = counter.production;
  const validity = (serial: string | null, from: DeviceRow["signatureNotBefore"], to: typeof from) =>
    serial === null || from === null || to === null
      ? w.notOnPaper
      : w.validity(serial, terms.formatDay(from), terms.formatDay(to));
  return (
    <>
      <Notice said={said} sentences={{ made: w.made.said, reprinted: printing.device.said }} />
      <Facts
        facts={[
          { label: w.facts.serial, value: device.serial, code: true, copy: device.serial },
          {
            label: w.facts.authentication,
            value: validity(device.authenticationSerial, device.authenticationNotBefore, device.authenticationNotAfter),
          },
          {
            label: w.facts.signature,
            value: validity(device.signatureSerial, device.signatureNotBefore, device.signatureNotAfter),
          },
        ]}
      />
      <Section id="fogli" title={w.made.papers} note={w.made.on(terms.formatDay(device.producedOn))}>
        {of.printedBySystem ? <Callout tone="plain">{w.made.bySystem}</Callout> : null}
        {reprinted === null ? null : (
          <p className="u-t2">
            <LinkButton
              solid
              href={`/counter/papers/${of.caseId}/${reprinted.papers}.pdf?copies=${reprinted.copies.join(",")}`}
            >
              {printing.openReprinted(reprinted.copies)}
            </LinkButton>
          </p>
        )}
        <DocsList docs={sheets()} />
        {mayReprint ? (
          <p className="u-t2">
            <a href={`/counter/papers/${of.caseId}/reprint`}>{printing.device.link}</a>
          </p>
        ) : null}
      </Section>
      <Buttons>
        {of.next === null ? null : (
          <LinkButton solid href={`/counter/production/${of.next.caseId}`} about={of.next.name}>
            {w.made.next}
          </LinkButton>
        )}
        <LinkButton href="/counter/production">{w.made.toQueue}</LinkButton>
        <LinkButton href="/counter/collection">{w.made.toCollection}</LinkButton>
      </Buttons>
      {of.next === null ? null : <p className="c-small c-muted u-t2">{w.made.nextOne(of.next.name)}</p>}
    </>
  );

  function sheets() {
    if (!certificatesKnown(device)) return [];
    const path = `/counter/papers/${of.caseId}`;
    const receipt = { href: `${path}/receipt.pdf`, title: w.made.receipt, note: w.made.receiptNote };
    const registration = {
      href: `${path}/registration.pdf`,
      title: w.made.registration,
      note: w.made.registrationNote,
    };
    const translation = {
      href: `${path}/receipt.pdf?language=en`,
      title: editions.translation.receipt,
      note: editions.translation.note,
    };
    return of.printedBySystem ? [receipt, translation] : [registration, receipt, translation];
  }
}
