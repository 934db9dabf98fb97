import { Callout } from "~/ui/callout";
import { SubmitButton } from "~/ui/form/buttons";
import { Once } from "~/ui/form/once";
import { QrCode } from "~/ui/qr-code";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";
import type { PhoneShown } from "./phone-part.server";

const OPEN = "telefono-apri";
const CLOSE = "telefono-chiudi";

/**
 * The phone of a case, inside whatever form: its buttons belong to `PhoneForms`. `public/capture-desk.js` renews it, and
 * the sides beside it, while the page is open.
 */
export function PhonePart({ phone }: { phone: PhoneShown }) {
  const w = useWords();
  const { desk } = w.phone;
  const { link, caseId } = phone;
  return (
    <section
      className="c-phone"
      id="telefono"
      aria-label={desk.title}
      data-events={link?.mine ? `/cases/${caseId}/phone/events` : undefined}
      data-told={link === null ? undefined : `${link.opened ? 1 : 0},${link.shots}`}
      data-over={desk.over}
      data-lost={desk.lost}
      data-webcam={desk.webcam}
      data-webcam-taken={desk.shotTaken}
      data-camera-words={JSON.stringify(w.camera)}
    >
      {link === null ? (
        <div className="c-phone__offer">
          <SubmitButton form={OPEN}>{desk.open}</SubmitButton>
          <p className="c-hint">{desk.what}</p>
        </div>
      ) : (
        <OpenLink phone={phone} link={link} />
      )}
    </section>
  );
}

function OpenLink({ phone, link }: { phone: PhoneShown; link: NonNullable<PhoneShown["link"]> }) {
  const { desk } = useWords().phone;
  const shows = link.picture !== null;
  return (
    <>
      {link.mine && !link.opened ? <Reach phone={phone} address={link.address} /> : null}
      <div className={shows ? "c-phone__code" : undefined}>
        {link.picture === null ? null : <QrCode picture={link.picture} label={desk.picture} size={208} />}
        <div>
          {shows ? (
            <ol className="c-phone__steps">
              {desk.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          ) : null}
          <p className="c-phone__state" data-state="">
            <StateBadge tone={link.opened ? "done" : "plain"}>{link.opened ? desk.linked : desk.waiting}</StateBadge>{" "}
            {link.opened || link.shots > 0 ? desk.received(link.shots) : null}
          </p>
          <p className="c-hint">{link.mine ? desk.until(link.until) : desk.ofColleague(link.by, link.until)}</p>
          {link.mine && !link.opened && link.address === null ? <p className="c-hint">{desk.renewed}</p> : null}
          <div className="c-phone__buttons">
            <SubmitButton form={CLOSE} small>
              {desk.close}
            </SubmitButton>
            <SubmitButton form={OPEN} small>
              {link.mine ? desk.again : desk.open}
            </SubmitButton>
            <a className="c-quiet" href={`/cases/${phone.caseId}/phone`} data-refresh="">
              {desk.refresh}
            </a>
          </div>
        </div>
      </div>
    </>
  );
}

/** Where a phone cannot come, or comes unprotected: why, and who can mend it. */
function Reach({ phone, address }: { phone: PhoneShown; address: string | null }) {
  const { desk } = useWords().phone;
  if (phone.reach === "SECURE") return null;
  if (phone.reach === "PLAIN") {
    return (
      <Callout tone="soon" title={desk.plain.title}>
        <p>{desk.plain.body}</p>
        <SetUp origin={phone.origin} ways={["secure"]} />
      </Callout>
    );
  }
  return (
    <Callout tone="soon" title={desk.loopback.title}>
      <p>{desk.loopback.body(phone.origin)}</p>
      {address === null ? null : (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            {desk.loopback.here}
          </a>
        </p>
      )}
      <SetUp origin={phone.origin} ways={["secure", "plain"]} />
    </Callout>
  );
}

/** How the product is started so that phones reach it. */
function SetUp({ origin, ways }: { origin: string; ways: readonly ("secure" | "plain")[] }) {
  const { setUp } = useWords().phone.desk;
  const { port } = new URL(origin);
  const commands = {
    secure: "HOST=127.0.0.1 TRUST_PROXY=loopback APP_ORIGIN=https://cartellina.studio.example npm start",
    plain: `HOST=192.168.1.20 APP_ORIGIN=http://192.168.1.20${port === "" ? "" : `:${port}`} npm start`,
  };
  return (
    <details className="c-more">
      <summary>{setUp.title}</summary>
      {ways.map((way) => (
        <p key={way}>
          {setUp[way]}
          <br />
          <code>{commands[way]}</code>
        </p>
      ))}
      <p>{setUp.more}</p>
    </details>
  );
}

/**
 * The forms behind the part's buttons; they stand outside the page's own form. `aside`: without JavaScript the answer
 * opens beside the page, where what is being typed stays.
 */
export function PhoneForms({ caseId, aside = false }: { caseId: string; aside?: boolean }) {
  return (
    <div id="telefono-moduli" hidden>
      <form id={OPEN} method="post" action={`/cases/${caseId}/phone`} target={aside ? "_blank" : undefined}>
        <Once />
      </form>
      <form id={CLOSE} method="post" action={`/cases/${caseId}/phone/close`} target={aside ? "_blank" : undefined}>
        <Once />
      </form>
    </div>
  );
}

/** What the script says of the phone, read aloud; and the script. */
export function PhoneScript({ nonce }: { nonce: string | undefined }) {
  return (
    <>
      <p className="visually-hidden" id="telefono-detto" role="status" />
      <script type="module" src="/capture-desk.js" nonce={nonce} />
    </>
  );
}
