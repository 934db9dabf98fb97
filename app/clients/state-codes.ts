import { isState } from "./states";

/** Three letters, as passports have them, to the two of our lists, where the first two are not them already. */
const OTHERWISE = (
  "AND:AD ARE:AE AGO:AO ARM:AM ATA:AQ ATG:AG AUT:AT ABW:AW BRB:BB BGD:BD BEN:BJ BIH:BA BLM:BL BES:BQ BHS:BS BDI:BI BLZ:BZ " +
  "BLR:BY BRN:BN CAF:CF COG:CG COD:CD CHL:CL CHN:CN CIV:CI COK:CK COM:KM CPV:CV CUW:CW CYM:KY DNK:DK DZA:DZ EST:EE FLK:FK " +
  "FRO:FO FSM:FM GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUF:GF GUY:GY IRQ:IQ IRL:IE ISR:IL JAM:JM KAZ:KZ KHM:KH KOR:KR " +
  "LBR:LR LBY:LY LIE:LI LKA:LK MAC:MO MAF:MF MDG:MG MDV:MV MEX:MX MKD:MK MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU " +
  "PAK:PK PCN:PN PLW:PW PNG:PG POL:PL PRK:KP PRT:PT PRY:PY PYF:PF ROU:RO SGS:GS SLB:SB SLV:SV SPM:PM SRB:RS STP:ST SUR:SR " +
  "SVK:SK SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC TCD:TD TKM:TM TLS:TL TUN:TN TUR:TR TUV:TV UKR:UA UMI:UM URY:UY WLF:WF ATF:TF " +
  "IOT:IO ESH:EH SEN:SN AUS:AU VGB:VG VIR:VI VAT:VA D:DE ALA:AX"
)
  .split(" ")
  .map((pair) => pair.split(":") as [string, string]);

const BY_THREE = new Map(OTHERWISE);

/**
 * The State of a passport's three letters (ICAO Doc 9303, part 3, section 5; `D` is Germany), as ISO 3166-1 alpha-2;
 * null for what is none of ours, such as stateless persons and organisations.
 */
export function stateOfThree(three: string): string | null {
  const two = BY_THREE.get(three) ?? (three.length === 3 ? three.slice(0, 2) : "");
  return isState(two) ? two : null;
}
