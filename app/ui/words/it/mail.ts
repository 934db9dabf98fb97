export const mail = {
  invitation: ({ name, desk, link }: { name: string; desk: string; link: string }) => ({
    subject: `Invito a Cartellina da ${desk}`,
    body: `${name},

${desk} ti invita in Cartellina, il servizio con cui si seguono le pratiche di rilascio dei dispositivi CNS.

Apri questo collegamento per scegliere la password:
${link}

Vale sette giorni e una volta sola. Se non aspettavi questo invito, ignora il messaggio.`,
  }),
  reset: ({ name, link }: { name: string; link: string }) => ({
    subject: "Nuova password per Cartellina",
    body: `${name},

qualcuno, probabilmente tu, ha chiesto una nuova password per il tuo accesso a Cartellina.

Apri questo collegamento per sceglierla:
${link}

Vale un’ora e una volta sola. Se non l’hai chiesta, ignora il messaggio: la password resta quella di prima.`,
  }),
};
