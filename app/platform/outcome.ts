export type Done<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends string> = { readonly ok: false; readonly refusal: R; readonly field?: string };

/** What an act answers: its value, or one of the refusals it may give; impossible things throw instead. */
export type Outcome<T, R extends string> = Done<T> | Refused<R>;

export function done(): Done<undefined>;
export function done<T>(value: T): Done<T>;
export function done(value?: unknown): Done<unknown> {
  return { ok: true, value };
}

/** An expected refusal; `field` names the form field it belongs to, where there is one. */
export function refused<R extends string>(refusal: R, field?: string): Refused<R> {
  return field === undefined ? { ok: false, refusal } : { ok: false, refusal, field };
}
