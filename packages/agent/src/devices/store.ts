import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { protocols, type Device } from './device.ts'

/** One device as it is from now on; `now: null` where it left the registry. */
export type DeviceWrite = { readonly id: string; readonly now: Device | null }

export type DeviceStore = {
  /** All field devices, oldest first. Read once: afterwards the roster knows what is here. */
  readonly read: () => readonly Device[]
  /** All of it is on the disk when this returns, or, when it throws, nothing is. */
  readonly write: (writes: readonly DeviceWrite[]) => void
  readonly close: () => void
}

const schema = `
  create table if not exists device (
    id text primary key,
    place integer not null,
    protocol text not null,
    name text not null,
    internal integer not null check (internal in (0, 1)),
    pinned integer not null check (pinned in (0, 1)),
    licensed integer not null check (licensed in (0, 1)),
    provisioned integer not null check (provisioned in (0, 1))
  ) strict;
  create index if not exists device_place on device (place);
`
const columns = 'id, place, protocol, name, internal, pinned, licensed, provisioned'

/** The registry of field devices: a file that survives a power cut at every moment (WAL, each commit on the disk). */
export const openDeviceStore = (folder: string): DeviceStore => {
  const database = new DatabaseSync(join(folder, 'devices.sqlite'), { timeout: 5000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec(schema)
  const all = database.prepare(`select ${columns} from device order by place, id`)
  const save = database.prepare(
    `insert into device (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set place = excluded.place, protocol = excluded.protocol, name = excluded.name,
       internal = excluded.internal, pinned = excluded.pinned, licensed = excluded.licensed,
       provisioned = excluded.provisioned`,
  )
  const remove = database.prepare('delete from device where id = ?')

  return {
    read: () => all.all().map(fromRow),
    write: (writes) => {
      database.exec('begin immediate')
      try {
        for (const { id, now } of writes)
          if (now === null) remove.run(id)
          else save.run(...toRow(now))
        database.exec('commit')
      } catch (error) {
        // A full disk may have ended the transaction already; the first error is the one to tell.
        if (database.isTransaction) database.exec('rollback')
        throw error
      }
    },
    close: () => database.close(),
  }
}

/** In the order of `columns`. */
const toRow = (device: Device): (string | number)[] => [
  device.id,
  device.order,
  device.protocol,
  device.name,
  Number(device.internal),
  Number(device.pinned),
  Number(device.licensed),
  Number(device.provisioned),
]

const fromRow = (row: Record<string, SQLOutputValue>): Device => {
  const protocol = protocols.find((each) => each === row['protocol'])
  if (protocol === undefined)
    throw new Error(`the registry has a device of protocol ${String(row['protocol'])}`)
  return {
    id: String(row['id']),
    order: Number(row['place']),
    protocol,
    name: String(row['name']),
    internal: row['internal'] === 1,
    pinned: row['pinned'] === 1,
    licensed: row['licensed'] === 1,
    provisioned: row['provisioned'] === 1,
  }
}
