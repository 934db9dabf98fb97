/** The form's own key: sent twice, it has its effect once. A new one for every page that is shown. */
export function Once() {
  return <input type="hidden" name="_once" value={crypto.randomUUID()} />;
}
