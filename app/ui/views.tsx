type View = { href: string; label: string; current?: boolean };

/** Saved filters, each an address. */
export function Views({ label, views }: { label: string; views: View[] }) {
  return (
    <nav className="c-views" aria-label={label}>
      {views.map(({ href, label: words, current }) => (
        <a key={href} href={href} aria-current={current ? "true" : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
