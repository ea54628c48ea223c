/**
 * The build in the folder given, reading texts as often as it is asked to. Texts that it does not read are told by their
 * places.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { parseProblem } = await import(pathToFileURL(join(process.argv[2], 'dist/parse/index.js')).href)
const sets = new Map()

const isRead = (text) => {
  try {
    parseProblem(text)
    return true
  } catch {
    return false
  }
}

/** Milliseconds of processor time that reading the texts takes, `times` over. */
const timed = (name, times) => {
  const texts = sets.get(name)
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) for (const text of texts) parseProblem(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

process.on('message', ({ name, texts, times }) => {
  if (texts) sets.set(name, texts)
  process.send(texts ? texts.flatMap((text, i) => (isRead(text) ? [i] : [])) : timed(name, times))
})
