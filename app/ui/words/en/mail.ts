import type { mail as it } from "../it/mail";
import type { WordsLike } from "../words-like";

export const mail: WordsLike<typeof it> = {
  invitation: ({ name, desk, link }) => ({
    subject: `Invitation to Cartellina from ${desk}`,
    body: `${name},

${desk} invites you to Cartellina, the service that follows cases of CNS devices from identification to receipts.

Open this link to choose your password:
${link}

It works for seven days and once only. If you did not expect this invitation, ignore this message.`,
  }),
  reset: ({ name, link }) => ({
    subject: "New password for Cartellina",
    body: `${name},

somebody, probably you, asked for a new password for your access to Cartellina.

Open this link to choose it:
${link}

It works for one hour and once only. If you did not ask for it, ignore this message: your password stays as it was.`,
  }),
};
