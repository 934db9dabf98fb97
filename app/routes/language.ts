import { z } from "zod";
import { languageCookie } from "~/access/language";
import { localPath } from "~/access/local-path";
import { keepLanguage } from "~/access/own-account.server";
import { publicAction, said, withCookies } from "~/access/page.server";
import { isSecure } from "~/access/sessions.server";
import { parseForm } from "~/ui/form/form-state";

const Choice = z.object({ lingua: z.enum(["it", "en"]), torna: z.string().optional() });

export const action = publicAction("language", async ({ platform, signedIn, atTheCode, form }) => {
  const parsed = parseForm(Choice, form);
  if (!parsed.ok) return said("/");

  const { lingua, torna } = parsed.value;
  const userId = signedIn?.actor.userId ?? atTheCode?.userId;
  if (userId !== undefined) await keepLanguage(platform, userId, lingua);
  return withCookies(said(localPath(torna ?? null, "/")), [languageCookie(lingua, isSecure(platform.env.origin))]);
});
