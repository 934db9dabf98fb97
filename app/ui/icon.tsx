import { type IconName, icons } from "./icons";

/** A mark beside words, never instead of them. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="c-icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The drawings that `Icon` and `Chart` refer to; once in every page. */
export function Sprite() {
  return (
    <svg className="c-sprite" width="0" height="0" aria-hidden="true">
      <defs>
        {Object.entries(icons).map(([name, outline]) => (
          <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
            <path d={outline} />
          </symbol>
        ))}
        <pattern id="righe" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="late" width="6" height="6" />
          <rect className="gap" width="2" height="6" />
        </pattern>
      </defs>
    </svg>
  );
}
