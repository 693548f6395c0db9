import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { protocols, type Device } from './device.ts'

export type DeviceStore = {
  /** All field devices, oldest first. */
  readonly list: () => readonly Device[]
  readonly find: (id: string) => Device | null
  /** Adds it as the newest. The caller has seen that the id is free. */
  readonly add: (device: Omit<Device, 'order'>) => Device
  readonly save: (device: Device) => void
  readonly remove: (id: string) => void
  /** Everything `work` writes is there, or nothing. */
  readonly inTransaction: <Value>(work: () => Value) => Value
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
  const one = database.prepare(`select ${columns} from device where id = ?`)
  const newest = database.prepare('select coalesce(max(place), 0) as place from device')
  const insert = database.prepare(`insert into device (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = database.prepare(
    `update device set place = ?, protocol = ?, name = ?, internal = ?, pinned = ?, licensed = ?, provisioned = ?
     where id = ?`,
  )
  const remove = database.prepare('delete from device where id = ?')

  return {
    list: () => all.all().map(fromRow),
    find: (id) => {
      const row = one.get(id)
      return row === undefined ? null : fromRow(row)
    },
    add: (device) => {
      const added = { ...device, order: Number(newest.get()?.['place']) + 1 }
      const { place, ...rest } = toRow(added)
      insert.run(added.id, place, ...Object.values(rest))
      return added
    },
    save: (device) => void update.run(...Object.values(toRow(device)), device.id),
    remove: (id) => void remove.run(id),
    inTransaction: (work) => {
      database.exec('begin immediate')
      try {
        const value = work()
        database.exec('commit')
        return value
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    },
    close: () => database.close(),
  }
}

/** In the order of the columns after `id`. */
const toRow = ({ order, protocol, name, internal, pinned, licensed, provisioned }: Device) => ({
  place: order,
  protocol,
  name,
  internal: Number(internal),
  pinned: Number(pinned),
  licensed: Number(licensed),
  provisioned: Number(provisioned),
})

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
