// Edges over a picture that can be dragged, or moved with the arrow keys, to what is to be cut away. The numbers beside
// it are the form: they follow the edges, the edges follow them, and without this script they are all there is.
(() => {
  const EDGES = ["top", "right", "bottom", "left"];
  const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" };
  // At least so much stays between two edges, in hundredths.
  const LEAST = 5;

  for (const frame of document.querySelectorAll("[data-crop]")) {
    const fields = Object.fromEntries(EDGES.map((edge) => [edge, frame.closest("form")?.elements.namedItem(edge)]));
    if (EDGES.every((edge) => fields[edge])) setUp(frame, fields);
  }

  function setUp(frame, fields) {
    const box = document.createElement("div");
    box.className = "c-crop__box";
    const handles = Object.fromEntries(EDGES.map((edge) => [edge, makeHandle(edge, fields[edge])]));
    box.append(...Object.values(handles));
    frame.classList.add("is-live");
    frame.append(box);

    const cutAt = (edge) => {
      const typed = Number(fields[edge].value.trim().replace(",", "."));
      return Number.isFinite(typed) ? Math.min(Math.max(typed, 0), 100 - LEAST) : 0;
    };
    const show = () => {
      for (const edge of EDGES) {
        box.style[edge] = `${cutAt(edge)}%`;
        handles[edge].setAttribute("aria-valuenow", String(cutAt(edge)));
      }
    };
    const move = (edge, to) => {
      const most = 100 - LEAST - cutAt(OPPOSITE[edge]);
      const value = Math.round(Math.min(Math.max(to, 0), Math.max(most, 0)) * 10) / 10;
      fields[edge].value = String(value).replace(".", document.documentElement.lang === "it" ? "," : ".");
      show();
    };
    // Where the pointer is, as hundredths from that edge.
    const from = (edge, event) => {
      const area = frame.getBoundingClientRect();
      const across = ((event.clientX - area.left) / area.width) * 100;
      const down = ((event.clientY - area.top) / area.height) * 100;
      return { left: across, right: 100 - across, top: down, bottom: 100 - down }[edge];
    };

    for (const edge of EDGES) {
      const handle = handles[edge];
      fields[edge].addEventListener("input", show);
      // Taken anywhere, the edge stays as far from the pointer as it was then: it does not jump.
      let apart = 0;
      handle.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        apart = from(edge, event) - cutAt(edge);
        handle.focus();
        handle.setPointerCapture(event.pointerId);
      });
      handle.addEventListener("pointermove", (event) => {
        if (handle.hasPointerCapture(event.pointerId)) move(edge, from(edge, event) - apart);
      });
      handle.addEventListener("keydown", (event) => {
        const step = event.key.startsWith("Page") ? 5 : 1;
        const inward = { top: "ArrowDown", bottom: "ArrowUp", left: "ArrowRight", right: "ArrowLeft" }[edge];
        const outward = { top: "ArrowUp", bottom: "ArrowDown", left: "ArrowLeft", right: "ArrowRight" }[edge];
        const by =
          event.key === inward || event.key === "PageDown"
            ? step
            : event.key === outward || event.key === "PageUp"
              ? -step
              : 0;
        if (event.key === "Home") move(edge, 0);
        else if (by !== 0) move(edge, cutAt(edge) + by);
        else return;
        event.preventDefault();
      });
    }
    show();
  }

  function makeHandle(edge, field) {
    const handle = document.createElement("div");
    handle.className = `c-crop__edge is-${edge}`;
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", field.labels?.[0]?.firstChild?.textContent ?? edge);
    handle.setAttribute("aria-orientation", edge === "top" || edge === "bottom" ? "vertical" : "horizontal");
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", "95");
    return handle;
  }
})();
