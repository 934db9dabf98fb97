import { Fragment } from "react";

/** Which keys do what; «–» between two keys stands for all from one to the other. */
export function Keys({ keys }: { keys: { keys: string[]; does: string }[] }) {
  return (
    <ul className="c-keys">
      {keys.map((each) => (
        <li key={each.does}>
          {each.keys.map((key) => (
            <Fragment key={key}>{key === "–" ? key : <kbd>{key}</kbd>} </Fragment>
          ))}
          {each.does}
        </li>
      ))}
    </ul>
  );
}
