import type { camera as it } from "../it/camera";
import type { WordsLike } from "../words-like";

export const camera: WordsLike<typeof it> = {
  title: "Camera",
  card: "Hold the card inside the frame, still and well lit.",
  passport: "Hold the page with the photo inside the frame, still and well lit.",
  starting: "Opening the camera…",
  shutter: "Take the picture",
  torchOn: "Light on",
  torchOff: "Light off",
  close: "Close",
  none: "This device has no camera.",
  refused: "The browser is not allowed to use the camera: allow it in the settings of this site and try again.",
  busy: "Another program is using the camera: close it and try again.",
  failed: "The camera does not open: try again, or use a file.",
};
