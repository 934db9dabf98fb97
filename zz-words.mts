import { it } from "./app/ui/words/it";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
const files = ["app","db/seed"].flatMap(f => readdirSync(f,{recursive:true,withFileTypes:true}).filter(e=>e.isFile()&&/\.tsx?$/.test(e.name)).map(e=>join(e.parentPath,e.name)).filter(p=>!p.includes("ui/words/")));
const text = files.map(f=>readFileSync(f,"utf8")).join("\n");
for (const noun of ["cases","clients","today","search","timeline"] as const) {
  const walk = (o: any, path: string[]) => { for (const [k,v] of Object.entries(o)) { if (typeof v === "object" && v) { if (new RegExp(`\\b${k.replace(/[^\w]/g,".")}\\b`).test(text)) walk(v,[...path,k]); else console.log("group", noun, [...path,k].join(".")); } else if (!/[-A-Z]/.test(k.charAt(0)) && !new RegExp(`\\b${k.replace(/[^\w]/g,".")}\\b`).test(text)) console.log(noun, [...path,k].join(".")); } };
  walk((it as any)[noun], []);
}
