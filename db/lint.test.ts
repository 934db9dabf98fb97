import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../tests/support/database";
import { lintCatalog } from "./lint";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("the migrated schema keeps every rule", async () => {
  expect(await lintCatalog(database.superuser())).toEqual([]);
});

test("the application's login sees the same faults as the superuser", async () => {
  expect(await lintCatalog(database.app())).toEqual([]);
});

/** One of each fault, and beside it what is right: only the faults are named. */
const FAULTY = `
  create schema faulty;
  set search_path to faulty;
  create table owners (practice_id uuid primary key);
  create table good (practice_id uuid not null, id uuid not null, ref uuid, primary key (practice_id, id),
    constraint good_owner foreign key (practice_id) references owners (practice_id));
  create table other (practice_id uuid not null, id uuid not null, good_id uuid, primary key (practice_id, id),
    constraint other_good foreign key (practice_id, good_id) references good (practice_id, id));
  create table journal (book uuid not null, seq int not null, primary key (book, seq));
  create table reads (book uuid not null, id uuid not null, primary key (book, id));
  create table checkpoints (book uuid not null, seq int not null, primary key (book, seq));
  create function inner_look() returns uuid language sql as 'select null::uuid';
  create view good_view with (security_invoker = true) as select * from good;
  create table users (id uuid primary key);

  do $$ declare name text; begin
    foreach name in array array['owners', 'good', 'other', 'journal', 'reads', 'checkpoints'] loop
      execute format('alter table %I enable row level security', name);
      execute format('alter table %I force row level security', name);
    end loop;
    foreach name in array array['owners', 'good', 'other'] loop
      execute format('create policy %I on %I using (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', name || '_own', name);
    end loop;
    foreach name in array array['journal', 'reads', 'checkpoints'] loop
      execute format('create policy %I on %I using (true)', name || '_own', name);
      execute format('grant select, insert on %I to cartellina_app', name);
    end loop;
    foreach name in array array['journal', 'reads'] loop
      execute format('create trigger %I before update or delete on %I for each row execute function public.written_for_good()', name || '_stays', name);
      execute format('create trigger %I before truncate on %I execute function public.written_for_good()', name || '_not_emptied', name);
    end loop;
  end $$;
`;

const faults: [statement: string, named: string][] = [
  ["create table of_nobody (id uuid primary key)", "table of_nobody belongs to no tenant"],
  ["create table maybe (practice_id uuid, id uuid primary key)", "table maybe: practice_id may be null"],
  ["create unique index good_ref on good (ref)", "unique index good_ref on good is without practice_id"],
  [
    "alter table good drop constraint good_pkey cascade, add primary key (id)",
    "unique index good_pkey on good is without practice_id",
  ],
  [
    "alter table good add exclude using btree (ref with =)",
    "unique index good_ref_excl on good is without practice_id",
  ],
  [
    "create unique index good_id on good (id); alter table other add constraint bare foreign key (good_id) references good (id)",
    "foreign key bare of other does not carry practice_id at the same place on both sides",
  ],
  [
    "create unique index good_turned on good (id, practice_id); alter table other add constraint turned foreign key (practice_id, good_id) references good (id, practice_id)",
    "foreign key turned of other does not carry practice_id at the same place on both sides",
  ],
  [
    "create unique index good_id on good (id); alter table users add constraint of_user foreign key (id) references good (id)",
    "foreign key of_user of users leads from a global table to good",
  ],
  [
    "alter table other add constraint nulls foreign key (practice_id, good_id) references good on delete set null (good_id)",
    "foreign key nulls of other sets null or a default",
  ],
  [
    "alter table other add constraint resets foreign key (practice_id, good_id) references good on update set default",
    "foreign key resets of other sets null or a default",
  ],
  [
    "create policy looks on good using (exists (select from other where other.good_id = good.id))",
    "policy looks on good contains a subquery",
  ],
  [
    "create policy adds on good for insert with check (practice_id in (select practice_id from owners))",
    "policy adds on good contains a subquery",
  ],
  [
    "create policy calls on good using (practice_id = inner_look())",
    "policy calls on good calls a function that is not PostgreSQL's own",
  ],
  ["alter table good disable row level security", "table good: row security is not enabled"],
  [
    "alter table good no force row level security",
    "table good: row security is not forced, so its owner sees everything",
  ],
  ["drop policy good_own on good", "table good has no policy"],
  ["create view plain as select * from good", "view plain is not security_invoker"],
  ["create view over_view as select * from good_view", "view over_view is not security_invoker"],
  [
    "create materialized view kept as select * from good",
    "materialized view kept keeps tenants' rows outside row security",
  ],
  [
    "create function mighty() returns int language sql security definer as 'select 1'",
    "function mighty is SECURITY DEFINER",
  ],
  ["grant update on journal to cartellina_app", "cartellina_app may UPDATE on journal, which is insert-only"],
  ["grant update (seq) on journal to cartellina_app", "cartellina_app may UPDATE on journal, which is insert-only"],
  ["grant delete on reads to cartellina_app", "cartellina_app may DELETE on reads, which is insert-only"],
  [
    "grant truncate on checkpoints to cartellina_app",
    "cartellina_app may TRUNCATE on checkpoints, which is insert-only",
  ],
  ["revoke insert on reads from cartellina_app", "cartellina_app may not INSERT on reads"],
  ["grant select on good to public", "good is granted to everybody"],
  ["alter table journal disable trigger journal_stays", "nothing stops UPDATE on journal"],
  ["drop trigger reads_not_emptied on reads", "nothing stops TRUNCATE on reads"],
  ["create role sleeper login bypassrls in role cartellina_app", "role sleeper is bound by no policy"],
  ["alter table good owner to cartellina_login", "good belongs to cartellina_login, a login of the application"],
];

test("the control: each fault is named, and what is right beside it is not", async () => {
  const sql = database.superuser();
  await sql.unsafe(FAULTY);
  expect(await lintCatalog(sql, "faulty")).toEqual([]);
  for (const [statement, named] of faults) {
    const found: string[] = [];
    await sql
      .begin(async (tx) => {
        await tx.unsafe(statement);
        found.push(...(await lintCatalog(tx as unknown as typeof sql, "faulty")));
        throw new Error("roll back");
      })
      .catch((error: Error) => {
        if (error.message !== "roll back") throw new Error(`${statement}: ${error.message}`);
      });
    expect(found, statement).toContain(named);
  }
});
