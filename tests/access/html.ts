/** A field of a form as the page shows it, with what it holds before anybody types. */
export type Field = {
  name: string;
  /** `text`, `checkbox`, `select`, `textarea`, … */
  type: string;
  value: string;
  checked: boolean;
  options: string[];
  accept: string;
};

export type Button = { name: string; value: string; action: string | null; words: string };

export type Form = { method: string; action: string | null; multipart: boolean; fields: Field[]; buttons: Button[] };

type Tag = { name: string; attributes: Record<string, string>; closes: boolean; end: number };

/** The forms of a page of ours: markup as React writes it, quoted and well nested. */
export function formsOf(html: string): Form[] {
  const byId = new Map<string, Form>();
  const forms: Form[] = [];
  const outside: { form: string; field?: Field; button?: Button }[] = [];
  let open: Form | null = null;
  let select: Field | null = null;
  for (const tag of tagsOf(html)) {
    const { name, attributes: has, closes } = tag;
    if (name === "form" && closes) open = null;
    else if (name === "form") {
      open = {
        method: (has.method ?? "get").toLowerCase(),
        action: has.action ?? null,
        multipart: has.enctype === "multipart/form-data",
        fields: [],
        buttons: [],
      };
      forms.push(open);
      if (has.id !== undefined) byId.set(has.id, open);
    } else if (name === "select" && closes) select = null;
    else if (name === "option" && select !== null && !closes) {
      const value = has.value ?? "";
      select.options.push(value);
      if ("selected" in has) select.value = value;
    } else if (closes || "disabled" in has) {
      // Neither sends anything.
    } else if (name === "button" || (name === "input" && has.type === "submit")) {
      if ((has.type ?? "submit") !== "submit") continue;
      const words = wordsUpTo(html, tag.end, "</button>");
      place(
        { button: { name: has.name ?? "", value: has.value ?? "", action: has.formaction ?? null, words } },
        has.form,
      );
    } else if ((name === "input" || name === "select" || name === "textarea") && has.name !== undefined) {
      const field: Field = {
        name: has.name,
        type: name === "input" ? (has.type ?? "text") : name,
        value:
          name === "textarea"
            ? wordsUpTo(html, tag.end, "</textarea>")
            : (has.value ?? (has.type === "checkbox" ? "on" : "")),
        checked: "checked" in has,
        options: [],
        accept: has.accept ?? "",
      };
      if (name === "select") select = field;
      place({ field }, has.form);
    }
  }
  for (const { form, field, button } of outside) add(byId.get(form), field, button);
  return forms;

  function place(control: { field?: Field; button?: Button }, form: string | undefined) {
    if (form !== undefined) outside.push({ form, ...control });
    else add(open ?? undefined, control.field, control.button);
  }

  function add(form: Form | undefined, field?: Field, button?: Button) {
    if (field) form?.fields.push(field);
    if (button) form?.buttons.push(button);
  }
}

/** Where a page leads: its links, pictures and files, and the addresses its reading forms ask. */
export function addressesOf(html: string): string[] {
  const found: string[] = [];
  for (const { name, attributes: has } of tagsOf(html)) {
    if (name === "a" && has.href) found.push(has.href);
    if (["img", "script", "iframe", "embed"].includes(name) && has.src) found.push(has.src);
    if (name === "link" && has.href) found.push(has.href);
    if (name === "form" && (has.method ?? "get").toLowerCase() === "get" && has.action) found.push(has.action);
  }
  return found;
}

export function* tagsOf(html: string): Generator<Tag> {
  const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|[^\s"'=<>`]+))?)*)\s*\/?>/g;
  for (let found = tag.exec(html); found !== null; found = tag.exec(html)) {
    const attributes: Record<string, string> = {};
    for (const [, name, quoted, bare] of (found[3] ?? "").matchAll(/([^\s=>/]+)(?:=(?:"([^"]*)"|([^\s"'=<>`]+)))?/g)) {
      attributes[(name ?? "").toLowerCase()] = unescaped(quoted ?? bare ?? "");
    }
    yield { name: (found[2] ?? "").toLowerCase(), attributes, closes: found[1] === "/", end: tag.lastIndex };
  }
}

/** The words a person reads: no tags, no entities. */
export function readable(html: string): string {
  return unescaped(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "));
}

function wordsUpTo(html: string, from: number, end: string): string {
  const until = html.indexOf(end, from);
  return unescaped(html.slice(from, until < 0 ? undefined : until).replace(/<[^>]*>/g, " ")).replace(/^\n/, "");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}
