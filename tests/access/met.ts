import type { Answer } from "./ask";
import { isPage, routeOf } from "./crawl";
import { type Button, type Form, formsOf } from "./html";
import type { Route } from "./product";

/** A form with one of its buttons, on the page where somebody met it; `action` is null where nothing would answer. */
export type Met = { page: string; at: string; action: Route | null; form: Form; button: Button | null };

export function formsMet(page: string, answer: Answer, routes: readonly Route[]): Met[] {
  if (!isPage(answer)) return [];
  return formsOf(answer.text).flatMap((form) => {
    const buttons = form.buttons.length === 0 ? [null] : form.buttons;
    return buttons.map((button): Met => {
      const at = button?.action ?? form.action ?? page;
      return { page, at, action: routeOf(at, routes), form, button };
    });
  });
}

export const postFormsMet = (page: string, answer: Answer, routes: readonly Route[]): Met[] =>
  formsMet(page, answer, routes).filter(({ form }) => form.method === "post");

/** Forms of one name do the same to different things. */
export function nameOf({ at, action, form, button }: Met): string {
  const fields = new Set(form.fields.map(({ name }) => alike(name)));
  fields.delete("_once");
  const pressed = button === null ? "" : `${button.name}=${alike(button.value)}`;
  return `${form.method} ${action?.id ?? at} (${[...fields].sort().join(" ")}) ${pressed}`.trim();
}

const alike = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…").replace(/\d+/g, "0");
