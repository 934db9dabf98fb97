import type { MarkAnswer } from "~/chamber/apply-marks";
import type { counter as it } from "../it/counter";
import type { WordsLike } from "../words-like";

const lines = (count: number) => (count === 1 ? "one line" : `${count} lines`);
const devices = (count: number) => (count === 1 ? "one device" : `${count} devices`);
const cases = (count: number) => (count === 1 ? "one case" : `${count} cases`);
const days = (count: number) => (count === 1 ? "one day" : `${count} days`);
const listed = (items: readonly (string | number)[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
const rows = (positions: readonly number[]) => `${positions.length === 1 ? "line" : "lines"} ${listed(positions)}`;

export const counter: WordsLike<typeof it> = {
  refusals: {
    "wrong-state": "This case has changed state meanwhile: reload the page and see what it needs now.",
    "recorded-by-other-desk": "The practice records this step, not the counter.",
    "officer-not-enabled":
      "The person you named is not enabled for these cases today: choose another officer, or check the enablements under Officers and mandates.",
    "mandate-not-active":
      "The mandate of one of these cases is not active today: see why under Officers and mandates before going on.",
    "day-in-future": "This day is still to come: write the day on which it happened.",
    "day-before-previous-step": "This day comes before a step the case has recorded already: check the date.",
    "sheet-missing":
      "One of these cases lacks a sheet: it is written beside its name. It has to be found, or printed again at the counter, first.",
    "paper-not-in-place":
      "According to the register one of the sheets is not with whoever should have it: open the case and look at the custody.",
    "holds-secret-code": "The note seems to hold a PIN, a PUK or an emergency code. It was not kept: write it without.",
    "batch-not-closed": "This slip has been opened or cancelled already: reload the page.",
    "appointment-missing": "The rules in force want an appointment and this slip has none: the practice adds it.",
    "copies-missing": "The copies of the documents are missing: the slip cannot be opened.",
    "batch-not-at-counter": "This slip is no longer at the counter: somebody has confirmed it.",
    "lines-undecided": "There are lines still to examine: accept or refuse each of them, then confirm.",
    "checks-incomplete":
      "All five checks are needed to accept the line: tick those missing, or refuse it with its reason.",
    "document-expired": "The identity document is not valid today: the line can only be refused.",
    "refusal-code-unknown": "This reason is not one of those in force: choose another.",
    moved: "Some lines have another time now: read again what will happen, and confirm again.",
    "scheduled-in-past": "The day of an instalment is past: choose one from today on.",
    "device-serial-form": "The serial number of a device has 8 to 20 letters and figures: read it again.",
    "certificate-serial-form":
      "The serial number of a certificate has only figures and letters from A to F: copy it again from the system.",
    "certificate-days":
      "The days of a certificate do not fit: it must be valid on the day of production already, and end later.",
    "certificate-serials-equal": "Both certificates have the same serial number: one of them is wrong.",
    "device-serial-used": "A device with this serial number has been made already: check that you took the right one.",
    "intake-not-confirmed": "The slip of this case is not confirmed yet: confirm it, then make the device.",
    "registration-forms-not-signed":
      "Whoever collects first signs the three registration forms of each device: then tick the confirmation.",
    "nothing-chosen": "You have chosen no case: choose at least one.",
    "receipts-incomplete": "Each case needs its signed originals: if one is missing, leave the case off the list.",
    "bearer-not-enabled":
      "Whoever brought the receipts was not enabled on that day for one of these cases: choose another person, or another means.",
    "delegate-not-allowed": "The rules in force allow no delegate for the receipts: choose another means.",
  },
  papers: {
    REQUEST_FORM: "request form",
    REGISTRATION_FORM: "registration form",
    DELIVERY_RECEIPT: "delivery receipt",
  },
  onlyClerks: "Only the counter records.",

  scan: {
    label: "Read a code",
    hint: "Slip, form, receipt or device: the right thing opens. The cursor comes back here after every reading.",
    open: "Open",
    unknown: (text: string) => `“${text}” is of no slip, case or device of this counter. Read it again, or type it.`,
    read: "Read",
    slipLine: (position: number) => `line ${position}`,
    copy: (paper: string, copy: number) => `${paper} copy ${copy}`,
    oldVersion: (read: number, inForce: number) => `It is version ${read}, the one in force is ${inForce}.`,
    undo: "Undo the reading",
  },

  intake: {
    title: "Intake",
    forgotten: "Slip left at home: find the practice",
    waiting: "Slips to come",
    waitingNote: "Closed by the practices, by appointment",
    noneWaiting: "No closed slip is waiting.",
    noneOf: (name: string) => `No closed slip of a practice called “${name}”.`,
    atCounter: "At the counter",
    atCounterNote: "Open and not confirmed yet",
    findLabel: "Slip left at home: name of the practice",
    find: "Find",
    appointment: (day: string, hour: string | null) => (hour === null ? day : `${day} at ${hour}`),
    today: (hour: string | null) => (hour === null ? "Today" : `Today at ${hour}`),
    missed: (day: string) => `Was expected ${day}`,
    noAppointment: "No appointment",
    closedOn: (day: string) => `closed on ${day}`,
    lines,
    comes: (name: string) => `${name} comes`,
    resume: "Resume",
    open: "Open",
    openedAt: (hour: string, day: string) => `Opened at ${hour} on ${day}`,
    openedBy: (hour: string, day: string, clerk: string) => `Opened at ${hour} on ${day} by ${clerk}`,
  },

  slip: {
    title: (number: string) => `Slip ${number}`,
    of: (number: string, practice: string) => `Slip ${number}, ${practice}`,
    states: {
      waiting: (day: string) => `Closed by the practice on ${day}`,
      confirmed: (hour: string, day: string) => `Confirmed at ${hour} on ${day}`,
      cancelled: "Cancelled by the practice",
    },
    cancelled: "The practice has cancelled this slip: its cases will go on another.",
    whoComes: "Who stands there",
    whoHint: "Only officers enabled today: the presentation is personal, nobody stands in.",
    announced: (name: string, appointment: string | null) =>
      appointment === null
        ? `The practice announces ${name}, without an appointment.`
        : `The practice announces ${name}, ${appointment}.`,
    until: (name: string, day: string) => `${name}, enabled until ${day}`,
    choose: "Choose who is in front of you",
    nobody: "No officer of this practice is enabled today: the slip cannot be opened.",
    seeMandates: "See Officers and mandates",
    openIt: "Open the slip",
    whatOpens: (count: number) =>
      count === 1
        ? "Opening it presents the case, and its two forms pass to the Chamber."
        : `Opening it presents the ${count} cases, and their forms pass to the Chamber.`,
    stands: "At the counter:",
    presentedBy: "Presented by",
    enabledUntil: (day: string) => `, enabled until ${day}`,
    examined: (done: number, total: number, accepted: number, rejected: number) => {
      if (done === 0) return total === 1 ? "The line is to be examined." : `All ${total} lines are to be examined.`;
      const outcomes = [accepted > 0 && `${accepted} accepted`, rejected > 0 && `${rejected} refused`].filter(
        (part) => part !== false,
      );
      return `${done} of ${total} lines examined: ${outcomes.join(", ")}.`;
    },
    caption: "Lines of the slip with checks, outcome and time of production",
    columns: { line: "Line", applicant: "Applicant", checks: "Checks", outcome: "Outcome", when: "When" },
    checks: {
      "two-signed-forms": "Two signed forms",
      "same-version": "Same version",
      "document-copy": "Copy of the document",
      "tax-code-copy": "Copy of the tax code",
      "document-valid": "Document valid today",
    },
    checksOf: (position: number) => `Checks, line ${position}`,
    checked: (done: number) => `${done} of 5`,
    toExamine: "To examine",
    accepted: "Accepted",
    rejected: (code: string) => `Refused, ${code}`,
    back: "Goes back to the practice",
    reopen: "Reopen",
    leftOut: "No longer on the slip",
    leftOutNote: "Withdrawn or changed by the practice after closing: there is nothing to decide here.",
    whenOf: (position: number) => `When, line ${position}`,
    now: "Now",
    instalment: (number: number, day: string) => `Instalment ${number}, ${day}`,
    choice: (number: number, _day: string, short: string) => `Instalment ${number}, ${short}`,
    accept: "Accept",
    reject: "Refuse",
    reasonOf: (position: number) => `Reason for refusing, line ${position}`,
    chooseReason: "Reason for refusing…",
    note: "Note to the practice",
    sheet: "Data sheet to copy from",
    document: (name: string, day: string | null) => (day === null ? `${name}, no expiry` : `${name}, expires ${day}`),
    noDocument: "No document recorded",
    expired: (name: string, day: string | null) =>
      day === null
        ? `${name} not valid today: the line can only be refused.`
        : `${name} with expiry ${day}, not valid today: the line can only be refused.`,
    readSheets: (copies: string) => `Read: ${copies}.`,
    readCopy: (copy: number, version: number) => `copy ${copy} version ${version}`,
    summary: {
      now: (positions: readonly number[]) => `Now ${rows(positions)}.`,
      instalment: (number: number, day: string, positions: readonly number[]) =>
        `Instalment ${number}, ${day}: ${rows(positions)}.`,
      rejected: (positions: readonly number[]) =>
        `${positions.length === 1 ? "Goes" : "Go"} back to the practice: ${rows(positions)}.`,
    },
    dayOf: (number: number) => `Day of instalment ${number}`,
    shut: (day: string) => `${day}: the office is closed.`,
    confirm: "Confirm the slip",
    suspend: "Set aside",
    keep: "Keep the choices",
    undo: "Undo the last mark",
    missing: (count: number) =>
      count === 0
        ? "The confirmation gives each line its outcome, and the practice sees it. It cannot be undone."
        : `${count === 1 ? "One line is" : `${count} lines are`} missing. Until the confirmation everything can be undone.`,
    keys: "Keys",
    keysNote: "They work on the line being examined",
    keyWords: {
      scan: "reading field",
      row: "line",
      checks: "checks",
      accept: "accept",
      reject: "refuse",
      undo: "undo",
    },
    outcomeNow: "Accepted",
    outcomeScheduled: (day: string) => `Promised for ${day}`,
    toProduction: "Go to production",
    toCollection: "Go to collection",
    next: "Back to the slips",
    doneCaption: "Lines of the slip with their outcome",
    said: (position: number | null): Record<MarkAnswer, string> => ({
      "line-accepted": `Line ${position} accepted.`,
      "line-rejected": `Line ${position} refused.`,
      "line-reopened": `Line ${position} is to be examined again.`,
      undone: position === null ? "Last mark undone." : `Last mark undone, line ${position}.`,
      "nothing-to-undo": "There is nothing to undo.",
      saved: "Choices kept.",
      "checks-incomplete":
        "All five checks are needed to accept: tick those missing, or refuse the line with its reason.",
      "document-expired": "The identity document is not valid today: the line can only be refused.",
      "code-missing": "A refusal needs its reason: choose it from the list.",
      "holds-secret-code":
        "The note seems to hold a PIN, a PUK or an emergency code. It was not kept: write it without.",
      "scheduled-in-past": "The day of an instalment is past: choose one from today on. The rest was kept.",
      "line-gone": "This line is no longer on the slip.",
    }),
    confirmed: "Slip confirmed: the practice sees the outcome of each line.",
    opened: "Slip opened: its cases are presented.",
  },

  sheet: {
    title: "Data sheet to copy from",
    lead: (name: string) => `The data of ${name} in the order in which the certification system asks for them.`,
    noted: "Reading this sheet is recorded, and the practice sees it.",
    request: "Request",
    person: "Person",
    residence: "Residence and contacts",
    document: "Recognition document",
    envelope: "Folder",
    print: "Print the sheet (PDF)",
    backToSlip: "Back to the slip",
    fields: {
      requestType: "Kind of request",
      deviceType: "Device",
      surname: "Surname",
      name: "Name",
      sex: "Sex",
      birthDate: "Date of birth",
      birthPlace: "Municipality or state of birth",
      birthProvince: "Province of birth",
      citizenship: "Citizenship",
      codiceFiscale: "Codice fiscale",
      street: "Street",
      postcode: "Postcode",
      municipality: "Municipality",
      province: "Province",
      country: "State",
      email: "E-mail",
      mobile: "Mobile",
      documentType: "Kind",
      documentNumber: "Number",
      documentIssuer: "Issued by",
      issuedOn: "Issued on",
      expiresOn: "Expires on",
      approvalReference: "Approval of the Chamber",
      permitNumber: "Residence permit",
      permitExpiresOn: "Residence permit, expires on",
      envelope: "Number of the folder",
      form: "Request form",
    },
    noExpiry: "No expiry",
    requestTypes: {
      NEW: "New issue",
      REPLACEMENT_MALFUNCTION: "Replacement of a faulty device",
      AFTER_EXPIRY: "Issue after expiry",
      SIX_YEARS: "Replacement at six years",
    },
    deviceTypes: { USB_TOKEN: "USB token", SMART_CARD: "Smart card" },
  },

  production: {
    title: "Production",
    lead: (now: number, promisedToday: number, late: number) => {
      const parts = [
        now > 0 && `${devices(now)} to make now`,
        promisedToday > 0 && `${devices(promisedToday)} promised for today`,
        late > 0 && `${devices(late)} past the promised day`,
      ].filter((part) => part !== false);
      return parts.length === 0 ? "There is no device to make today." : `${capital(listed(parts))}.`;
    },
    caption: "Devices to make, first those accepted for now, then those promised, by day",
    none: "No device to make.",
    noneFiltered: "No device to make with these filters.",
    columns: { when: "When", applicant: "Applicant", practice: "Practice", act: "What to do" },
    now: "Now",
    acceptedOn: (day: string) => `accepted on ${day}`,
    instalment: (number: number) => `instalment ${number}`,
    late: (count: number) => `${capital(days(count))} late`,
    today: "Today",
    produce: "Make",
    filterPractice: "Practice",
    filterUntil: "Promised up to",
    lateSince: (day: string) => `was for ${day}`,
    made: {
      title: "Device made",
      said: "Device recorded. Now print the sheets that go with it.",
      on: (day: string) => `Made on ${day}.`,
      papers: "Sheets to print",
      registration: "Three registration forms",
      registrationNote:
        "The officer signs them at the collection: one stays with the Chamber, one is the holder’s, one the practice’s.",
      receipt: "Three delivery receipts",
      receiptNote: "The holder signs them at the delivery: two come back to the Chamber as signed originals.",
      bySystem: "The Chamber’s own system prints the registration forms: print three there.",
      next: "Make the next one",
      nextOne: (name: string) => `Next is ${name}.`,
      toQueue: "Back to production",
      toCollection: "Go to collection",
    },
    form: {
      title: "Make the device",
      device: "Serial number of the device",
      deviceHint: "Read it from the device with the scanner.",
      deviceRead: "Read",
      read: "Read",
      odd: "It usually has 16 figures: check that it is the device’s.",
      complete: "All data are there: check them and record.",
      authentication: "CNS authentication certificate",
      signature: "Signature certificate",
      serial: "Serial number",
      serialHint: "As the system shows it, in hexadecimal.",
      from: "Valid from",
      to: "Valid until",
      dates: (years: number) => `Proposed for ${years} years: if the certificate says otherwise, write what it says.`,
      day: "Made on",
      record: "Record the production",
      whatHappens: "Recording it says that three registration forms and three delivery receipts are printed.",
      labels: {
        serial: "Device",
        day: "Made on",
        authSerial: "Authentication certificate, serial number",
        authFrom: "Authentication certificate, valid from",
        authTo: "Authentication certificate, valid until",
        signSerial: "Signature certificate, serial number",
        signFrom: "Signature certificate, valid from",
        signTo: "Signature certificate, valid until",
      },
    },
    elsewhere: "There is no device to make for this case now.",
    openCase: "Open the case",
    facts: {
      serial: "Serial number",
      authentication: "Authentication certificate",
      signature: "Signature certificate",
    },
    promisedFor: (day: string) => `promised for ${day}`,
    notOnPaper: "not on the papers",
    validity: (serial: string, from: string, to: string) => `${serial}, from ${from} to ${to}`,
  },

  collection: {
    title: "Collection",
    print: "Print the hand-over list (PDF)",
    none: "No device is ready.",
    lead: (count: number, practices: number) =>
      count === 0
        ? "No device waits to be collected."
        : `${capital(devices(count))} ready for ${practices === 1 ? "one practice" : `${practices} practices`}.`,
    ready: "Ready, by practice",
    devices,
    since: (day: string) => `the oldest since ${day}`,
    choose: "Prepare the collection",
    of: (practice: string) => `Collection by ${practice}`,
    allPractices: "All practices",
    caption: "Devices ready, with serial number and day of production",
    columns: { pick: "Choose", applicant: "Holder", serial: "Serial number", made: "Made on" },
    pick: (name: string) => `Choose ${name}`,
    every: (count: number) => (count === 1 ? "Choose the device" : `All ${count}`),
    scanLabel: "Read a device or one of its sheets",
    scanHint: "The reading chooses its line.",
    chosenByScan: (count: number) => `${capital(lines(count))} chosen by reading.`,
    officer: "Who collects",
    officerHint: "Only officers enabled today, in person.",
    chooseOfficer: "Choose who is in front of you",
    nobody: "No officer of this practice is enabled today: the collection cannot be recorded.",
    signed: "The officer has signed the three registration forms of each device chosen",
    hand: "Hand over",
    whatHappens:
      "With each device, two registration forms and three receipts pass to the practice; one form stays with the Chamber.",
    labels: { case: "Devices", officerId: "Who collects", registrationFormsSigned: "Registration forms" },
    said: (count: number) => `${capital(devices(count))} collected.`,
  },

  returns: {
    title: "Returns",
    scanLabel: "Read a receipt",
    scanHint: "Every reading adds its case to the list. The code of the case or the number of the device will do, too.",
    add: "Add",
    added: "Added",
    list: "Receipts in hand",
    empty: "The list is empty: read the first receipt.",
    caption: "Cases whose receipts have come in",
    columns: { applicant: "Holder", practice: "Practice", read: "Originals read", term: "Term", remove: "Remove" },
    copiesRead: (count: number) => (count === 0 ? "none" : count === 1 ? "one of two" : "two of two"),
    copyOne: "Copy 1 stays with the holder: here copies 2 and 3 are needed.",
    onTime: (day: string) => `In time, ${day}`,
    late: (day: string, count: number) => `${capital(days(count))} past the term of ${day}`,
    remove: "Remove",
    closedAlready: (day: string) => `returned already on ${day}`,
    notDelivered: "not delivered to the holder yet",
    refusedToList: "Left off the list",
    unknown: (text: string) => `“${text}” is no receipt of this counter: read it again, or type the code.`,
    act: "Record the arrival",
    day: "Arrived on",
    dayHint: "The day that counts for the term.",
    means: "How they arrived",
    meansOf: {
      OFFICER: "An officer brings them",
      DELEGATE: "A delegate brings them",
      COURIER: "Courier",
      MAIL: "Mail",
    },
    bearer: "Who brings them",
    bearerHint: "Only if an officer or a delegate brings them.",
    noBearer: "Nobody: courier or mail",
    bearerOf: { OFFICER: "officer", DELEGATE: "delegate" },
    protocol: "Protocol number",
    protocolHint: "If the office gives one.",
    originals: (count: number) =>
      count === 1 ? "There is one signed original for each case" : `There are ${count} signed originals for each case`,
    record: (count: number) => `Record the receipts of ${cases(count)}`,
    whatHappens: (late: number) =>
      late === 0
        ? "Recording them closes the cases."
        : `Recording them closes the cases; ${late === 1 ? "one is" : `${late} are`} past the term, and recorded all the same.`,
    labels: {
      day: "Arrived on",
      means: "How they arrived",
      bearer: "Who brings them",
      protocol: "Protocol number",
      originals: "Signed originals",
    },
    said: (count: number, late: number) => {
      const closed = `${capital(cases(count))} closed`;
      if (late === 0) return `${closed}, in time.`;
      return `${closed}, ${late === count && count === 1 ? "past the term" : `${late} past the term`}.`;
    },
    tooMany: (limit: number) => `With ${limit} cases the list is full: record these, then go on.`,
  },

  report: {
    title: "Report of the day",
    lead: (made: number, collected: number, returned: number, slips: number) =>
      `${capital(devices(made))} made and ${collected} collected, ${slips === 1 ? "one slip" : `${slips} slips`}, ` +
      `receipts of ${cases(returned)}.`,
    nothing: "The counter recorded nothing that day.",
    nothingToday: "The counter has recorded nothing today yet.",
    choose: "Day",
    show: "Show",
    made: "Devices made",
    noneMade: "No device made.",
    slips: "Slips",
    noSlips: "No slip opened.",
    refused: "Lines refused",
    noneRefused: "No line refused.",
    collected: "Devices collected",
    noneCollected: "No device collected.",
    handOverList: "Print the list (PDF)",
    returned: "Receipts in",
    noneReturned: "No receipt came in.",
    columns: {
      handOver: "Hand-over",
      applicant: "Applicant",
      practice: "Practice",
      serial: "Serial number",
      slip: "Slip",
      officer: "Who came",
      clerk: "Counter",
      now: "Now",
      scheduled: "In instalments",
      rejected: "Refused",
      reason: "Reason",
      term: "Term",
    },
    stillOpen: "still to be confirmed",
    onTime: "In time",
    late: (count: number) => `${capital(days(count))} past the term`,
    more: (limit: number) => `The first ${limit} are shown.`,
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
