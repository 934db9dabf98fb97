import { captureLinkOf, type DeskLink } from "~/access/capture-links.server";
import type { Context } from "~/access/context";
import { type QrPicture, qrPicture } from "~/access/qr-picture.server";
import { showMoment } from "~/ui/show-moment";
import { type PhoneReach, phoneReach } from "./phone-reach.server";

/** What the desk shows of the phone of a case. */
export type PhoneShown = {
  caseId: string;
  origin: string;
  reach: PhoneReach;
  link:
    | (Pick<DeskLink, "opened" | "by" | "mine" | "address"> & {
        shots: number;
        /** Hour on the clock in Rome. */
        until: string;
        /** Where a phone may come: none on an address that it cannot reach. */
        picture: QrPicture | null;
      })
    | null;
};

export async function phonePart(ctx: Context, caseId: string): Promise<PhoneShown> {
  const { origin } = ctx.platform.env;
  const reach = phoneReach(origin);
  const link = await captureLinkOf(ctx, caseId);
  if (link === null) return { caseId, origin, reach, link };
  const { opened, by, mine, address, shots } = link;
  const picture = address === null || reach === "LOOPBACK" ? null : qrPicture(address);
  return {
    caseId,
    origin,
    reach,
    link: { opened, by, mine, address, shots, until: showMoment(link.until).hour, picture },
  };
}
