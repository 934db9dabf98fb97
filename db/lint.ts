import type { Sql } from "postgres";

/** Tables of people and their sign-in: they belong to no tenant, have no row security and one door in the code. */
const IDENTITY_TABLES = ["users", "desk_settings", "sessions", "tokens", "throttles", "capture_links"];
/** Wrapped keys of the product as a whole. */
const PRODUCT_TABLES = ["product_secrets"];
const OF_NO_TENANT = [...IDENTITY_TABLES, ...PRODUCT_TABLES];
/** What is written here stays: the application may read and add, nothing else. */
const INSERT_ONLY_TABLES = ["journal", "reads"];
const NEVER_CHANGED_BY_THE_APP = [...INSERT_ONLY_TABLES, "checkpoints"];
const APPLICATION = "cartellina_app";

/**
 * What in the schema breaks the rules that keep tenants apart (scale, "Catalog lint"; security §3.1) or the register
 * whole, each as a sentence that names the object. An empty answer is the good one.
 */
export async function lintCatalog(sql: Sql, schema = "public"): Promise<string[]> {
  const tables = await tenantTables(sql, schema);
  const found = await Promise.all([
    ownerlessTables(sql, schema),
    rowSecurity(sql, schema),
    policies(sql, schema),
    keysWithoutTenant(sql, tables),
    foreignKeys(sql, schema, tables),
    views(sql, schema),
    definerFunctions(sql, schema),
    privileges(sql, schema),
    guards(sql, schema),
    application(sql, schema),
  ]);
  return found.flat();
}

type TenantTable = { oid: number; name: string; tenant: string; attnum: number };

/** Tables of tenants, each with the column that says whose a row is: the practice, the book or the chamber. */
async function tenantTables(sql: Sql, schema: string): Promise<TenantTable[]> {
  return sql<TenantTable[]>`
    select distinct on (c.oid) c.oid::int, c.relname as name, a.attname as tenant, a.attnum::int
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname in ('practice_id', 'book', 'chamber_id')
      and a.attnotnull and not a.attisdropped
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
    order by c.oid, array_position(array['practice_id', 'book', 'chamber_id'], a.attname::text)`;
}

async function ownerlessTables(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string; column: string | null }[]>`
    select c.relname as name, max(a.attname) as column
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attname in ('practice_id', 'book') and not a.attisdropped
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
      and c.relname <> all(${OF_NO_TENANT})
      and not exists (
        select from pg_attribute t where t.attrelid = c.oid and t.attname in ('practice_id', 'book', 'chamber_id')
          and t.attnotnull and not t.attisdropped)
    group by c.relname order by c.relname`;
  return rows.map(({ name, column }) =>
    column === null ? `table ${name} belongs to no tenant` : `table ${name}: ${column} may be null`,
  );
}

async function rowSecurity(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string; enabled: boolean; forced: boolean; policies: number }[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p') and c.relname <> all(${OF_NO_TENANT})
    order by c.relname`;
  return rows.flatMap(({ name, enabled, forced, policies }) => [
    ...(enabled ? [] : [`table ${name}: row security is not enabled`]),
    ...(forced ? [] : [`table ${name}: row security is not forced, so its owner sees everything`]),
    ...(policies > 0 ? [] : [`table ${name} has no policy`]),
  ]);
}

/** A policy compares a column with a setting, nothing else (scale, rule 4). Functions of our own have oids from 16384. */
async function policies(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ table: string; policy: string; tree: string }[]>`
    select c.relname as table, p.polname as policy,
      coalesce(p.polqual::text, '') || coalesce(p.polwithcheck::text, '') as tree
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = ${schema}::regnamespace order by c.relname, p.polname`;
  return rows.flatMap(({ table, policy, tree }) => [
    ...(tree.includes("{SUBLINK") ? [`policy ${policy} on ${table} contains a subquery`] : []),
    ...([...tree.matchAll(/:(?:funcid|opfuncid) (\d+)/g)].some(([, oid]) => Number(oid) >= 16_384)
      ? [`policy ${policy} on ${table} calls a function that is not PostgreSQL's own`]
      : []),
  ]);
}

async function keysWithoutTenant(sql: Sql, tables: TenantTable[]): Promise<string[]> {
  const rows = await sql<{ table: number; name: string; columns: number[] }[]>`
    select i.indrelid::int as table, c.relname as name, array(select unnest(i.indkey))::int[] as columns
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = any(${tables.map((table) => table.oid)}::oid[])
      and (i.indisunique or i.indisprimary or i.indisexclusion)
    order by c.relname`;
  return rows.flatMap(({ table, name, columns }) => {
    const { name: of, tenant, attnum } = found(tables, table);
    return columns.includes(attnum) ? [] : [`unique index ${name} on ${of} is without ${tenant}`];
  });
}

type ForeignKey = {
  name: string;
  child: number;
  parent: number;
  child_name: string;
  child_columns: number[];
  parent_columns: number[];
  actions: string;
};

async function foreignKeys(sql: Sql, schema: string, tables: TenantTable[]): Promise<string[]> {
  const rows = await sql<ForeignKey[]>`
    select k.conname as name, k.conrelid::int as child, k.confrelid::int as parent, c.relname as child_name,
      k.conkey::int[] as child_columns, k.confkey::int[] as parent_columns, k.confupdtype::text || k.confdeltype::text as actions
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = ${schema}::regnamespace order by k.conname`;
  return rows.flatMap((key) => {
    const child = tables.find((table) => table.oid === key.child);
    const parent = tables.find((table) => table.oid === key.parent);
    const where = `foreign key ${key.name} of ${key.child_name}`;
    const faults = /[nd]/.test(key.actions) ? [`${where} sets null or a default`] : [];
    if (!child && parent) faults.push(`${where} leads from a global table to ${parent.name}`);
    if (child && parent && !carriesTenant(key, child, parent)) {
      faults.push(`${where} does not carry ${child.tenant} at the same place on both sides`);
    }
    return faults;
  });
}

function carriesTenant(key: ForeignKey, child: TenantTable, parent: TenantTable): boolean {
  const place = key.child_columns.indexOf(child.attnum);
  return place >= 0 && child.tenant === parent.tenant && key.parent_columns[place] === parent.attnum;
}

/** Views over tenants' tables, directly or through other views. */
async function views(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string; materialized: boolean; invoker: boolean }[]>`
    with recursive over as (
      select c.oid from pg_class c where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
      union
      select r.ev_class from over
      join pg_depend d on d.refobjid = over.oid and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_rewrite'::regclass
      join pg_rewrite r on r.oid = d.objid)
    select c.relname as name, c.relkind = 'm' as materialized,
      coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false) as invoker
    from over join pg_class c on c.oid = over.oid where c.relkind in ('v', 'm') order by c.relname`;
  return rows.flatMap(({ name, materialized, invoker }) => {
    if (materialized) return [`materialized view ${name} keeps tenants' rows outside row security`];
    return invoker ? [] : [`view ${name} is not security_invoker`];
  });
}

async function definerFunctions(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select proname as name from pg_proc where pronamespace = ${schema}::regnamespace and prosecdef order by proname`;
  return rows.map(({ name }) => `function ${name} is SECURITY DEFINER`);
}

async function privileges(sql: Sql, schema: string): Promise<string[]> {
  const excess = await sql<{ name: string; privilege: string }[]>`
    select c.relname as name, p.privilege
    from pg_class c, unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p(privilege)
    where c.relnamespace = ${schema}::regnamespace and c.relname = any(${NEVER_CHANGED_BY_THE_APP})
      and (has_table_privilege(${APPLICATION}, c.oid, p.privilege)
        or p.privilege in ('UPDATE', 'REFERENCES') and has_any_column_privilege(${APPLICATION}, c.oid, p.privilege))
    order by c.relname, p.privilege`;
  const lacking = await sql<{ name: string; privilege: string }[]>`
    select c.relname as name, p.privilege
    from pg_class c, unnest(array['SELECT', 'INSERT']) as p(privilege)
    where c.relnamespace = ${schema}::regnamespace and c.relname = any(${NEVER_CHANGED_BY_THE_APP})
      and not has_table_privilege(${APPLICATION}, c.oid, p.privilege)
    order by c.relname, p.privilege`;
  const everybody = await sql<{ name: string }[]>`
    select distinct c.relname as name from pg_class c, aclexplode(c.relacl) g
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and g.grantee = 0 order by 1`;
  return [
    ...excess.map(({ name, privilege }) => `${APPLICATION} may ${privilege} on ${name}, which is insert-only`),
    ...lacking.map(({ name, privilege }) => `${APPLICATION} may not ${privilege} on ${name}`),
    ...everybody.map(({ name }) => `${name} is granted to everybody`),
  ];
}

/** Update, delete and truncate of the insert-only tables raise, whoever tries. The bits are those of pg_trigger.tgtype. */
async function guards(sql: Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string; event: string }[]>`
    select c.relname as name, e.event
    from pg_class c, (values ('UPDATE', 16), ('DELETE', 8), ('TRUNCATE', 32)) as e(event, bit)
    where c.relnamespace = ${schema}::regnamespace and c.relname = any(${INSERT_ONLY_TABLES})
      and not exists (
        select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
        where t.tgrelid = c.oid and t.tgenabled in ('O', 'A') and (t.tgtype & e.bit) > 0 and f.proname = 'written_for_good')
    order by c.relname, e.event`;
  return rows.map(({ name, event }) => `nothing stops ${event} on ${name}`);
}

/** Whoever logs in as the application stands under all this. */
async function application(sql: Sql, schema: string): Promise<string[]> {
  const mighty = await sql<{ name: string }[]>`
    select rolname as name from pg_roles
    where (rolname = ${APPLICATION} or (not rolsuper and pg_has_role(rolname, ${APPLICATION}, 'member')))
      and (rolsuper or rolbypassrls) order by rolname`;
  const owned = await sql<{ name: string; owner: string }[]>`
    select c.relname as name, o.rolname as owner from pg_class c join pg_roles o on o.oid = c.relowner
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not o.rolsuper
      and pg_has_role(o.rolname, ${APPLICATION}, 'member') order by c.relname`;
  return [
    ...mighty.map(({ name }) => `role ${name} is bound by no policy`),
    ...owned.map(({ name, owner }) => `${name} belongs to ${owner}, a login of the application`),
  ];
}

function found(tables: TenantTable[], oid: number): TenantTable {
  const table = tables.find((candidate) => candidate.oid === oid);
  if (!table) throw new Error(`no tenant table ${oid}`);
  return table;
}
