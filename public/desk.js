// Comfort for pages that work without it: shortcuts, the scanner's field, forms that are sent once.
// A classic script, served as it is; every part looks for its own mark (data-…) and does nothing without it.
(() => {
  const script = document.currentScript;
  const working = script?.dataset.working ?? "…";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  for (const element of all("[data-js], [data-copy], [data-reveal], [data-shortcuts]")) element.hidden = false;

  const isTyping = (element) =>
    element instanceof Element &&
    element.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])") !==
      null;

  // ── Shortcuts ──────────────────────────────────────────────────────────────────────────────────────────────────
  // Kept in this browser: whoever dictates or presses keys by accident turns them off (WCAG 2.1.4).
  const memory = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();
  const shortcutsOn = () => memory?.getItem("tasti") !== "no";

  for (const button of all("[data-shortcuts]")) {
    const words = { off: button.textContent, on: button.dataset.shortcuts };
    const show = () => {
      button.textContent = shortcutsOn() ? words.off : words.on;
    };
    button.addEventListener("click", () => {
      memory?.setItem("tasti", shortcutsOn() ? "no" : "si");
      for (const each of all("[data-shortcuts]")) each.dispatchEvent(new Event("shortcuts"));
    });
    button.addEventListener("shortcuts", show);
    show();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !shortcutsOn()) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && event.key === "/" && !isTyping(event.target)) return focusSearch(event);
    const table = event.target instanceof Element ? event.target.closest("[data-keys]") : null;
    if (table === null || isTyping(event.target)) return;
    if (event.ctrlKey && event.key.toLowerCase() === "z") return press(event, document, "ctrl+z");
    if (!plain) return;
    const row = event.target.closest("tr");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return moveRow(event, table, row);
    if (event.key.length === 1) press(event, row, event.key.toLowerCase());
  });

  function focusSearch(event) {
    const field = document.querySelector("[data-scan]") ?? document.querySelector("[data-search]");
    if (field === null || field.offsetParent === null) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  function press(event, within, key) {
    const target = all("[data-key]", within).find((element) => element.dataset.key.toLowerCase() === key);
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
    target.click();
  }

  function moveRow(event, table, row) {
    const rows = all("tbody tr", table);
    const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
    const target = next?.querySelector("th a, a, button, input, select");
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  // ── The scanner's field: a reading that starts while nothing has the focus goes there ───────────────────────────
  const scan = document.querySelector("[data-scan]");
  if (scan !== null) {
    const idle = () => document.activeElement === null || document.activeElement === document.body;
    window.addEventListener("focus", () => idle() && scan.focus());
    window.addEventListener("pageshow", () => idle() && scan.focus());
    document.addEventListener("keydown", (event) => {
      const letter = event.key.length === 1 && event.key !== " " && event.key !== "/";
      if (letter && idle() && !event.ctrlKey && !event.metaKey && !event.altKey) scan.focus();
    });
  }

  // ── Forms are sent once; the button says so ─────────────────────────────────────────────────────────────────────
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent !== undefined) return event.preventDefault();
    form.dataset.sent = "";
    const button = event.submitter;
    if (button === null || button.dataset.words !== undefined) return;
    const words = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (words === undefined) return;
    button.dataset.words = words.textContent;
    button.setAttribute("aria-busy", "true");
    words.textContent = working;
    // An answer that is saved as a file leaves the page where it is.
    setTimeout(() => release(form), 20_000);
  });

  // Coming back with the browser's button finds the page as it was left: make it ready again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of all("form[data-sent]")) release(form);
  });

  function release(form) {
    delete form.dataset.sent;
    for (const button of all("[data-words]")) {
      if (button.form !== form) continue;
      const words = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
      if (words !== undefined) words.textContent = button.dataset.words;
      button.removeAttribute("aria-busy");
      delete button.dataset.words;
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.dataset.autosubmit !== undefined) event.target.form?.requestSubmit();
  });

  // ── Rows to choose: all or some, and how many ───────────────────────────────────────────────────────────────────
  for (const bar of all("[data-bulk]")) {
    const everything = bar.querySelector("[name=tutte]");
    const said = bar.querySelector("[data-many]");
    const boxes = all("[data-pick]", bar.form ?? document);
    const count = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      const words = chosen === 0 ? said.dataset.none : chosen === 1 ? said.dataset.one : said.dataset.many;
      said.textContent = chosen > 1 ? words.replace("2", String(chosen)) : words;
      everything.checked = boxes.length > 0 && chosen === boxes.length;
      everything.indeterminate = chosen > 0 && chosen < boxes.length;
      for (const box of boxes) box.closest("tr")?.classList.toggle("is-picked", box.checked);
    };
    everything.addEventListener("change", () => {
      for (const box of boxes) box.checked = everything.checked;
      count();
    });
    for (const box of boxes) box.addEventListener("change", count);
    count();
  }

  // ── Menus, printing, copying, passwords ─────────────────────────────────────────────────────────────────────────
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    for (const menu of all("details[data-menu][open]")) if (!menu.contains(target)) menu.open = false;
    if (target?.closest("[data-print]")) window.print();
    const copy = target?.closest("[data-copy]");
    if (copy) void copyText(copy);
    const reveal = target?.closest("[data-reveal]");
    if (reveal) toggleReveal(reveal);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  async function copyText(button) {
    await navigator.clipboard?.writeText(button.dataset.copy);
    const words = button.firstElementChild;
    words.dataset.before ??= words.textContent;
    words.textContent = button.dataset.copied;
    setTimeout(() => {
      words.textContent = words.dataset.before;
    }, 2000);
  }

  function toggleReveal(button) {
    const field = document.getElementById(button.dataset.reveal);
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
    button.dataset.show ??= button.textContent;
    button.textContent = shown ? button.dataset.show : button.dataset.hide;
  }

  // ── Files of many sheets: how far they are, a way to stop them, saved when whole ────────────────────────────────
  for (const run of all("[data-run]")) {
    const link = run.querySelector("a");
    const state = run.querySelector("[data-run-state]");
    const said = run.querySelector("[data-run-said]");
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!state.hidden) return;
      state.hidden = false;
      said.textContent = "";
      const stop = new AbortController();
      const button = state.querySelector("button");
      const cancel = () => stop.abort();
      button.addEventListener("click", cancel);
      try {
        const sheets = await receive(link.href, stop.signal, state);
        said.textContent = run.dataset.run.replace("{all}", String(sheets));
      } catch {
        said.textContent = stop.signal.aborted ? run.dataset.cancelled : run.dataset.failed;
      }
      button.removeEventListener("click", cancel);
      state.hidden = true;
      link.focus();
    });
  }

  // A page object stands in the file for each sheet: they are counted as they come.
  async function receive(href, signal, state) {
    const answer = await fetch(href, { signal });
    const expected = Number(answer.headers.get("Cartellina-Sheets"));
    if (!answer.ok || !(expected > 0)) throw new Error("no file");
    const bar = state.querySelector("progress");
    const words = state.querySelector("[data-progress]");
    const show = (done) => {
      bar.max = expected;
      bar.value = done;
      words.textContent = words.dataset.progress.replace("{done}", String(done)).replace("{all}", String(expected));
    };
    const mark = "/Type/Page/";
    const decoder = new TextDecoder("latin1");
    const pieces = [];
    let done = 0;
    let rest = "";
    show(0);
    for (const reader = answer.body.getReader(); ; ) {
      const piece = await reader.read();
      if (piece.done) break;
      pieces.push(piece.value);
      const text = rest + decoder.decode(piece.value, { stream: true });
      done += text.split(mark).length - 1;
      rest = text.slice(1 - mark.length);
      show(done);
    }
    if (done < expected || !rest.includes("%%EOF")) throw new Error("not whole");
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob(pieces, { type: "application/pdf" }));
    file.download = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
    return expected;
  }

  // ── Parts that change by themselves, such as pictures that arrive from a phone ──────────────────────────────────
  for (const part of all("[data-live]")) {
    const renew = async () => {
      if (!document.hidden && !part.contains(document.activeElement)) {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
        if (answer?.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const fresh = page.getElementById(part.id);
          if (fresh !== null && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
          if (fresh === null || fresh.dataset.live === undefined) return;
        }
      }
      setTimeout(renew, Number(part.dataset.live) * 1000);
    };
    setTimeout(renew, Number(part.dataset.live) * 1000);
  }
})();
