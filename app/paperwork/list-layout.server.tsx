import { Head, layOut, type Setting } from "./sheet-frame.server";

/** The printed part of a list: its name, and the frame of the copy label. Its tables follow from what they say. */
export function layOutList(words: { title: string; subtitle: string }, setting: Setting): Promise<Uint8Array> {
  return layOut(<Head {...words} />, setting);
}
