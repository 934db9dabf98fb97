import { Icon } from "~/ui/icon";
import { useServed } from "~/ui/served";
import { useWords } from "~/ui/words/use-words";

type ReadingButtonsProps = {
  /** Is there a bar code to be read, beside the document's zone? */
  code?: boolean;
};

/**
 * Ways to read a card into the scanner's field around them, by the camera or out of a picture; they appear where the
 * script runs (public/scan-to-fill.js). Pictures stay in the browser.
 */
export function ReadingButtons({ code = false }: ReadingButtonsProps) {
  const { camera, reading } = useWords();
  const { nonce } = useServed();
  return (
    <div
      className="c-reading"
      data-reading=""
      data-camera-words={JSON.stringify(camera)}
      data-reading-words={JSON.stringify(reading.camera)}
      hidden
    >
      {code ? (
        <button className="btn btn-outline-primary c-btn c-btn--s" type="button" data-read="code" hidden>
          <Icon name="camera" />
          {reading.buttons.code}
        </button>
      ) : null}
      <button className="btn btn-outline-primary c-btn c-btn--s" type="button" data-read="zone" hidden>
        <Icon name="camera" />
        {reading.buttons.zone}
      </button>
      <button className="btn btn-outline-primary c-btn c-btn--s" type="button" data-read="picture">
        {reading.buttons.picture}
      </button>
      <p className="c-reading__said" role="status" />
      <script type="module" src="/scan-to-fill.js" nonce={nonce} />
    </div>
  );
}
