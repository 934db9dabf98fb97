import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { placeByCode } from "~/clients/places";
import { addDays, addYears, type Day, day } from "~/terms/day";

type Sketch = [surname: string, name: string, sex: "M" | "F", born: string, place: string, citizenship?: string];

/** Invented people; any likeness of a codice fiscale to a real one is the algorithm's. */
const SKETCHES: Sketch[] = [
  ["Marchisio", "Lucia", "F", "1968-04-11", "L219"],
  ["Rinaudo", "Davide", "M", "1979-09-30", "D205"],
  ["Bertone", "Paolo", "M", "1971-03-14", "L219"],
  ["El Amrani", "Fatima Zahra", "F", "1988-07-02", "Z330", "MA"],
  ["Novarese", "Giorgio", "M", "1959-12-08", "A182"],
  ["Cavaglià", "Marta", "F", "1992-05-27", "B885"],
  ["Peyrot", "Stefano", "M", "1983-10-19", "G674"],
  ["D’Agostino", "Silvia", "F", "1976-02-29", "L219"],
  ["De La Cruz", "Maria Letizia", "F", "1990-02-28", "L219"],
  ["Bonino", "Luca", "M", "1995-08-04", "A124"],
  ["Demichelis", "Aurelia", "F", "1949-01-21", "F335"],
  ["Gastaldi", "Roberto", "M", "1966-06-16", "D969"],
  ["Bosio", "Teresa", "F", "1981-11-03", "L219"],
  ["Đorđević", "Łukasz", "M", "1985-10-10", "Z158", "RS"],
  ["Müller", "Jürgen", "M", "1970-06-15", "A952"],
  ["Nguyễn", "Thị Hồng", "F", "1987-03-09", "Z251", "VN"],
  ["Perotti", "Aldo", "M", "1955-02-17", "L219"],
  ["Vignolo", "Chiara", "F", "1984-12-01", "D205"],
  ["Marin", "Ionuț", "M", "1986-05-18", "Z129", "RO"],
  ["Oddone", "Renata", "F", "1963-09-07", "F351"],
  ["Savarino", "Bruno", "M", "1974-07-23", "L219"],
  ["Ferraris", "Nadia", "F", "1978-04-30", "L750"],
  ["Gribaudo", "Ernesto", "M", "1952-10-12", "D205"],
  ["Actis", "Giovanna", "F", "1989-01-05", "L219"],
  ["Barbero", "Matteo", "M", "1991-06-28", "A479"],
  ["Chiavassa", "Elisa", "F", "1972-08-15", "L219"],
  ["Dalmasso", "Pietro", "M", "1961-11-26", "D205"],
  ["Enrici", "Sofia", "F", "1998-03-31", "G674"],
  ["Fenoglio", "Carlo", "M", "1957-05-09", "A124"],
  ["Giraudo", "Anna Maria", "F", "1969-12-22", "D205"],
  ["Isoardi", "Marco", "M", "1982-02-14", "D205"],
  ["Lanza", "Beatrice", "F", "1993-09-01", "L219"],
  ["Mondino", "Fabrizio", "M", "1975-10-07", "L219"],
  ["Nota", "Irma", "F", "1947-07-18", "L219"],
  ["Olivetti", "Sergio", "M", "1964-01-29", "E379"],
  ["Pautasso", "Valentina", "F", "1987-06-06", "L219"],
  ["Quaglia", "Nicolò", "M", "1996-04-23", "A182"],
  ["Ramello", "Simona", "F", "1980-08-11", "L219"],
  ["Sacco", "Umberto", "M", "1958-03-03", "F205"],
  ["Tallone", "Cristina", "F", "1973-11-14", "D205"],
  ["Ughetto", "Daniele", "M", "1985-05-25", "L219"],
  ["Viglione", "Rosa", "F", "1960-02-08", "B111"],
  ["Zanetti", "Emanuele", "M", "1994-12-19", "F205"],
  ["Allasia", "Franca", "F", "1956-09-21", "L219"],
  ["Borello", "Tommaso", "M", "1977-07-30", "L219"],
  ["Ceresa", "Ilaria", "F", "1990-10-16", "A859"],
  ["Dutto", "Michele", "M", "1967-01-11", "D205"],
  ["Einaudi", "Carla", "F", "1951-06-24", "B111"],
  ["Fassino", "Andrea", "M", "1988-08-29", "L219"],
  ["Gallo Orsi", "Margherita", "F", "1986-04-02", "L219"],
  ["Hoxha", "Arben", "M", "1979-05-13", "Z100", "AL"],
  ["Iberti", "Paola", "F", "1965-12-30", "L219"],
  ["Levi", "Samuele", "M", "1992-02-20", "L219"],
  ["Meinardi", "Luisa", "F", "1954-10-28", "L219"],
  ["Negro", "Alessio", "M", "1981-03-17", "A479"],
  ["Occelli", "Tiziana", "F", "1970-09-10", "D205"],
  ["Pagliero", "Vittorio", "M", "1962-07-05", "L219"],
  ["Racca", "Giulia", "F", "1997-11-08", "L219"],
  ["Scarafiotti", "Renzo", "M", "1950-05-31", "L219"],
  ["Testa", "Monica", "F", "1976-01-26", "L219"],
  ["Usseglio", "Enrico", "M", "1984-08-20", "L219"],
  ["Vallero", "Noemi", "F", "1999-06-12", "L219"],
  ["Zucca", "Oreste", "M", "1948-04-15", "L219"],
  ["Bianco", "Federica", "F", "1983-02-03", "L219"],
];

const STREETS = ["Via Nizza", "Corso Racconigi", "Via Garibaldi", "Corso Vinzaglio", "Via San Donato", "Via Cibrario"];

/** The person of the sketch, as typed at the desk. */
export function applicantOf(index: number): Applicant {
  const sketch = SKETCHES[index];
  if (!sketch) throw new Error(`no demo person ${index}`);
  const [surname, name, sex, born, placeCode, citizenship = "IT"] = sketch;
  const birthDate = day(born);
  const place = placeByCode(placeCode, birthDate);
  const handle = `${name.split(" ")[0]}.${surname}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  return {
    surname,
    name,
    sex,
    birthDate,
    birthPlace: place?.name ?? "Torino",
    birthProvince: place?.province ?? "EE",
    birthPlaceCode: placeCode,
    citizenship,
    codiceFiscale: composeCodiceFiscale({ surname, name, sex, birthDate, birthPlaceCode: placeCode }),
    disagreementReason: null,
    street: `${STREETS[index % STREETS.length]} ${11 + index * 3}`,
    postcode: `101${String(21 + (index % 35)).padStart(2, "0")}`,
    municipality: "Torino",
    province: "TO",
    country: "IT",
    email: `${handle}@esempio.it`,
    mobile: `333 555 ${String(1000 + index * 37).slice(-4)}`,
  };
}

/** Shown at identification: electronic cards mostly, some passports and licences, a permit where one is due. */
export function documentOf(index: number, today: Day, expiresOn?: Day): CaseIdentityDocument {
  const applicant = applicantOf(index);
  const issuedOn = addDays(addYears(today, -3), -(index * 17));
  const european = ["IT", "RO", "DE"].includes(applicant.citizenship);
  const kind = applicant.citizenship !== "IT" ? "PASSPORT" : index % 7 === 3 ? "DRIVING_LICENCE" : "IDENTITY_CARD";
  const serial = String(10000 + index * 613).slice(-5);
  const numbers = {
    PASSPORT: `YA${serial}21`,
    DRIVING_LICENCE: `U1L${serial}2B`,
    IDENTITY_CARD: `CA${serial}GH`,
  } as const;
  return {
    type: kind,
    paper: false,
    number: numbers[kind],
    issuer: kind === "PASSPORT" ? "Autorità estera" : kind === "DRIVING_LICENCE" ? "MIT-UCO" : "Ministero dell’Interno",
    issuedOn,
    expiresOn: expiresOn ?? addDays(addYears(issuedOn, 10), -1),
    approvalReference: null,
    residencePermit: european ? null : { number: `I${serial}78`, expiresOn: addYears(today, 2) },
  };
}
